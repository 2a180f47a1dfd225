import { actions } from 'astro:actions';
import { formState, type FormState } from '~/lib/forms/form-state';
import type { Post } from '~/lib/discussions/post';

/** The forms of a talk, most of them standing on the page many times. */
export interface TalkForms {
  /** Of a lesson's post, or of a reply to a topic. */
  write: FormState;
  edit: FormState;
  remove: FormState;
  pin: FormState;
  hide: FormState;
  restore: FormState;
  close: FormState;
}

export async function talkForms(
  page: Parameters<typeof formState>[0],
  write: unknown = actions.discussions.write,
): Promise<TalkForms> {
  return {
    write: await formState(page, write),
    edit: await formState(page, actions.discussions.edit),
    remove: await formState(page, actions.discussions.remove),
    pin: await formState(page, actions.discussions.pin),
    hide: await formState(page, actions.discussions.hide),
    restore: await formState(page, actions.discussions.restore),
    close: await formState(page, actions.forum.close),
  };
}

/** The form that was refused, if any. */
export function refusedForm(forms: TalkForms): FormState | null {
  return Object.values(forms).find(({ error }: FormState) => error !== null) ?? null;
}

/** Where a talk stands and what may be done there: the same for every post of a page. */
export interface TalkPlace {
  /** The page that forms come back to. */
  back: string;
  /** The page on which what is pinned stands. */
  first: string;
  /** The ids that a new post is written with. */
  of: { lesson_id: number; cohort_id: number } | { topic_id: number };
  /** Whether answers can be answered. */
  isNested: boolean;
  mayPost: boolean;
  mayModerate: boolean;
  /** The reader's zone, or the cohort's. */
  zone: string;
  forms: TalkForms;
}

/** Whether the refused form stands on the page again and says itself what is wrong. */
export function standsOnPage(forms: TalkForms, place: TalkPlace, posts: Post[]): boolean {
  const find = ({ kind = 'post', post_id }: FormState['values']) =>
    posts.find((post) => post.kind === kind && String(post.id) === post_id);
  if (forms.write.error) {
    const { values } = forms.write;
    const parent = values['parent_id'];
    const isForHere = Object.entries(place.of).every(([name, id]) => values[name] === String(id));
    const answered = parent ? find({ post_id: parent }) : undefined;
    return place.mayPost && isForHere && (!parent || Boolean(answered?.content));
  }
  const own = forms.edit.error ? forms.edit : forms.remove;
  if (own.error) {
    const post = find(own.values);
    return place.mayPost && post !== undefined && post.mine && !post.hidden;
  }
  if (forms.hide.error) {
    const post = find(forms.hide.values);
    return place.mayModerate && post !== undefined && !post.hidden;
  }
  if (forms.close.error) return place.mayModerate;
  const post = find((forms.pin.error ? forms.pin : forms.restore).values);
  return place.mayModerate && post !== undefined;
}
