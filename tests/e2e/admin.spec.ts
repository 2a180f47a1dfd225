import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, hydrated, linkInMail, test } from '../support/journey.ts';
import { fitsTheSmallestPhone, hasNoObstacles } from '../support/sight.ts';

const REGISTRATIONS = fileURLToPath(
  new URL('../data/oulad/registrations-DDD-2013J.csv', import.meta.url),
);

const today = Date.now();
const dayFromNow = (days: number) => new Date(today + days * 86_400_000).toISOString().slice(0, 10);

/** Opens a cohort that began ten days ago, and ends on its page. */
async function openCohort(page: Page, course: string, name: string, seats = ''): Promise<void> {
  await page.goto('/admin/cohorts/new');
  await page.getByLabel('Course').selectOption({ label: course });
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('First day').fill(dayFromNow(-10));
  await page.getByLabel('Last day').fill(dayFromNow(90));
  await page.getByLabel('Seats').fill(seats);
  await page.getByRole('button', { name: 'Open this cohort' }).click();
  await expect(page.getByText(`${name} is open.`)).toBeVisible();
}

const list = (name: string, ...lines: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\n')),
});

async function planImport(page: Page, file: string | ReturnType<typeof list>): Promise<void> {
  await page.getByLabel('List of people').setInputFiles(file);
  await page.getByRole('button', { name: 'See what it would do' }).click();
}

const line = (page: Page, address: string) => page.getByRole('row').filter({ hasText: address });

test('the 1,938 students of a real presentation come in from a file, and their teacher finds one', async ({
  as,
}) => {
  test.setTimeout(180_000);
  const femi = await as('femi');
  await openCohort(femi, 'Open data for your neighbourhood', 'DDD 2013J');
  const cohort = new URL(femi.url()).pathname.split('/').at(-1);

  await planImport(femi, REGISTRATIONS);
  await expect(femi.getByText('A plan for 1,938 lines. Nothing has been done yet.')).toBeVisible();
  await expect(
    femi.getByText('1,938 people without an account will be invited').first(),
  ).toBeVisible();
  await hasNoObstacles(femi);
  await fitsTheSmallestPhone(femi);

  await femi.getByText('Apply this plan…').click();
  await femi.getByRole('button', { name: 'Apply it to 1,938 people' }).click();
  await expect(femi.getByText('Done: 1,938 people without an account were invited.')).toBeVisible();

  await femi.getByRole('button', { name: 'Send the next 25' }).click();
  await expect(femi.getByText('25 mails sent, 1,913 to go.')).toBeVisible();

  const dana = await as('dana');
  await dana.goto(`/teach/cohorts/${cohort}`);
  await hydrated(dana);
  await dana.getByRole('searchbox').pressSequentially('student-2697921@');
  await expect(line(dana, 'student-2697921@oulad.example')).toContainText('invited');
  await expect(dana.getByRole('rowheader')).toHaveCount(1);

  // One of them comes, and does a lesson.
  const student = await as('visitor');
  await student.goto(await linkInMail('student-3733@oulad.example'));
  await student.getByRole('main').getByRole('button').click();
  await student.getByLabel('New password').fill('a long walk by the river');
  await student.getByLabel('I have read').check();
  await student.getByRole('button', { name: 'Save' }).click();
  await expect(student).toHaveURL(new RegExp(`/cohorts/${cohort}$`));
  await student
    .getByRole('main')
    .getByRole('link', { name: 'What makes data open', exact: true })
    .click();
  await student.getByRole('button', { name: 'Mark as done' }).click();
  await expect(student.getByText('You did this lesson')).toBeVisible();

  await dana.goto(`/teach/cohorts/${cohort}`);
  await hydrated(dana);
  const activity = dana.getByRole('columnheader', { name: 'Last activity' });
  await activity.getByRole('link').click();
  await expect(activity).toHaveAttribute('aria-sort', 'descending');
  await expect(dana.getByRole('rowheader').first()).toHaveText('Student 3733');
});

