import { describe, expect, it } from 'vitest';
import { rosterPage } from '../../../src/lib/roster/answer.ts';
import { foundInWords, PAGE_SIZE, rangeInWords } from '../../../src/lib/roster/page.ts';
import { rosterQuery } from '../../../src/lib/roster/query.ts';
import { studentOf, type RosterRow } from '../../../src/lib/roster/row.ts';

const now = new Date('2026-11-22T18:00:00Z');
const reader = (zone: string) => ({ zone, locale: 'en-GB' });

const amara: RosterRow = {
  user_id: '9b2f0c5e-8a64-4c0a-9f7e-0a1b2c3d4e5f',
  name: 'Amara',
  email: 'amara@campus.example',
  status: 'active',
  enrolled_at: '2026-10-29T23:30:00+00:00',
  last_activity_at: '2026-11-21T22:59:31.430536+00:00',
  completed_lessons: 2,
  open_lessons: 3,
  discussion_posts: 2,
  forum_posts: 1,
  page_key: [0, ' amara', '9b2f0c5e-8a64-4c0a-9f7e-0a1b2c3d4e5f'],
  matches: 1,
};

/** Rows `first` to `last` of 120. */
function rows(first: number, last: number): RosterRow[] {
  return Array.from({ length: last - first + 1 }, (_, at) => ({
    ...amara,
    name: `Student ${first + at}`,
    page_key: [0, ` student ${first + at}`, 'key'] as [number, string, string],
    matches: 120,
  }));
}

const page = (found: RosterRow[], address: string) =>
  rosterPage(found, rosterQuery(new URLSearchParams(address)), reader('Europe/Berlin'), now);

describe('a page of a roster', () => {
  const first = page(rows(1, PAGE_SIZE + 1), '?search=s');
  const second = page(rows(51, 101), first.next ?? '');
  const third = page(rows(101, 120), second.next ?? '');
  const secondAgain = page(rows(50, 100), third.previous ?? '');

  it('shows a page of rows, though one more came to tell that there is more', () => {
    expect(first.students).toHaveLength(PAGE_SIZE);
    expect(first.previous).toBeNull();
    expect(first.matches).toBe(120);
  });

  it('goes on after its last row, with the same search and status', () => {
    const paused = page(rows(1, PAGE_SIZE + 1), '?search=s&status=paused');
    expect(paused.next).toContain('?search=s&status=paused&after=');
    const next = rosterQuery(new URLSearchParams(first.next ?? ''));
    expect(next).toMatchObject({ search: 's', page: 2, from: [0, ' student 50', 'key'] });
  });

  it('ends where the rows end', () => {
    expect(third.students).toHaveLength(20);
    expect(third.next).toBeNull();
  });

  it('goes back before its first row, keeping the rows nearest to it', () => {
    expect(rosterQuery(new URLSearchParams(third.previous ?? ''))).toMatchObject({
      page: 2,
      backwards: true,
      from: [0, ' student 101', 'key'],
    });
    expect(secondAgain.students.map(({ name }) => name)).toEqual(
      second.students.map(({ name }) => name),
    );
    expect(secondAgain.next).not.toBeNull();
  });

  it('before the second is the first, without a cursor', () => {
    expect(second.previous).toBe('?search=s');
  });

  it('that is empty by now leads to the start', () => {
    const gone = page([], second.next ?? '');
    expect(gone).toMatchObject({ students: [], matches: 0, previous: '?search=s', next: null });
    expect(foundInWords(gone, { students: 3, invited: 0 })).toBe(
      'There is nobody on this page any more.',
    );
  });

  it('says which rows of how many it shows', () => {
    expect(rangeInWords(first)).toBe('1–50 of 120 people');
    expect(rangeInWords(third)).toBe('101–120 of 120 people');
    expect(rangeInWords(page([amara], ''))).toBe('1–1 of 1 person');
    expect(rangeInWords(page([], ''))).toBe('');
  });

  it('says how many there are, or were found', () => {
    const all = { students: 1938, invited: 12 };
    expect(foundInWords(page([amara], ''), all)).toBe('1,938 students · 12 invited');
    expect(foundInWords(page([amara], ''), { students: 1, invited: 0 })).toBe('1 student');
    expect(foundInWords(page([amara], ''), { students: 0, invited: 0 })).toBe(
      '0 students · 1 waiting or left',
    );
    expect(foundInWords(first, all)).toBe('120 found for “s”');
    expect(foundInWords(page([], '?search=zz'), all)).toBe('Nobody found for “zz”');
    expect(foundInWords(page(rows(1, 3), '?status=paused'), all)).toBe('Paused: 120');
    expect(foundInWords(page([], '?status=waitlisted'), all)).toBe('Waiting for a seat: nobody');
    expect(foundInWords(page([amara], '?status=dropped&search=a'), all)).toBe(
      'Left: 1 found for “a”',
    );
    expect(foundInWords(page([], '?status=invited&search=zz'), all)).toBe(
      'Invited: nobody found for “zz”',
    );
  });
});

describe('a row of a roster', () => {
  it('is shown in the days of the reader', () => {
    expect(studentOf(amara, reader('Europe/Berlin'), now)).toEqual({
      id: amara.user_id,
      name: 'Amara',
      email: 'amara@campus.example',
      status: 'active',
      completed: 2,
      open: 3,
      posts: 3,
      active: {
        at: '2026-11-21T22:59Z',
        ago: 'yesterday',
        exact: 'Sat 21 November 2026, 23:59 (Europe/Berlin)',
      },
      joined: { day: '2026-10-30', says: '30 October 2026' },
    });
    expect(studentOf(amara, reader('Asia/Tokyo'), now).active?.ago).toBe('yesterday');
    expect(studentOf(amara, reader('Africa/Lagos'), now).joined.day).toBe('2026-10-30');
    expect(studentOf(amara, reader('America/Chicago'), now).joined.day).toBe('2026-10-29');
  });

  it('says nothing of what somebody has not done', () => {
    const invited = { ...amara, user_id: null, email: null, last_activity_at: null };
    expect(studentOf(invited, reader('UTC'), now)).toMatchObject({ email: '', active: null });
  });
});
