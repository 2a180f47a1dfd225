import { describe, expect, it } from 'vitest';
import { keptFields, labelOf } from '../../../src/lib/forms/kept.ts';

const kinds = (entries: [string, string | File][]) => {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return keptFields(form).map(({ name, kind, value }) => [name, kind, value]);
};

describe('what is kept of a form', () => {
  it('shows what somebody wrote, and lets ids, days and choices go along unseen', () => {
    expect(
      kinds([
        ['lesson_id', '12'],
        ['content', 'An hour of thinking.'],
        ['unlock_date', '2027-03-01'],
        ['time_zone', 'Europe/Berlin'],
        ['next', '/lessons/12?cohort=1'],
        ['reason', ''],
      ]),
    ).toEqual([
      ['lesson_id', 'hidden', '12'],
      ['content', 'words', 'An hour of thinking.'],
      ['unlock_date', 'hidden', '2027-03-01'],
      ['time_zone', 'hidden', 'Europe/Berlin'],
      ['next', 'hidden', '/lessons/12?cohort=1'],
      ['reason', 'hidden', ''],
    ]);
  });

  it('never holds a password, and of a file its name alone', () => {
    const file = new File(['secret bytes'], 'map.png');
    expect(
      kinds([
        ['password', 'correct horse battery'],
        ['new_password', 'correct horse'],
        ['picture', file],
      ]),
    ).toEqual([
      ['password', 'password', ''],
      ['new_password', 'password', ''],
      ['picture', 'file', 'map.png'],
    ]);
  });

  it('keeps fields of one name in their order', () => {
    expect(
      kinds([
        ['link', 'one'],
        ['link', 'two words'],
        ['link', ''],
      ]).map(([, , value]) => value),
    ).toEqual(['one', 'two words', '']);
  });
});

it('calls a field by words', () => {
  expect(labelOf('text_content')).toBe('Text content');
  expect(labelOf('rows[3].name')).toBe('Rows 3 name');
  expect(labelOf('__')).toBe('Your words');
});
