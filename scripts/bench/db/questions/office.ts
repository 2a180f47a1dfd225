import type postgres from 'postgres';
import type { Cast } from '../cast.ts';
import type { Question } from '../question.ts';
import * as bare from './bare.ts';

export async function officeQuestions(cast: Cast, sql: postgres.Sql): Promise<Question[]> {
  const common = { who: 'admin', viewer: cast.admin };
  return [
    { page: 'office', ...common, what: 'admin_overview()', ...(await overview(cast)) },
    {
      page: 'office',
      ...common,
      what: 'the courses to choose from',
      sql: 'select id, name, published from public.courses order by name, id',
      bare: [
        { sql: 'select id, name, published from public.courses order by name, id', at: 'rows' },
      ],
    },
    ...(await people(cast, sql)),
    { page: 'person', ...common, what: 'person_page()', ...(await person(cast)) },
    { page: 'import', ...common, what: 'import_page()', ...(await importPage(cast)) },
    ...same(
      'import',
      common,
      'lists brought to a cohort',
      'select id, file_name, created_at, applied_at from public.imports where cohort_id = 1 order by id desc limit 10',
    ),
    ...same(
      'import',
      common,
      'mails still to be sent',
      `select id, cohort_id, email, name from public.invitations where cohort_id = 2 and claimed_at is null
        and revoked_at is null and mailed_at is null and id > 0 order by id limit 20`,
    ),
  ];
}

type Common = Pick<Question, 'who' | 'viewer'>;
const same = (page: string, common: Common, what: string, sql: string): Question[] => [
  { page, ...common, what, sql, bare: [{ sql, at: 'rows' }] },
];

async function overview(cast: Cast) {
  const teachers = await cast.keys('select distinct created_by from public.courses');
  const latest = await cast.keys('select id from public.cohorts order by id desc limit 50');
  const imports = await cast.keys('select id from public.imports order by id desc limit 20');
  return {
    sql: 'select public.admin_overview()',
    bare: [
      bare.person(cast.admin),
      { sql: 'select count(*) from public.applications' },
      {
        sql: `select user_id from public.applications where role = 'teacher' and status = 'approved'`,
        at: 'teachers',
      },
      { sql: 'select * from public.courses', at: 'courses' },
      bare.names(teachers),
      { sql: 'select id, course_id from public.cohorts', at: 'courses.*.cohorts' },
      { sql: 'select * from public.cohorts order by id desc limit 50', at: 'cohorts' },
      bare.seatsTaken(latest, 'cohorts.*.students'),
      bare.seatsHeld(latest, 'cohorts.*.invited'),
      { sql: 'select * from public.imports order by id desc limit 20', at: 'imports' },
      {
        sql: `select import_id, count(*) from public.import_rows where import_id in (${imports}) group by import_id`,
      },
    ],
    checks: [
      { sql: 'select id from public.applications', at: 'people' },
      {
        sql: `select line from public.import_rows where import_id in (${imports})`,
        at: 'imports.*.rows',
      },
    ],
  };
}

/** The found rows by their keys: finding them is what the question is for. */
async function people(cast: Cast, sql: postgres.Sql): Promise<Question[]> {
  const order = `lower(coalesce(name, '')), id`;
  const [middle] = await sql.unsafe(
    `select lower(name) as name, id from public.applications where lower(name) >= 'kofi' order by ${order} limit 1`,
  );
  const after = JSON.stringify([middle?.['name'], middle?.['id']]);
  const ask = async (what: string, args: string, where: string): Promise<Question> => {
    const found = `select user_id from public.applications where ${where} order by ${order} limit 51`;
    return {
      page: 'people',
      who: 'admin',
      viewer: cast.admin,
      what,
      sql: `select * from public.find_people(${args}page_size => 51)`,
      bare: [
        {
          sql: `select * from public.applications where user_id in (${await cast.keys(found)})`,
          at: '',
        },
      ],
      checks: [{ sql: found, at: '@user_id' }],
    };
  };
  return [
    await ask('find_people()', '', 'true'),
    await ask(
      'a later page',
      `after => '${after}', `,
      `(${order}) > ('${middle?.['name']}', '${middle?.['id']}')`,
    ),
    await ask(
      'search of a name',
      `search => 'kofi okon', `,
      `name ilike '%kofi okon%' or email ilike '%kofi okon%'`,
    ),
    await ask(
      'search of a rare address',
      `search => '.4321@', `,
      `name ilike '%.4321@%' or email ilike '%.4321@%'`,
    ),
    await ask(
      'search of nobody',
      `search => 'xyzzy', `,
      `name ilike '%xyzzy%' or email ilike '%xyzzy%'`,
    ),
    await ask(
      'search of two letters that nobody has',
      `search => 'zq', `,
      `name ilike '%zq%' or email ilike '%zq%'`,
    ),
    await ask(
      'search of two letters at the end of the list',
      `search => 'yu', `,
      `name ilike '%yu%' or email ilike '%yu%'`,
    ),
  ];
}

async function person(cast: Cast) {
  const id = cast.student.id;
  const cohorts = await cast.keys(
    `select cohort_id from public.cohort_enrollments where user_id = '${id}'`,
  );
  return {
    sql: `select public.person_page('${id}')`,
    bare: [
      bare.person(cast.admin),
      bare.person(cast.student, 'person'),
      { sql: `select last_sign_in_at from auth.users where id = '${id}'` },
      { sql: `select * from public.courses where created_by = '${id}'`, at: 'person.teaches' },
      bare.mySeats(cast.student, 'person.enrollments'),
      bare.cohorts(cohorts),
      { sql: 'select id, name, created_by from public.courses', at: 'courses' },
      bare.names(await cast.keys('select distinct created_by from public.courses')),
    ],
  };
}

async function importPage(cast: Cast) {
  const cohort = await cast.keys('select cohort_id from public.imports where id = 1');
  return {
    sql: 'select public.import_page(1)',
    bare: [
      bare.person(cast.admin),
      { sql: 'select * from public.imports where id = 1', at: 'import' },
      bare.cohorts(cohort, 'import.cohort'),
      bare.courses(await cast.keys(`select course_id from public.cohorts where id in (${cohort})`)),
      bare.seatsTaken(cohort, 'import.cohort.students'),
      bare.seatsHeld(cohort, 'import.cohort.invited'),
      {
        sql: 'select verdict, count(*) from public.import_rows where import_id = 1 group by verdict',
      },
      {
        sql: 'select * from public.import_rows where import_id = 1 and line > 0 order by line limit 100',
        at: 'import.rows',
      },
      {
        sql: `select id from public.invitations where cohort_id in (${cohort}) and claimed_at is null and revoked_at is null and mailed_at is null`,
        at: 'import.unmailed',
      },
    ],
  };
}
