import { describe, expect, test } from 'vitest';
import { textIn } from '../../../src/lib/course-files/bytes.ts';
import { readCourseFile } from '../../../src/lib/course-files/read.ts';

const whole = `---
campus: 1
name: Bees in the city
---

<!-- module
name: Getting to know them
-->

<!-- lesson
name: Who flies there
-->

Sit down at a **flower**.
`;
const problemsOf = (text: string) =>
  readCourseFile(text).problems.map(({ line, says }) => `${line}: ${says}`);
const bytes = (text: string) => new TextEncoder().encode(text);

test('the smallest file that somebody writes by hand is a course', () => {
  const { file, problems, notes } = readCourseFile(whole);
  expect([problems, notes]).toEqual([[], []]);
  expect(file?.course).toMatchObject({
    name: 'Bees in the city',
    slug: null,
    enrollment_type: 'open',
    modules: [
      {
        name: 'Getting to know them',
        lessons: [{ name: 'Who flies there', text_content: 'Sit down at a **flower**.' }],
      },
    ],
  });
});

test('a course without lessons is one, too, as it was when it was taken away', () => {
  for (const end of ['<!-- module', '<!-- lesson']) {
    const { file, problems, notes } = readCourseFile(whole.slice(0, whole.indexOf(end)));
    expect(file?.course.modules).toHaveLength(end === '<!-- module' ? 0 : 1);
    expect(problems).toEqual([]);
    expect(notes).toEqual([{ line: 1, says: 'There is no lesson in this file.' }]);
  }
});

test('values need no quotes, whatever they look like', () => {
  const { file } = readCourseFile(whole.replace('Bees in the city', '007'));
  expect(file?.course.name).toBe('007');
});

test('a backslash keeps a line of text that looks like a part', () => {
  const { file } = readCourseFile(`${whole}\n\\<!-- lesson\nname: not one\n-->\n`);
  expect(file?.course.modules[0]?.lessons[0]?.text_content).toBe(
    'Sit down at a **flower**.\n\n<!-- lesson\nname: not one\n-->',
  );
});

describe('every fault is said, with its line', () => {
  test.each([
    ['no beginning', 'Bees\n', '1: A course file begins with what the course is called'],
    ['no version', whole.replace('campus: 1\n', ''), '1: The line “campus: 1” is missing'],
    ['a newer version', whole.replace('campus: 1', 'campus: 2'), '2: This file is of a newer kind'],
    ['no name', whole.replace('name: Bees in the city\n', ''), '1: A name is missing'],
    [
      'a lesson without a name',
      whole.replace('name: Who flies there\n', ''),
      '10: A name is missing',
    ],
    [
      'a word that is not known',
      whole.replace('name: Who', 'titel: a\nname: Who'),
      '11: “titel” means nothing here',
    ],
    [
      'a part that is not closed',
      whole.replace('there\n-->', 'there\n->'),
      '10: The heading of this lesson is not closed',
    ],
    [
      'a lesson before its module',
      whole.replace(/<!-- module[^]*?-->\n\n/, ''),
      '6: This lesson stands before the first module',
    ],
    [
      'text that belongs nowhere',
      whole.replace('---\n\n<', '---\n\nHello\n\n<'),
      '6: Text before the first module',
    ],
    [
      'a script as a link',
      whole.replace('name: Who', 'links:\n  - url: javascript:alert(1)\nname: Who'),
      '11: “javascript:alert(1)” is not an address',
    ],
    [
      'a video from elsewhere',
      whole.replace('name: Who', 'video: https://example.org/v\nname: Who'),
      '11: “https://example.org/v” is not the address of a video',
    ],
    [
      'more pictures than a lesson can have',
      whole +
        Array.from(
          { length: 51 },
          (_, n) => `![](/pictures/00000000-0000-4000-8000-${String(n).padStart(12, '0')})`,
        ).join('\n'),
      '14: A lesson has at most 50 pictures.',
    ],
    [
      'weeks that are none',
      whole.replace('name: Bees', 'weeks: soon\nname: Bees'),
      '3: “weeks” is a whole number',
    ],
    [
      'an address with a space',
      whole.replace('name: Bees', 'slug: a b\nname: Bees'),
      '3: A slug is a part of an address',
    ],
    [
      'the same said twice',
      whole.replace('name: Bees', 'name: Wasps\nname: Bees'),
      '4: “name” stands here twice.',
    ],
    [
      'an address said twice',
      whole.replace(
        'name: Who',
        'links:\n  - url: https://a.org\n    url: https://b.org\nname: Who',
      ),
      '11: “url” stands here twice.',
    ],
    [
      'tags of other programs',
      whole.replace('name: Bees', 'track: !!js/function x\nname: Bees'),
      '3: This heading cannot be read',
    ],
    [
      'a picture without a picture',
      `${whole}\n<!-- picture\nid: 00000000-0000-4000-8000-000000000001\n-->\n`,
      '16: Below this heading stands one line',
    ],
  ])('%s', (_, text, said) => {
    expect(problemsOf(text)[0]).toContain(said);
  });

  test('all of them at once', () => {
    const text = whole
      .replace('name: Bees in the city\n', '')
      .replace('name: Who flies there\n', '');
    expect(problemsOf(text)).toHaveLength(2);
  });
});

