import { z } from 'astro/zod';
import { slugFrom } from '../courses/course';
import { id, markdown, oneOf, optionalText, text, ticked, wholeNumber } from '../forms/fields';
import { pastedAddress, playerAddress } from '../lessons/video';
import { secondsIn } from '../time/duration';
import { ENROLLMENT_TYPES } from './course';
import { linkProblem, nameField, typedLinks, urlField } from './links';
import { LONGEST_TEXT } from './typed';

/** The same numbers as in the database: create_courses, check_what_is_written. */
const name = (what: string) => text({ max: 200, missing: `Please give the ${what} a name.` });
const description = () => optionalText(5_000);

export const newCourseForm = z.object({ name: name('course') });
export const courseIdForm = z.object({ course_id: id() });
export const copyForm = z.object({ course_id: id(), new_name: name('copy') });

export const courseForm = z.object({
  course_id: id(),
  version: id(),
  name: name('course'),
  slug: text({ max: 200, missing: 'Please write an address.' })
    .transform((slug) => slug.toLowerCase())
    .refine(
      (slug) => slugFrom(slug) !== null,
      'An address is made of letters a to z, digits, and single hyphens between them.',
    ),
  description: description(),
  track: optionalText(100),
  difficulty: optionalText(100),
  enrollment_type: oneOf(ENROLLMENT_TYPES),
  default_duration_weeks: wholeNumber({ min: 1, max: 500 }),
});

export const newModuleForm = z.object({ course_id: id(), name: name('module') });
export const moduleForm = z.object({
  course_id: id(),
  module_id: id(),
  version: id(),
  name: name('module'),
  description: description(),
});

/** "3:1" of a button: as many numbers as it needs. */
const step = (count: number) =>
  text({ max: 60 })
    .refine(
      (word) => new RegExp(`^[1-9]\\d{0,14}(:[1-9]\\d{0,14}){${count - 1}}$`).test(word),
      'That is not here.',
    )
    .transform((word) => word.split(':').map(Number));

/** `step`: which module goes to which place. */
export const moduleOrderForm = z.object({ course_id: id(), step: step(2) });
/** `step`: which lesson goes into which module, at which place. */
export const lessonOrderForm = z.object({
  course_id: id(),
  step: step(3),
  confirmed: ticked(),
});

export const newLessonForm = z.object({
  course_id: id(),
  module_id: id(),
  name: name('lesson'),
});

/** An address that was there before stays as it is; the database knows whether it was. */
const video = z
  .object({ youtube_url: optionalText(500), youtube_url_before: optionalText(500) })
  .transform(({ youtube_url: typed, youtube_url_before: before }, context) => {
    if (typed === null || typed === before) return typed;
    const address = pastedAddress(typed);
    if (playerAddress(address) === null)
      context.addIssue({
        code: 'custom',
        path: ['youtube_url'],
        message: 'This is not the address of a video on YouTube.',
      });
    return address;
  });

const length = () =>
  text({ min: 0, max: 20 })
    .refine(
      (clock) => clock === '' || secondsIn(clock) !== null,
      'Please write minutes and seconds, for example 4:07.',
    )
    .transform((clock) => secondsIn(clock));

export const lessonForm = z
  .looseObject({
    course_id: id(),
    lesson_id: id(),
    version: id(),
    name: name('lesson'),
    text_content: markdown({ max: LONGEST_TEXT }),
    video_length: length(),
  })
  .transform((given, context) => {
    const { course_id, lesson_id, version, name, text_content, video_length } = given;
    const address = video.safeParse(given);
    const complain = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (!address.success) complain('youtube_url', address.error.issues[0]?.message ?? '');
    const links = typedLinks(given);
    for (const link of links) {
      const problem = linkProblem(link);
      if (problem)
        complain(
          link.url === '' || problem.includes('address') ? urlField(link.row) : nameField(link.row),
          problem,
        );
    }
    return {
      course_id,
      lesson_id,
      version,
      texts: {
        name,
        text_content,
        youtube_url: address.data ?? null,
        video_duration_seconds: video_length,
        resources: links.map(({ name, url }) => ({ name, url })),
      },
    };
  });
