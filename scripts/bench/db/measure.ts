import postgres from 'postgres';
import { timeBare, timeQuestion, type Node } from './ask.ts';
import { checkAnswer } from './check.ts';
import { insideOf, type Part } from './inside.ts';
import { median } from './median.ts';
import { mainNode } from './plan.ts';
import type { Question } from './question.ts';

export type Figures = {
  page: string;
  who: string;
  what: string;
  /** Medians on a connection that has served before, in milliseconds. */
  ms: number;
  /** The same again at once, when the statements are planned for this role. */
  again: number;
  bare: number;
  /** The first time on a new connection. */
  first: number;
  limit: number;
  node: string;
  /** Where a function's time goes, the largest first. */
  inside: Part[];
  wrong: string[];
};

/** Rounds that every question gets, and the milliseconds after which it gets no more. */
const FEWEST = 5;
const PATIENCE = 4000;

/**
 * Times are the server's own (planning and execution, from EXPLAIN), because the way to the client and back is the
 * same for everybody and larger than most answers. Every question and its bare read are asked in turn, round after
 * round on the same two connections, so that noise hits all alike; the first two rounds only warm up.
 *
 * @param url for the owner, who may become everybody @param adminUrl for a superuser
 */
export async function measure(
  { url, adminUrl }: { url: string; adminUrl: string },
  questions: Question[],
  rounds: number,
): Promise<Figures[]> {
  const asker = postgres(url, { max: 1, onnotice() {} });
  const owner = postgres(adminUrl, { max: 1, onnotice() {} });
  const times = questions.map(() => ({
    ms: [] as number[],
    again: [] as number[],
    bare: [] as number[],
    first: [] as number[],
  }));
  const spent = questions.map(() => 0);
  const plans: Node[] = [];
  const wrong: string[][] = [];
  try {
    for (const question of questions) wrong.push(await checkAnswer(asker, owner, question));
    for (let round = -2; round < rounds; round += 1) {
      for (const [n, question] of questions.entries()) {
        // What takes long is asked less often.
        if (round >= FEWEST && spent[n]! > PATIENCE) continue;
        const asked = await timeQuestion(asker, question);
        const again = await timeQuestion(asker, question);
        const bare = await timeBare(owner, question);
        plans[n] = asked.plan;
        spent[n]! += asked.ms + again.ms + bare;
        if (round < 0) continue;
        times[n]!.ms.push(asked.ms);
        times[n]!.again.push(again.ms);
        times[n]!.bare.push(bare);
      }
    }
    for (let round = 0; round < 3; round += 1) {
      for (const [n, question] of questions.entries())
        times[n]!.first.push(await firstTime(url, question));
    }
    const insides = await insideOf(adminUrl, questions);
    return questions.map(({ page, who, what, limit }, n) => {
      const { ms, again, bare, first } = times[n]!;
      const read = median(bare);
      return {
        page,
        who,
        what,
        ms: median(ms),
        again: median(again),
        bare: read,
        first: median(first),
        limit: limit ?? Math.max(2 * read, read + 1.5),
        node: nodeOf(plans[n]!, insides[n]!),
        inside: insides[n]!,
        wrong: wrong[n]!,
      };
    });
  } finally {
    await Promise.all([asker.end(), owner.end()]);
  }
}

/** Of a plain statement its own; of a function's answer the costliest statement inside. */
function nodeOf(plan: Node, [costliest]: Part[]): string {
  const own = mainNode(plan);
  const isAnswer = /^(Result|ProjectSet|Function Scan .*)$/.test(own);
  return isAnswer && costliest ? `${costliest.name}: ${costliest.node}` : own;
}

async function firstTime(url: string, question: Question): Promise<number> {
  const sql = postgres(url, { max: 1, onnotice() {} });
  try {
    await sql.unsafe('select 1');
    return (await timeQuestion(sql, question)).ms;
  } finally {
    await sql.end();
  }
}
