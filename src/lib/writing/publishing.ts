import { isRunning, seatWords } from '../cohorts/cohort';
import { sizeWords } from '../courses/course';
import { counted, listed } from '../words';
import { emptyLessons, lessonCount, type CourseInHand } from './course';

const MOST_NAMES = 5;

/** What is not ready yet, as far as the outline tells; nothing of it keeps anybody from publishing. */
export function unready(course: CourseInHand): string[] {
  const bare = course.modules.filter(({ lessons }) => lessons.length === 0);
  const empty = emptyLessons(course);
  return [
    course.modules.length === 0 && 'There are no modules yet.',
    bare.length > 0 &&
      `${counted(bare.length, 'module has', 'modules have')} no lessons: ${named(bare)}.`,
    empty.length > 0 &&
      `${counted(empty.length, 'lesson has', 'lessons have')} neither text nor video: ${named(empty)}.`,
    course.description === null && 'There is no description.',
  ].filter((sentence) => sentence !== false);
}

/** What publishing shows to whom, a sentence each. */
export function afterPublishing(course: CourseInHand): string[] {
  const { people } = course;
  const cohorts = joinable(course);
  return [
    `Everybody, signed in or not, sees its page: ${listed(onItsPage(course))}. The lessons themselves stay closed to them.`,
    cohorts.length === 0
      ? 'There is no cohort that could be joined.'
      : `Everybody sees ${counted(cohorts.length, 'cohort')}, and whoever is signed in can take a free seat: ${listed(
          cohorts.map((cohort) => `${cohort.name} (${lowered(seatWords(cohort))})`),
        )}.`,
    isSelfPaced(course)
      ? 'Whoever is signed in can start at their own pace, and then reads every lesson at once.'
      : 'Nobody can take it at their own pace.',
    ...(people > 0
      ? [`Those who take it already (${counted(people, 'person', 'people')}) go on as before.`]
      : []),
  ];
}

function onItsPage({ description, teacher, modules }: CourseInHand): string[] {
  const lessons = lessonCount({ modules });
  return [
    'the name',
    description !== null && 'the description',
    teacher !== null && `${teacher} as its teacher`,
    `the titles of ${sizeWords(modules.length, lessons)}`,
    modules.some((module) => module.description !== null) && 'what is said about the modules',
  ].filter((part) => part !== false);
}

/** What taking a course back to draft does, a sentence each. */
export function afterWithdrawing(course: CourseInHand): string[] {
  const { people } = course;
  const cohorts = joinable(course);
  const invited = cohorts.reduce((sum, cohort) => sum + cohort.invited, 0);
  const names = cohorts.map(({ name }) => name);
  return [
    'Visitors and those who do not take it no longer find its page.',
    ...(cohorts.length > 0
      ? [`Nobody can take a seat in ${listed(names)} until it is published again.`]
      : []),
    ...(isSelfPaced(course) ? ['Nobody can start at their own pace.'] : []),
    ...(invited > 0
      ? [`${counted(invited, 'seat')} held for people who are invited wait until then, too.`]
      : []),
    people > 0
      ? `Those who take it (${counted(people, 'person', 'people')}) keep their seats, and go on reading and talking as before.`
      : 'Nobody takes it at present.',
  ];
}

const joinable = ({ cohorts }: CourseInHand) => cohorts.filter(({ status }) => isRunning(status));
const isSelfPaced = ({ enrollment_type }: CourseInHand) => enrollment_type !== 'cohort_only';
const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

function named(some: { name: string }[]): string {
  const names = some.slice(0, MOST_NAMES).map(({ name }) => `“${name}”`);
  const more = some.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : listed(names);
}
