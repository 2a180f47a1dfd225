import { counted, listed } from '../words';
import type { Leaving } from './account';

/** What a deletion takes along, a sentence each, in numbers. */
export function goesInWords({ seats, waiting, progress, courses }: Leaving): string[] {
  const sentences = ['Your name, address, password and sessions.'];
  if (seats > 0) {
    const freed = seats === 1 ? 'a cohort. It is' : 'cohorts. They are';
    sentences.push(`${counted(seats, 'seat')} in ${freed} free for others at once.`);
  }
  if (waiting > 0) sentences.push(`${counted(waiting, 'place')} on waiting lists.`);
  if (progress > 0) {
    sentences.push(`${counted(progress, 'mark')} of progress in lessons.`);
  }
  if (courses > 0) sentences.push(`Your standing in ${counted(courses, 'course')}.`);
  return sentences;
}

/** What stays, without the name. */
export function staysInWords({ posts, topics, replies, taught }: Leaving): string[] {
  const words = [
    posts > 0 && counted(posts, 'post'),
    topics > 0 && counted(topics, 'topic'),
    replies > 0 && counted(replies, 'reply', 'replies'),
  ].filter((part) => part !== false);
  const sentences = [];
  if (words.length > 0) sentences.push(`${listed(words)}, without your name.`);
  if (taught > 0) sentences.push(`${counted(taught, 'course')} that you made, without a teacher.`);
  return sentences;
}

/** Why somebody cannot leave yet; null when they can. */
export function whyNot({ last_admin, running }: Leaving): string | null {
  if (last_admin) {
    return 'You are the last admin. Make somebody else an admin first, or nobody can look after the campus.';
  }
  if (running > 0) {
    return `You teach ${counted(running, 'cohort')} that ${running === 1 ? 'has' : 'have'} not ended. Ask an admin to hand your courses over to somebody else first.`;
  }
  return null;
}
