/** A part of the export: what its file says, and the columns of the database through which its rows hang on a person. */
interface Part {
  about: string;
  /** "table.column" in schema public, or "private.table.column" */
  columns: string[];
}

/** What `my_data()` answers, part by part. tests/sql/my-data.test.ts holds this against the database's catalog. */
export const PARTS: Record<string, Part> = {
  profile: {
    about: 'Your record: name, address, role, time zone, when you joined, and what you gave then.',
    columns: ['applications.user_id'],
  },
  consents: {
    about: 'Which editions of the privacy page you agreed to, and when.',
    columns: ['consents.user_id'],
  },
  sessions: {
    about:
      'Where you are signed in. Through these pages the network address is that of the campus itself.',
    columns: [],
  },
  'address-changes': {
    about: 'A new address that you asked for and that has not agreed yet.',
    columns: ['private.address_changes.user_id'],
  },
  'self-paced-courses': {
    about: 'The courses that you take at your own pace.',
    columns: ['enrollments.user_id'],
  },
  cohorts: {
    about: 'Your seats in cohorts, with what was counted for them.',
    columns: ['cohort_enrollments.user_id'],
  },
  progress: {
    about: 'Each lesson that you opened or marked as done.',
    columns: ['lesson_progress.user_id'],
  },
  posts: {
    about: 'What you wrote under lessons, in Markdown.',
    columns: ['lesson_discussions.user_id'],
  },
  'posts-hidden': {
    about:
      'What was done to posts, topics and replies of yours, when and why: hidden, closed and so on.',
    columns: [],
  },
  'former-words': {
    about: 'What you changed the words of posts from.',
    columns: ['post_versions.editor_id'],
  },
  'forum-topics': { about: 'The topics that you opened.', columns: ['course_forums.user_id'] },
  'forum-replies': { about: 'Your replies to topics.', columns: ['forum_replies.user_id'] },
  invitations: {
    about: 'Invitations to your address.',
    columns: ['invitations.claimed_by'],
  },
  'imported-lines': { about: 'Where your address stood in a list of people.', columns: [] },
  'log-about-me': {
    about:
      'What the log keeps about your record: changes of role and standing, suspicious sign-ins.',
    columns: [],
  },
  'log-of-my-seats': {
    about: 'What the log keeps about your seats: what teachers and admins changed of them.',
    columns: [],
  },
  'log-of-my-acts': { about: 'What the log keeps of what you did in office.', columns: [] },
  suspensions: {
    about: 'When and why your account was suspended.',
    columns: ['suspensions.user_id'],
  },
  'suspensions-decided': {
    about: 'The suspensions that you decided, without those people.',
    columns: ['suspensions.suspended_by', 'suspensions.restored_by'],
  },
  'courses-taught': { about: 'The courses that are yours.', columns: ['courses.created_by'] },
  pictures: {
    about: 'The pictures that you put into lessons; each is at /pictures/ and its id.',
    columns: ['lesson_pictures.made_by'],
  },
  deletions: {
    about:
      'What was deleted, or brought back, by you or out of a course of yours, in the last 30 days.',
    columns: ['deletions.deleted_by', 'deletions.restored_by', 'deletions.teacher_id'],
  },
  'gone-with-courses': {
    about:
      'What hung on you in courses and lessons that were deleted in the last 30 days; it comes back if they do.',
    columns: [],
  },
  'course-file': {
    about: 'A course file that you uploaded and have not imported yet.',
    columns: ['course_uploads.user_id'],
  },
  'cohorts-opened': { about: 'The cohorts that you opened.', columns: ['cohorts.created_by'] },
  'posts-moderated': {
    about: 'What you did to posts, topics and replies as a teacher or admin, with your reasons.',
    columns: ['moderations.moderator_id'],
  },
  'invitations-sent': {
    about: 'The invitations that you sent, without the addresses of others.',
    columns: ['invitations.invited_by'],
  },
  imports: {
    about: 'The lists of people that you brought in, without those people.',
    columns: ['imports.created_by', 'imports.applied_by'],
  },
};
