import type { LessonContent } from '../lessons/lesson';
import { pastedAddress } from '../lessons/video';
import { secondsIn } from '../time/duration';
import { linkRows } from './links';

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
    youtube_url: video === undefined ? saved.youtube_url : pastedAddress(video.trim()),
    video_duration_seconds:
      length === undefined ? saved.video_duration_seconds : secondsIn(length.trim()),
    resources: linkRows(saved.resources, values),
  };
}

export const emptyLesson: LessonContent = {
  text_content: null,
  youtube_url: null,
  video_duration_seconds: null,
  resources: [],
};
