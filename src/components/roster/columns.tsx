import {
  columnFilteringFeature,
  createColumnHelper,
  globalFilteringFeature,
  metaHelper,
  rowPaginationFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { RosterColumn } from '~/lib/roster/order';
import { statusWord } from '~/lib/roster/status';
import type { Student } from '~/lib/roster/student';

// Without row models: the database searches, sorts and pages.
export const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  rowPaginationFeature,
  columnMeta: metaHelper<{ className: string }>(),
});

const helper = createColumnHelper<typeof features, Student>();

/** What a column is called in the database, how it looks, and whether its first sort is downwards. */
const column = (id: RosterColumn, className: string, sortDescFirst = false) => ({
  id,
  meta: { className },
  sortDescFirst,
});

/** @param cohort its id, and how many lessons its course has */
export function columnsFor(cohort: { id: number; total_lessons: number }) {
  return helper.columns([
    helper.accessor('name', {
      ...column('name', 'name'),
      header: 'Name',
      cell: ({ getValue, row }) => (
        <Name name={getValue()} preview={previewPath(cohort.id, row.original.id)} />
      ),
    }),
    helper.accessor('email', { ...column('email', 'email'), header: 'Address' }),
    helper.accessor('status', {
      ...column('status', 'status'),
      header: 'Status',
      cell: ({ getValue }) => (
        <span className="roster-badge" data-status={getValue()}>
          {statusWord(getValue())}
        </span>
      ),
    }),
    helper.accessor('completed', {
      ...column('completed_lessons', 'progress', true),
      header: 'Lessons done',
      cell: ({ getValue, row }) =>
        row.original.status === 'invited' ? null : (
          <Progress
            completed={getValue()}
            open={row.original.open}
            lessons={cohort.total_lessons}
          />
        ),
    }),
    helper.accessor('posts', {
      ...column('discussion_posts', 'posts number', true),
      header: 'Posts',
      cell: ({ getValue, row }) => (row.original.status === 'invited' ? null : getValue()),
    }),
    helper.accessor('active', {
      ...column('last_activity_at', 'active', true),
      header: 'Last activity',
      cell: ({ getValue }) => <Ago active={getValue()} />,
    }),
    helper.accessor('joined', {
      ...column('enrolled_at', 'joined', true),
      header: 'Since',
      cell: ({ getValue }) => <time dateTime={getValue().day}>{getValue().says}</time>,
    }),
  ]);
}

/** Leads to what is open to this student. */
function Name({ name, preview }: { name: string; preview: string | null }) {
  return preview ? <a href={preview}>{name}</a> : name;
}

function previewPath(cohort: number, student: string | null) {
  return student && `/teach/cohorts/${cohort}/preview?student=${student}`;
}

function Progress({ completed, open, lessons }: Record<'completed' | 'open' | 'lessons', number>) {
  return (
    <>
      <progress value={completed} max={Math.max(lessons, 1)} aria-hidden="true" />
      {`${completed} of ${lessons}`}
      <span className="soft">{` · ${open} open`}</span>
    </>
  );
}

function Ago({ active }: { active: Student['active'] }) {
  if (!active) return <span className="soft">–</span>;
  return (
    <time dateTime={active.at} title={active.exact}>
      {active.ago}
    </time>
  );
}
