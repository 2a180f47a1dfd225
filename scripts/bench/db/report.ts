import type { Figures } from './measure.ts';

/** Over what is wanted; a hair is not. */
export const isOver = ({ ms, limit }: Figures) => ms > limit;

export const nameOf = ({ page, who, what }: Figures) => `${page} · ${what} · ${who}`;

/** The table: one line a question, under its page. */
export function report(
  figures: Figures[],
  earlier: Map<string, Figures> | null,
  inside: boolean,
): string {
  const lines = [head(earlier !== null)];
  let page = '';
  for (const each of figures) {
    if (each.page !== page) lines.push('', `  ${(page = each.page)}`);
    lines.push(line(each, earlier?.get(nameOf(each))));
    for (const wrong of each.wrong) lines.push(`      WRONG: ${wrong}`);
    if (!inside) continue;
    for (const { name, calls, ms, node } of each.inside.slice(0, 8)) {
      lines.push(
        `      ${ms.toFixed(2).padStart(8)} ms  ${name}${calls > 1 ? ` × ${calls}` : ''}  ${node}`,
      );
    }
  }
  lines.push('', ...summary(figures));
  return lines.join('\n');
}

const head = (compared: boolean) =>
  `  ${'who asks what'.padEnd(50)} ${'median'.padStart(9)} ${'bare'.padStart(8)} ${'ratio'.padStart(6)} ${'again'.padStart(7)} ${'first'.padStart(8)}` +
  `${compared ? `  ${'earlier'.padStart(9)} ${'now/then'.padStart(8)}` : ''}        main node`;

function line(figures: Figures, earlier: Figures | undefined): string {
  const { who, what, ms, again, bare, first, node } = figures;
  const compared = earlier
    ? `  ${`${earlier.ms.toFixed(2)}`.padStart(9)} ${(ms / earlier.ms).toFixed(2).padStart(8)}`
    : '';
  return (
    `    ${`${what}, ${who}`.padEnd(48)} ${`${ms.toFixed(2)}`.padStart(9)} ${bare.toFixed(2).padStart(8)}` +
    ` ${(ms / bare).toFixed(1).padStart(6)} ${again.toFixed(2).padStart(7)} ${first.toFixed(1).padStart(8)}${compared}  ${isOver(figures) ? 'over' : '    '}  ${node}`
  );
}

function summary(figures: Figures[]): string[] {
  const over = figures.filter(isOver);
  const wrong = figures.filter((each) => each.wrong.length > 0);
  return [
    `  Milliseconds on the server, planning included. again: by the same person at once. first: on a new connection.`,
    `  over: the median is more than twice the bare column and more than it by 1.5 ms (a roster of 5,000: more than 25 ms).`,
    `  ${figures.length} questions, ${over.length} over, ${wrong.length} with a wrong answer.`,
  ];
}
