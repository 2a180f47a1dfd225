import type postgres from 'postgres';
import type { Cast } from '../cast.ts';
import type { Question, Viewer } from '../question.ts';

const LARGE = 2;
/** What the app asks for: a page and one row more. */
const SIZE = 51;

type Wish = {
  what: string;
  sort?: string;
  descending?: boolean;
  search?: string;
  status?: string;
  later?: boolean;
};

const wishes: Wish[] = [
  { what: 'by name' },
  { what: 'by name, backwards', descending: true },
  { what: 'by name, a late page', later: true },
  { what: 'by address', sort: 'email' },
  { what: 'by status', sort: 'status' },
  { what: 'by day of enrolling', sort: 'enrolled_at', descending: true },
  { what: 'by latest activity', sort: 'last_activity_at', descending: true },
  {
    what: 'by latest activity, a late page',
    sort: 'last_activity_at',
    descending: true,
    later: true,
  },
  { what: 'by lessons done', sort: 'completed_lessons', descending: true },
  { what: 'by posts', sort: 'discussion_posts', descending: true },
  { what: 'search of a name', search: 'ana' },
  { what: 'search of an address', search: '77@example' },
  { what: 'the active by name', status: 'active' },
  {
    what: 'the paused by latest activity',
    sort: 'last_activity_at',
    descending: true,
    status: 'paused',
  },
];

export async function rosterQuestions(cast: Cast, sql: postgres.Sql): Promise<Question[]> {
  const small = (who: string, viewer: Viewer, wish: Wish) =>
    roster(cast, sql, 1, who, viewer, wish);
  return [
    await small('teacher', cast.teacher, wishes[0]!),
    await small('admin', cast.admin, wishes[0]!),
    await small('teacher', cast.teacher, {
      what: 'by latest activity',
      sort: 'last_activity_at',
      descending: true,
    }),
    await small('teacher', cast.teacher, { what: 'search of a name', search: 'ana' }),
    ...(await Promise.all(
      wishes.map((wish) => roster(cast, sql, LARGE, 'teacher', cast.teacher, wish)),
    )),
    await roster(cast, sql, LARGE, 'admin', cast.admin, wishes[0]!),
  ];
}

async function roster(
  cast: Cast,
  sql: postgres.Sql,
  cohort: number,
  who: string,
  viewer: Viewer,
  wish: Wish,
): Promise<Question> {
  const order = expectedOrder(cohort, wish);
  const [{ students } = { students: 0 }] = await sql<{ students: number }[]>`
    select count(*)::int as students from public.cohort_enrollments where cohort_id = ${cohort}`;
  const passed = wish.later ? Math.floor((0.4 * students) / (SIZE - 1)) * (SIZE - 1) : 0;
  const after = wish.later ? await keyAfter(sql, viewer, cohort, wish, passed) : null;
  const people = await cast.keys(
    `select user_id from public.cohort_enrollments where cohort_id = ${cohort}`,
  );
  return {
    page: cohort === LARGE ? 'roster of 5,000' : 'roster of 100',
    who,
    viewer,
    what: wish.what,
    sql: call(cohort, wish, after, SIZE),
    // The whole cohort: which rows come first is not known beforehand.
    bare: [
      { sql: `select * from public.cohort_enrollments where cohort_id = ${cohort}` },
      { sql: `select user_id, name, email from public.applications where user_id in (${people})` },
      {
        sql: `select * from public.invitations where cohort_id = ${cohort} and claimed_at is null and revoked_at is null`,
      },
    ],
    checks: [{ sql: `${order} offset ${passed} limit ${SIZE}`, at: '@email' }],
    ...(cohort === LARGE && { limit: 25 }),
  };
}

function call(
  cohort: number,
  { sort = 'name', descending = false, search, status }: Wish,
  after: string | null,
  size: number,
) {
  return `select * from public.cohort_roster(${cohort}, sort => '${sort}', descending => ${descending},
    page_size => ${size}${search ? `, search => '${search}'` : ''}${status ? `, with_status => '${status}'` : ''}${after ? `, after => '${after}'` : ''})`;
}

/** The addresses in the order of the roster. */
function expectedOrder(
  cohort: number,
  { sort = 'name', descending = false, search, status }: Wish,
): string {
  const way = descending ? 'desc' : 'asc';
  const by: Record<string, string> = {
    enrolled_at: 'r.enrolled_at',
    last_activity_at: `coalesce(r.last_activity_at, '1960-01-01')`,
    completed_lessons: 'r.completed_lessons',
    discussion_posts: 'r.posts',
    email: 'r.email',
    status: 'r.status',
  };
  return `select r.email from (
    select e.user_id::text as key, a.name, a.email, e.status, e.enrolled_at, e.last_activity_at, e.completed_lessons,
      e.discussion_posts + e.forum_posts as posts
    from public.cohort_enrollments e join public.applications a on a.user_id = e.user_id where e.cohort_id = ${cohort}
    union all
    select 'invitation ' || i.id, coalesce(i.name, i.email), i.email, 'invited', i.created_at, null, 0, 0
    from public.invitations i where i.cohort_id = ${cohort} and i.claimed_at is null and i.revoked_at is null) r
    where ${search ? `(r.name ilike '%${search}%' or r.email ilike '%${search}%')` : 'true'}
      ${status ? `and r.status = '${status}'` : ''}
    order by ${sort === 'name' ? '' : `${by[sort]} ${way},`} lower(r.name) ${way}, r.key ${way}`;
}

/** Walks there page by page, as a person does; the key is the campus's own. */
async function keyAfter(
  sql: postgres.Sql,
  viewer: Viewer,
  cohort: number,
  wish: Wish,
  rows: number,
): Promise<string | null> {
  let after: string | null = null;
  for (let left = rows; left > 0; left -= 150) {
    const size = Math.min(150, left);
    const result = await sql.begin(async (work) => {
      await work`select set_config('request.jwt.claims', ${JSON.stringify({ sub: viewer.id, role: viewer.role })}, true)`;
      return work.unsafe(`select page_key::text from (${call(cohort, wish, after, size)}) r`);
    });
    after = (result.at(-1)?.['page_key'] as string | undefined)?.replaceAll("'", "''") ?? null;
  }
  return after;
}
