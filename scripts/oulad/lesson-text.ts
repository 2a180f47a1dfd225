import { countKinds, type Pile } from './material.ts';
import type { ModuleSpan } from './modules.ts';
import type { Presentation } from './tables.ts';

/** The Markdown of a lesson: which real material it stands for, and what is known about it. */
export function lessonText(presentation: Presentation, span: ModuleSpan, pile: Pile): string {
  const weeks = pile.pieces.flatMap(({ weekFrom }) => weekFrom ?? []);
  return [
    `In Open University module ${presentation.module}, presentation ${presentation.presentation}, ` +
      `this part of the course held ${pieces(pile.pieces.length)} of this sort:`,
    countKinds(pile)
      .map((line) => `- ${line}`)
      .join('\n'),
    '## When',
    whenText(weeks, pile.pieces.length),
    '## What it leads to',
    `${span.description} This part begins on day ${span.from}.`,
    '---',
    'The data set tells kinds and weeks; the material itself stays with the Open University. ' +
      'Source: [Open University Learning Analytics dataset](https://doi.org/10.1038/sdata.2017.171), ' +
      '[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/).',
  ].join('\n\n');
}

const pieces = (count: number) => (count === 1 ? 'one piece of material' : `${count} pieces`);

function whenText(weeks: number[], total: number): string {
  if (weeks.length === 0) return 'No week is set for any of it: it can be used at any time.';
  const first = Math.min(...weeks);
  const last = Math.max(...weeks);
  const span = first === last ? `week ${first}` : `weeks ${first} to ${last}`;
  if (weeks.length === total) return `All of it is meant for ${span}.`;
  return `Of these, ${weeks.length} are meant for ${span}; the others can be used at any time.`;
}
