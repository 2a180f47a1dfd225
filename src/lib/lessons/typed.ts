import type { LessonContent } from './lesson';

/** As long a text as the preview takes, in characters. */
export const LONGEST_PREVIEW = 200_000;

/**
 * A lesson as it stands in the form in which it is written; what the form does not hold is as it is saved.
 *
 * @param values by the name of the field
 */
export function asTyped(values: Record<string, string>, saved: LessonContent): LessonContent {
  return {
    ...saved,
    text_content: values['text_content'] ?? saved.text_content,
    youtube_url: values['youtube_url'] ?? saved.youtube_url,
  };
}

export const emptyLesson: LessonContent = {
  text_content: null,
  youtube_url: null,
  video_duration_seconds: null,
  resources: [],
};
