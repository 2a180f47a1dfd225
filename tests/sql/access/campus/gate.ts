import { noon } from '../../../support/world.ts';
import { courseOf, isWithin, openings, terms, type Module } from './calendar.ts';
import { goesAlone, type Cohort, type Standing, type Who } from './people.ts';
import { seatsOf, statusOf, type State } from './states.ts';

// The gate in plain words, told a second time and apart from the database's own: they must agree.

const seated: Standing[] = ['active', 'completed', 'paused'];
/** Every pause of the story begins at noon. */
const pauseBegan = noon;

function opensTo(standing: Standing, cohort: Cohort, module: Module, { at }: State) {
  const span = openings[cohort]?.[module] ?? { from: terms[cohort].from };
  const begun = span.from > terms[cohort].from ? span.from : terms[cohort].from;
  if (!seated.includes(standing) || !isWithin(at, { ...span, from: begun })) return false;
  return standing !== 'paused' || begun <= pauseBegan;
}

const seatsFor = (who: Who, module: Module, state: State) =>
  seatsOf(who, state).filter(([cohort]) => courseOf[cohort] === courseOf[module]);

/** Going alone opens all of a course, unless the person has to do with a cohort of it. */
const alone = (who: Who, module: Module, state: State) =>
  goesAlone(who, courseOf[module]) && seatsFor(who, module, state).length === 0;

export const isOpenTo = (who: Who, module: Module, state: State) =>
  alone(who, module, state) ||
  seatsFor(who, module, state).some(([cohort, standing]) =>
    opensTo(standing, cohort, module, state),
  );

export const mayWorkOn = (who: Who, module: Module, state: State) =>
  alone(who, module, state) ||
  seatsFor(who, module, state).some(
    ([cohort, standing]) =>
      standing !== 'paused' &&
      opensTo(standing, cohort, module, state) &&
      statusOf(cohort, state) === 'active',
  );
