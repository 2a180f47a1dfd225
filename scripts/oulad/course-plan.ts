import { addDays, originalStart, type Day } from './calendar.ts';
import { lessonText } from './lesson-text.ts';
import { pileUp } from './material.ts';
import { moduleSpans, type ModuleSpan } from './modules.ts';
import { rowsOf, type Source } from './source.ts';
import type { Presentation } from './tables.ts';

export interface LessonPlan {
  slug: string;
  name: string;
  text: string;
}

export interface ModulePlan {
  name: string;
  description: string;
  lessons: LessonPlan[];
}

export interface CoursePlan {
  slug: string;
  name: string;
  description: string;
  weeks: number;
  modules: ModulePlan[];
}

export interface CohortPlan {
  courseSlug: string;
  name: string;
  startDate: Day;
  endDate: Day;
  /** The unlock day of each module, in the order of the course's modules. */
  unlockDates: Day[];
}

export const courseSlug = (module: string) => `ou-${module.toLowerCase()}`;

export function spansOf(source: Source, presentation: Presentation): ModuleSpan[] {
  return moduleSpans(presentation, rowsOf(source.assessments, presentation));
}

/**
 * The course behind a module code. Its text is that of the newest presentation in the files, so that
 * loading one presentation or all of them gives the same course.
 */
export function planCourse(source: Source, module: string): CoursePlan {
  const presentations = source.presentations.filter(
    (presentation) => presentation.module === module,
  );
  const newest = presentations
    .toSorted((a, b) => originalStart(a.presentation).localeCompare(originalStart(b.presentation)))
    .at(-1);
  if (!newest) throw new Error(`The files know no module ${module}.`);
  const spans = spansOf(source, newest);
  const piles = pileUp(rowsOf(source.material, newest), spans);
  return {
    slug: courseSlug(module),
    name: `Open University module ${module}`,
    description:
      `Given by the Open University in 2013; the data set keeps its subject to itself. ` +
      `Modules follow the assessments, lessons stand for the learning material of ${newest.presentation}.`,
    weeks: Math.ceil(newest.length / 7),
    modules: spans.map((span, index) => ({
      name: `Until ${span.goal}`,
      description: span.description,
      lessons: (piles[index] ?? []).map((pile) => ({
        slug: `${index + 1}-${pile.family.slug}`,
        name: `${pile.family.title} for ${span.goal}`,
        text: lessonText(newest, span, pile),
      })),
    })),
  };
}

/** The cohort of a presentation, moved by whole weeks. Its last day is the start plus its length. */
export function planCohort(source: Source, presentation: Presentation, weeks: number): CohortPlan {
  const startDate = addDays(originalStart(presentation.presentation), weeks * 7);
  return {
    courseSlug: courseSlug(presentation.module),
    name: presentation.presentation,
    startDate,
    endDate: addDays(startDate, presentation.length),
    unlockDates: spansOf(source, presentation).map(({ from }) => addDays(startDate, from)),
  };
}
