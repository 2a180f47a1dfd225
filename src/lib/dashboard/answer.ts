import { topicPath } from '../forum/forum';
import { lessonPath } from '../lessons/lesson';

interface Answered {
  post_id: number;
  /** The title of the lesson, or of the topic. */
  place: string;
  cohort_id: number;
  author: string | null;
  is_teacher_response: boolean;
  /** ISO */
  created_at: string;
  /** The first 160 characters. */
  excerpt: string;
}

/** One of the latest answers to the viewer's posts and topics. */
export type Answer = Answered &
  ({ kind: 'post'; lesson_id: number } | { kind: 'reply'; topic_id: number });

/** Where the answer stands. */
export function answerPath(answer: Answer): string {
  const { post_id: id, cohort_id: cohort } = answer;
  return answer.kind === 'post'
    ? lessonPath(answer.lesson_id, { cohort, post: id })
    : topicPath(cohort, answer.topic_id, { reply: id });
}