test('every line says what it does, and a plan that is out of date is judged again', async ({
  as,
  complaints,
}) => {
  // Without a script: all of this is plain forms.
  const femi = await as('femi', { javaScriptEnabled: false });
  await openCohort(femi, 'Websites everyone can use', 'Small', '2');
  const cohort = femi.url();
  await planImport(
    femi,
    list(
      'mixed.csv',
      'Vorname;Name;E-Mail',
      'Noor;;noor@campus.example',
      'Zoë;Müller;zoe@example.org',
      'Zoë;Müller;ZOE@example.org',
      'Nobody;;nobody at home',
      'Late;;late@example.org',
    ),
  );
  await expect(line(femi, 'noor@')).toContainText('Takes a seat');
  await expect(line(femi, 'zoe@').first()).toContainText('Zoë Müller');
  await expect(line(femi, 'zoe@').first()).toContainText('Invited');
  await expect(line(femi, 'zoe@').last()).toContainText('Twice in the file');
  await expect(line(femi, 'nobody at home')).toContainText('No address');
  await expect(line(femi, 'late@')).toContainText('No seat left');
  await femi.getByRole('link', { name: '1 person finds no seat left' }).click();
  await expect(femi.getByRole('rowheader')).toHaveText(['late@example.org']);

  // Somebody else sets the seats meanwhile.
  const other = await as('femi');
  await other.goto(cohort);
  await other.getByLabel('Seats').fill('1');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByText('The cohort is changed.')).toBeVisible();

  await femi.getByText('Apply this plan…').click();
  await femi.getByRole('button', { name: 'Apply it to 2 people' }).click();
  await expect(femi.getByRole('alert')).toContainText('nothing was done');
  await expect(femi.getByRole('link', { name: '2 people find no seat left' })).toBeVisible();
  await femi.getByRole('button', { name: 'Apply it to 1 person' }).click();
  await expect(femi.getByText('Done: 1 person with an account took a seat.')).toBeVisible();

  await femi.goto(cohort);
  await expect(femi.getByText('1 of 1 seat taken.')).toBeVisible();
  await femi.getByLabel('Seats').fill('0');
  await femi.getByRole('button', { name: 'Save' }).click();
  await expect(femi.getByRole('alert')).toContainText('One person has a seat already');
  await expect(femi.getByLabel('Seats')).toHaveValue('0');
  complaints.length = 0; // refusals are answered with a status of their own
});

test('a file that is no list is refused in a sentence', async ({ as, complaints }) => {
  const femi = await as('femi', { javaScriptEnabled: false });
  await openCohort(femi, 'Websites everyone can use', 'Files');
  const cohort = femi.url();
  const files: [ReturnType<typeof list>, string][] = [
    [list('empty.csv'), 'This file is empty.'],
    [list('picture.csv', '\x89PNG\r\n\x1A\n\0\0\0\rIHDR'), 'This is not a CSV file.'],
    [list('people.xlsx', 'PK\x03\x04\0'), 'This is a workbook'],
    [list('names.csv', 'name', 'Ada'), 'We found no column of addresses.'],
    [list('huge.csv', 'email', 'a@example.org\n'.repeat(800_000)), 'That is too large'],
    [list('many.csv', 'email', 'a@b.org\n'.repeat(20_001)), 'more than 20,000 people'],
  ];
  for (const [file, sentence] of files) {
    await femi.goto(cohort);
    await planImport(femi, file);
    await expect(femi.getByRole('alert')).toContainText(sentence);
  }
  complaints.length = 0; // refusals are answered with a status of their own
});

test('a cohort that runs is not closed without asking, and comes back from the archive', async ({
  as,
  complaints,
}) => {
  const femi = await as('femi', { javaScriptEnabled: false });
  await openCohort(femi, 'Websites everyone can use', 'Steady');
  const save = femi.getByRole('button', { name: 'Save', exact: true });
  await femi.getByLabel('First day').fill(dayFromNow(20));
  await save.click();
  await expect(femi.getByRole('alert')).toContainText('its lessons close until then');
  await expect(femi.getByLabel('First day')).toHaveValue(dayFromNow(20));
  await femi.getByRole('button', { name: 'Save these days all the same' }).click();
  await expect(femi.getByText('The cohort is changed.')).toBeVisible();
  await expect(femi.getByText('Not started yet')).toBeVisible();

  await femi.getByLabel('Last day').fill(dayFromNow(10));
  await save.click();
  await expect(femi.getByText('The last day cannot come before the first.')).toBeVisible();
  await femi.getByLabel('Last day').fill('');
  await save.click();
  await expect(femi.getByText('The cohort is changed.')).toBeVisible();

  await femi.getByText('Archive this cohort…').click();
  await femi.getByRole('button', { name: 'Archive it' }).click();
  await expect(femi.getByText('The cohort is archived.')).toBeVisible();
  await expect(femi.getByText('so nobody takes a seat any more')).toBeVisible();
  await femi.getByText('Restore this cohort…').click();
  await femi.getByRole('button', { name: 'Restore it' }).click();
  await expect(femi.getByText('Not started yet')).toBeVisible();
  complaints.length = 0; // refusals are answered with a status of their own
});

