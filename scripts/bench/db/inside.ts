import postgres from 'postgres';
import { timeQuestion, type Node } from './ask.ts';
import { mainNode } from './plan.ts';
import type { Question } from './question.ts';

/** A function's statement: how long its runs took together, without what they called. */
export type Part = { name: string; calls: number; ms: number; node: string };

const explainNested = `load 'auto_explain';
  set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;
  set auto_explain.log_level = notice; set auto_explain.log_format = json;
  set auto_explain.log_analyze = on; set auto_explain.log_timing = off`;

/** For each question the statements inside the functions it calls, the costliest first; none: it calls none. */
export async function insideOf(adminUrl: string, questions: Question[]): Promise<Part[][]> {
  let notices: postgres.Notice[] = [];
  const sql = postgres(adminUrl, { max: 1, onnotice: (notice) => notices.push(notice) });
  try {
    await sql.unsafe(explainNested);
    const found: Part[][] = [];
    for (const question of questions) {
      await timeQuestion(sql, question);
      notices = [];
      await timeQuestion(sql, question);
      found.push(partsOf(notices));
    }
    return found;
  } finally {
    await sql.end();
  }
}

/** What is called ends, and is reported, before what calls it. */
function partsOf(notices: postgres.Notice[]): Part[] {
  const parts = new Map<string, Part>();
  const called: number[] = [];
  for (const notice of notices) {
    const [, duration, plan] =
      /^duration: ([\d.]+) ms +plan:\n([^]*)$/.exec(notice['message'] ?? '') ?? [];
    const context = (notice['where'] ?? '').split('\n').filter((line) => /function/.test(line));
    if (!plan || context.length === 0) continue;
    const depth = context.length;
    const ms = Number(duration) - (called[depth + 1] ?? 0);
    called[depth + 1] = 0;
    called[depth] = (called[depth] ?? 0) + Number(duration);
    const name = /function "?([\w.]+)/.exec(context[0]!)?.[1]?.replace(/^private\./, '') ?? '?';
    const node = mainNode((JSON.parse(plan) as { Plan: Node }).Plan);
    const part = parts.get(name) ?? { name, calls: 0, ms: 0, node };
    if (ms > part.ms) part.node = node;
    parts.set(name, { ...part, calls: part.calls + 1, ms: part.ms + ms });
  }
  return [...parts.values()].toSorted((a, b) => b.ms - a.ms);
}
