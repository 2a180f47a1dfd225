import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CourseFile, FiledCourse } from '../../../src/lib/course-files/course.ts';
import { readCourseFile } from '../../../src/lib/course-files/read.ts';
import { writeCourseFile } from '../../../src/lib/course-files/write.ts';

const nasty = fc.constantFrom(
  ...[
    '---',
    '-->',
    '<!-- lesson',
    '<!-- lesson\nname: x\n-->',
    '\\<!-- module',
    '\\\\<!-- picture',
  ],
  ...[
    '# Heading',
    '```',
    '~~~',
    '    code',
    '> quote',
    '[/pictures/x]: data:',
    ': ',
    '- ',
    '? ',
    '|',
    '>-',
  ],
  ...[
    '&a',
    '*a',
    '!!js/function x',
    '%YAML 1.2',
    '"',
    "'",
    '\\',
    '\n',
    '\n\n',
    ' ',
    '\t',
    '#',
    '@',
    '`',
  ],
  ...[
    'yes',
    'null',
    '~',
    '007',
    '1e3',
    '0x1f',
    '2027-03-15',
    '\u2028',
    '\u0085',
    '\u007f',
    '\ufeff',
    '💐',
    'é',
    '漢',
  ],
);
const text = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 12 })
  .map((parts) => parts.join('').replaceAll('\u0000', '').replaceAll(/\r\n?/g, '\n'));
const lines = fc.array(text, { maxLength: 6 }).map((all) => all.join('\n'));
/** As the forms keep it. */
const trimmed = (most: number) =>
  text.map((words) => [...words.trim()].slice(0, most).join('').trim());
const name = trimmed(200).map((words) => words || 'x');
const perhaps = (words: fc.Arbitrary<string>) => words.map((said) => said || null);

const lesson = fc.record({
  name,
  slug: perhaps(trimmed(200)),
  text_content: perhaps(lines),
  youtube_url: fc.constantFrom(
    null,
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://youtu.be/dQw4w9WgXcQ?t=3',
  ),
  video_duration_seconds: fc.option(fc.nat(1_000_000)),
  resources: fc.array(
    fc.record({
      name: trimmed(200),
      url: fc.constantFrom(
        'https://example.org/a#b',
        'http://example.org/?q=1&r=%20',
        'mailto:dana@example.org',
      ),
    }),
    { maxLength: 3 },
  ),
});
const course: fc.Arbitrary<FiledCourse> = fc.record({
  name,
  slug: fc.constantFrom(null, 'open-data', 'données', '007'),
  description: perhaps(trimmed(5_000)),
  track: perhaps(trimmed(100)),
  difficulty: perhaps(trimmed(100)),
  enrollment_type: fc.constantFrom('open', 'cohort_only', 'hybrid'),
  is_cohort_based: fc.boolean(),
  default_duration_weeks: fc.option(fc.integer({ min: 1, max: 500 })),
  modules: fc.array(
    fc.record({
      name,
      description: perhaps(trimmed(5_000)),
      lessons: fc.array(lesson, { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});
const picture = fc.record({
  id: fc.uuid().map((id) => id.toLowerCase()),
  alt: trimmed(300),
  type: fc.constant('image/webp'),
  base64: fc
    .uint8Array({ minLength: 1, maxLength: 40 })
    .map((bytes) => Buffer.from(bytes).toString('base64')),
});

const unlined = ({ course: read, pictures }: CourseFile): CourseFile => ({
  course: read,
  pictures: pictures.map(({ id, alt, type, base64 }) => ({ id, alt, type, base64 })),
});
const comesBack = (file: CourseFile, written = writeCourseFile(file)) => {
  const { file: read, problems } = readCourseFile(written);
  expect(problems).toEqual([]);
  expect(unlined(read!)).toEqual(file);
};

test('what is written is read again to the letter, whatever the texts hold', () => {
  fc.assert(
    fc.property(fc.record({ course, pictures: fc.array(picture, { maxLength: 2 }) }), (file) =>
      comesBack(file),
    ),
    { numRuns: 300 },
  );
});

test('a long text with a backslash after lines that hold only a space', () => {
  const description = `${'Long enough for several lines. '.repeat(3)}\n\n \n\n\\<!-- module "`;
  const lessons = [
    {
      name: 'Lesson',
      slug: null,
      text_content: null,
      youtube_url: null,
      video_duration_seconds: null,
      resources: [],
    },
  ];
  comesBack({
    course: {
      name: 'Course',
      slug: null,
      description,
      track: null,
      difficulty: null,
      enrollment_type: 'open',
      is_cohort_based: false,
      default_duration_weeks: null,
      modules: [{ name: 'Module', description, lessons }],
    },
    pictures: [],
  });
});

test('the lessons of the demonstration come through a file as they are', () => {
  const root = new URL('../../../scripts/demo/lessons/', import.meta.url);
  const modules = readdirSync(root).map((folder) => ({
    name: folder,
    description: null,
    lessons: readdirSync(new URL(`${folder}/`, root))
      .filter((file) => file.endsWith('.md'))
      .map((file) => ({
        name: file,
        slug: file.replace('.md', ''),
        text_content: readFileSync(new URL(`${folder}/${file}`, root), 'utf8'),
        youtube_url: null,
        video_duration_seconds: null,
        resources: [],
      })),
  }));
  comesBack({
    course: {
      name: 'All of it',
      slug: 'all-of-it',
      description: null,
      track: null,
      difficulty: null,
      enrollment_type: 'open',
      is_cohort_based: false,
      default_duration_weeks: null,
      modules,
    },
    pictures: [],
  });
});
