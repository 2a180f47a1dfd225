import type { Assessment, Presentation } from './tables.ts';

/** The stretch of a presentation that leads up to one assessment; days count from the start. */
export interface ModuleSpan {
  /** 'assessment 3' or 'the exam' */
  goal: string;
  description: string;
  from: number;
  until: number;
}

const TYPE_NAMES = {
  TMA: 'tutor-marked assignment',
  CMA: 'computer-marked assignment',
  Exam: 'final exam',
};

/**
 * Cuts a presentation at its tutor-marked assignments and at its exam. Computer-marked ones cut
 * nothing: some presentations of a module have them and others do not, most fall within two days of
 * a tutor-marked one, and the presentations of a course must share its modules.
 */
export function moduleSpans(presentation: Presentation, assessments: Assessment[]): ModuleSpan[] {
  const dated = assessments
    .map((assessment) => ({ ...assessment, day: assessment.day ?? presentation.length }))
    .toSorted((a, b) => a.day - b.day);
  const milestones = dated.filter(({ type }) => type !== 'CMA');
  return milestones.map((milestone, index) => {
    const from = milestones[index - 1]?.day ?? 0;
    const within = dated.filter(({ type, day }) => type === 'CMA' && day > from);
    const computerMarked = within.filter(({ day }) => day <= milestone.day);
    return {
      goal: milestone.type === 'Exam' ? 'the exam' : `assessment ${index + 1}`,
      description: describe(presentation, milestone, computerMarked),
      from,
      until: milestone.day,
    };
  });
}

type Dated = Assessment & { day: number };

function describe(presentation: Presentation, end: Dated, computerMarked: Dated[]): string {
  const weight = end.type === 'Exam' ? '' : `, ${end.weight} % of the coursework mark`;
  const days = [...new Set(computerMarked.map(({ day }) => day))];
  const plural = computerMarked.length === 1 ? '' : 's';
  const also =
    computerMarked.length === 0
      ? ''
      : ` On the way: ${computerMarked.length} ${TYPE_NAMES.CMA}${plural} (day ${days.join(', ')}).`;
  const when = `day ${end.day} of presentation ${presentation.presentation}`;
  return `Leads up to the ${TYPE_NAMES[end.type]} on ${when}${weight}.${also}`;
}