test('a person is found by part of the address, becomes a teacher, takes over a course and gives both back', async ({
  as,
}) => {
  const femi = await as('femi');
  await femi.goto('/admin');
  await femi.getByLabel('Name or address').fill('olu@camp');
  await femi.getByRole('button', { name: 'Find' }).click();
  await femi.getByRole('main').getByRole('link', { name: 'Olu' }).click();
  await expect(femi.getByText('give the role of teacher first')).toBeVisible();
  await femi.getByRole('button', { name: 'Make a teacher' }).click();
  await expect(femi.getByText('The role of teacher is given.')).toBeVisible();

  await femi
    .getByLabel('Hand over a course')
    .selectOption({ label: 'Ask before you build (now taught by Esi)' });
  await femi.getByRole('button', { name: 'Hand it over' }).click();
  await expect(femi.getByText('The course is handed over.')).toBeVisible();
  const olu = femi.url();

  const taught = await as('olu');
  await taught.goto('/teach');
  await expect(taught.getByRole('heading', { level: 1 })).toBeVisible();

  await femi.getByText('Take the role of teacher away…').click();
  await expect(femi.getByText('1 course would have no teacher')).toBeVisible();
  await femi.goto('/admin/people?q=esi@');
  await femi.getByRole('main').getByRole('link', { name: 'Esi' }).click();
  await femi
    .getByLabel('Hand over a course')
    .selectOption({ label: 'Ask before you build (now taught by Olu)' });
  await femi.getByRole('button', { name: 'Hand it over' }).click();
  await expect(femi.getByText('The course is handed over.')).toBeVisible();

  await femi.goto(olu);
  await femi.getByText('Take the role of teacher away…').click();
  await femi.getByRole('button', { name: 'Take it away' }).click();
  await expect(femi.getByText('The role is taken away.')).toBeVisible();
});

test('nobody changes their own role', async ({ as }) => {
  const femi = await as('femi');
  await femi.goto('/admin/people?q=femi@');
  await femi.getByRole('main').getByRole('link', { name: 'Femi' }).click();
  await expect(femi.getByText('Nobody changes their own role')).toBeVisible();
  await expect(femi.getByRole('button', { name: /Make|Take/ })).toHaveCount(0);
});

test('the office is not there for anybody else', async ({ as, complaints }) => {
  for (const who of ['dana', 'amara'] as const) {
    const page = await as(who);
    for (const path of ['/admin', '/admin/people', '/admin/cohorts/new', '/admin/cohorts/1']) {
      expect((await page.goto(path))?.status(), `${who} at ${path}`).toBe(404);
    }
    const headers = { origin: new URL(page.url()).origin };
    const mails = await page.request.post('/api/admin/invitations', {
      headers,
      form: { cohort_id: 1, import_id: 1 },
    });
    expect(mails.status(), `${who} sends mails`).toBe(404);
    const upload = await page.request.post('/account?_action=imports.plan', {
      headers,
      multipart: { cohort_id: 1, list: list('people.csv', 'email', 'x@example.org') },
    });
    expect(upload.status(), `${who} brings in people`).toBe(403);
    const role = await page.request.post('/account?_action=roles.give', {
      headers,
      form: { person: '11111111-1111-4111-8111-111111111111', role: 'admin' },
    });
    expect(role.status(), `${who} gives a role`).toBe(403);
  }
  complaints.length = 0; // the browser reports each 404 as an error
});