describe('a file that tries to break out', () => {
  test('with references that stand for millions of values', () => {
    const bomb = 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntrack: *c';
    expect(problemsOf(whole.replace('name: Bees', `${bomb}\nname: Bees`)).join()).toContain(
      'References (& and *)',
    );
  });
  test('with brackets within brackets', () => {
    const deep = `track: ${'['.repeat(40_000)}`;
    expect(problemsOf(whole.replace('name: Bees', `${deep}\nname: Bees`))[0]).toBe(
      '3: This heading cannot be read.',
    );
  });
  test('with thousands of words that mean nothing, in no time', () => {
    const words = Array.from({ length: 14_000 }, (_, n) => `${n.toString(36)}: \n`).join('');
    const before = process.cpuUsage();
    expect(problemsOf(whole.replace('name: Bees', `${words}name: Bees`))).toHaveLength(14_000);
    // Each compared with every other takes six seconds.
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
  });
  test('with a heading that is a book', () => {
    expect(problemsOf(whole.replace('Bees', 'b'.repeat(200_000)))[0]).toContain('too long');
  });
  test('with a hundred thousand lessons', () => {
    const many = '<!-- lesson\nname: x\n-->\n'.repeat(100_000);
    expect(problemsOf(`${whole}\n${many}`)[0]).toContain(
      '100,001 lessons; a course can have 2,000',
    );
  });
  test('with more pictures than anybody has', () => {
    const many = '<!-- picture\n-->\n'.repeat(500_000);
    expect(problemsOf(`${whole}\n${many}`)).toEqual([
      '1: This file has 500,000 pictures; a course can have 2,000.',
    ]);
  });
  test('with names of things that every object has', () => {
    const { file } = readCourseFile(
      whole.replace('name: Who', 'links:\n  - __proto__: x\n    url: https://a.example\nname: Who'),
    );
    expect(file?.course.modules[0]?.lessons[0]?.resources).toEqual([]);
    expect(({} as Record<string, unknown>)['url']).toBeUndefined();
  });
  test('with parts that are none: it is told, too', () => {
    const almost = [' <!-- lesson', '<!--lesson', '<!-- Lesson', '<!-- lesson name: x -->'];
    const { notes } = readCourseFile(`${whole}${almost.join('\n')}\n\\<!-- lesson\n`);
    expect(notes.map(({ line }) => line)).toEqual([15, 16, 17, 18]);
  });
  test('with scripts in a lesson, which do nothing: it is told', () => {
    const { problems, notes } = readCourseFile(
      `${whole}<script>alert(1)</script>\n[here](javascript:alert(1))\n![](/pictures/00000000-0000-4000-8000-000000000001)\n`,
    );
    expect(problems).toEqual([]);
    expect(notes.map(({ line }) => line)).toEqual([15, 16, 17]);
  });
});

describe('the bytes', () => {
  test('of Windows and of old editors are read like all others', () => {
    const read = textIn(bytes(`\ufeff${whole.replaceAll('\n', '\r\n')}`));
    expect(read).toEqual({ text: whole });
  });
  test.each([
    ['nothing', new Uint8Array(), 1, 'empty'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x2d, 0x00]), 1, 'UTF-16'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x00]), 1, 'not a text file'],
    ['Latin 1', new Uint8Array([0x2d, 0x0a, 0x62, 0xe9, 0x0a]), 2, 'not UTF-8'],
  ])('of %s are refused in a sentence', (_, given, line, says) => {
    const read = textIn(given);
    expect(read).toMatchObject({ problem: { line, says: expect.stringContaining(says) } });
  });
});
