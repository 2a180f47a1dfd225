import type { Db } from '../db/client';
import { refuse, unwrap } from '../db/errors';

/**
 * Marks a lesson as done by this person, or takes the mark back.
 *
 * @throws Refusal may_not_mark when the lesson is not open to them for writing
 */
export async function markLesson(
  db: Db,
  personId: string,
  lessonId: number,
  completed: boolean,
): Promise<void> {
  const result = await db
    .from('lesson_progress')
    .upsert(
      { user_id: personId, lesson_id: lessonId, completed },
      { onConflict: 'user_id,lesson_id' },
    );
  if (result.error?.code === '42501') refuse('may_not_mark');
  unwrap(result);
}
