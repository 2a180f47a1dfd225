import type { LessonContent } from '../lessons/lesson';
import { pastedAddress, playerAddress } from '../lessons/video';
import { secondsIn } from '../time/duration';
import { linkRows, typedLinks } from './links';

/** As long a text as a lesson has, in characters. */
export const LONGEST_TEXT = 200_000;

/**
 * A lesson as it stands in the form in which it is written; what the form does not hold is as it was saved.
 *
 * @param values by the name of the field
 */
export function asTyped(values: Record<string, string>, saved: LessonContent): LessonContent {
  const { text_content: text, youtube_url: video, video_length: length } = values;
  return {
    text_content: text ?? saved.text_content,
    youtube_url: video === undefined ? saved.youtube_url : shownVideo(video.trim(), values),
    video_duration_seconds:
      length === undefined ? saved.video_duration_seconds : secondsIn(length.trim()),
    resources: linkRows(saved.resources, values),
  };
}

/** As saving would take it: the address of a video, or whatever stood there before. */
function shownVideo(typed: string, { youtube_url_before: before }: Record<string, string>) {
  const address = pastedAddress(typed);
  return typed === before || playerAddress(address) !== null ? address : null;
}

/** All that was typed into a form, to be copied where it cannot be saved any more. */
export function wordsOf(values: Record<string, string>): string {
  const { name, description, text_content: text, youtube_url: video } = values;
  const links = typedLinks(values).map(({ name, url }) => `${url} ${name}`.trim());
  return [name, description, text, video, links.join('\n')].filter(Boolean).join('\n\n');
}

export const emptyLesson: LessonContent = {
  text_content: null,
  youtube_url: null,
  video_duration_seconds: null,
  resources: [],
};
