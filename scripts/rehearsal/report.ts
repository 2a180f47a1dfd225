import { acts } from './acts.ts';
import { baseline, type Phase, type Rehearsal } from './rehearse.ts';
import { studying } from './size.ts';
import { timingOf } from './timing.ts';

/** What came out, as lines to print. */
export function report({ size, phases, diary, waits, changed }: Rehearsal): string[] {
  const measured = phases.slice(1);
  const failedIn = (phase: Phase) =>
    diary.failures.filter(({ at }) => at >= phase.began && at <= phase.ended).length;
  const usual = timingOf(
    diary,
    measured.find((phase) => phase.name === baseline)!,
  ).longest;
  const table = measured.map((phase) => {
    const { count, p50, p99, longest } = timingOf(diary, phase);
    const seconds = (phase.ended - phase.began) / 1000;
    const rate = phase.rows ? Math.round(phase.rows / seconds).toLocaleString('en') : '';
    const [length, failed] = [seconds.toFixed(1), failedIn(phase)];
    return [phase.name, length, rate, count, failed, ms(p50), ms(p99), ms(longest)];
  });
  const kinds = acts.map(({ kind }) => [
    kind,
    ...measured.map((phase) => ms(timingOf(diary, phase, kind).longest)),
  ]);
  const longest = waits
    .slice(0, 8)
    .flatMap(({ at, ms: took, statement, event, behind }) => [
      `  ${ms(took)} ms, ${phaseAt(measured, at)}, ${event || 'at work'}: ${statement.slice(0, 100)}`,
      ...(behind ? [`      behind ${behind.slice(0, 200)}`] : []),
    ]);
  const worst = Math.max(...measured.map((phase) => timingOf(diary, phase).longest));
  return [
    '',
    ...columns([
      ['', 'seconds', 'rows/s', 'acts', 'failed', 'median', 'p99', 'longest ms'],
      ...table,
    ]),
    '',
    'Longest of each kind, in ms:',
    ...columns([['', ...measured.map((phase) => phase.name)], ...kinds]),
    ...(longest.length > 0 ? ['', 'The longest waits that were looked at:', ...longest] : []),
    '',
    `${diary.samples.length} acts by ${studying(size)} of ${size.people} people, ${diary.failures.length} failed.`,
    ...diary.failures.slice(0, 20).map((f) => `  failed: ${f.kind} ${f.code} ${f.message}`),
    `Longest stall ${ms(worst)} ms, ${ms(worst - usual)} ms more than the longest without a migration (${ms(usual)} ms).`,
    `${diary.lost} acknowledged writes lost; older tables that changed: ${changed.join(', ') || 'none'}.`,
  ];
}

function phaseAt(phases: Phase[], at: number): string {
  const phase = phases.find(({ began, ended }) => at >= began && at <= ended);
  return phase
    ? `${phase.name} after ${((at - phase.began) / 1000).toFixed(0)} s`
    : 'between two phases';
}

const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0);

function columns(rows: (string | number)[][]): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => String(row[i]).length)));
  return rows.map(
    ([first, ...rest]) =>
      `  ${String(first).padEnd(widths[0]!)}  ${rest.map((cell, i) => String(cell).padStart(widths[i + 1]!)).join('  ')}`,
  );
}
