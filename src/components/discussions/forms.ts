import { actions } from 'astro:actions';
import { formState, type FormState } from '~/lib/forms/form-state';
import type { Post } from '~/lib/discussions/thread';

/** The forms under a lesson, each standing on the page many times. */
export interface TalkForms {
  write: FormState;
  edit: FormState;
  remove: FormState;
  pin: FormState;
  hide: FormState;
  restore: FormState;
}

export async function talkForms(page: Parameters<typeof formState>[0]): Promise<TalkForms> {
  return {
    write: await formState(page, actions.discussions.write),
    edit: await formState(page, actions.discussions.edit),
    remove: await formState(page, actions.discussions.remove),
    pin: await formState(page, actions.discussions.pin),
    hide: await formState(page, actions.discussions.hide),
    restore: await formState(page, actions.discussions.restore),
  };
}

/** The form that was refused, if any. */
export function refusedForm(forms: TalkForms): FormState | null {
  return Object.values(forms).find(({ error }: FormState) => error !== null) ?? null;
}

/** Where a post stands and what may be done about it: the same for every post of a page. */
export interface TalkPlace {
  lessonId: number;
  cohortId: number;
  /** The page of older threads, if this is one. */
  before: number | null;
  mayPost: boolean;
  mayModerate: boolean;
  /** The reader's zone, or the cohort's. */
  zone: string;
  forms: TalkForms;
}

/** Whether the refused form stands on the page again and says itself what is wrong. */
export function standsOnPage(forms: TalkForms, place: TalkPlace, posts: Post[]): boolean {
  const find = (id: string | undefined) => posts.find((post) => String(post.id) === id);
  if (forms.write.error) {
    const parent = forms.write.values['parent_id'];
    const isForHere = forms.write.values['cohort_id'] === String(place.cohortId);
    return place.mayPost && isForHere && (!parent || Boolean(find(parent)?.content));
  }
  const own = forms.edit.error ? forms.edit : forms.remove;
  if (own.error) {
    const post = find(own.values['post_id']);
    return place.mayPost && post !== undefined && post.mine && !post.hidden;
  }
  if (forms.hide.error) {
    const post = find(forms.hide.values['post_id']);
    return place.mayModerate && post !== undefined && !post.hidden;
  }
  const post = find((forms.pin.error ? forms.pin : forms.restore).values['post_id']);
  return place.mayModerate && post !== undefined;
}
