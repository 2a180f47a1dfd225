import { Problem } from '../../supabase/local/problem.ts';
import { startScript } from '../support/children.ts';
import { inProject } from '../support/settings.ts';
import type { Diary, Orders } from './students.ts';

export type Load = { stop(): Promise<Diary> };

/** Lets the students begin. `stop` ends them, has them look for their writes, and gives what they noted. */
export function startLoad(orders: Orders): Load {
  const child = startScript(
    inProject('scripts/rehearsal/students.ts'),
    [JSON.stringify(orders)],
    {},
  );
  const diary = new Promise<Diary>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Diary));
    child.once('exit', (code) =>
      reject(new Problem(`The students ended by themselves (${code}).`)),
    );
  });
  diary.catch(() => {});
  return {
    stop() {
      child.send('end');
      return diary;
    },
  };
}
