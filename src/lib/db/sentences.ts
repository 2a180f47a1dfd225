import { grouped } from '../words';
import type { RefusalKind } from './errors';

interface Sentence {
  kind: RefusalKind;
  says: string | ((detail: string | null) => string);
}

const people = (detail: string | null) =>
  detail === '1' ? 'One person has' : `${detail ?? 'More'} people have`;

const inTime = (seconds: string | null) => {
  const minutes = Math.ceil(Number(seconds ?? 60) / 60);
  if (minutes <= 1) return 'in a minute';
  return minutes < 100 ? `in ${minutes} minutes` : `in ${Math.ceil(minutes / 60)} hours`;
};

/** One table from a code (SQLSTATE, constraint or Auth's own) to what a person is told. */
export const sentences: Record<string, Sentence> = {
  // Rules of the campus
  C4001: { kind: 'UNAUTHORIZED', says: 'Please sign in first.' },
  C4004: { kind: 'NOT_FOUND', says: 'That is not here, or not yours to see.' },
  C4010: { kind: 'CONFLICT', says: 'This cohort is full.' },
  C4011: { kind: 'CONFLICT', says: 'This cohort has ended.' },
  C4012: { kind: 'CONFLICT', says: 'This course is not published yet.' },
  C4013: {
    kind: 'FORBIDDEN',
    says: 'Your application was turned down, so you cannot take a seat.',
  },
  C4014: { kind: 'FORBIDDEN', says: 'You are not in this cohort.' },
  C4015: { kind: 'CONFLICT', says: 'This course is only given in cohorts.' },
  C4022: { kind: 'CONFLICT', says: 'This topic is closed.' },
  C4030: { kind: 'FORBIDDEN', says: 'Only those who teach this, and admins, can do that.' },
  C4031: { kind: 'FORBIDDEN', says: 'Nobody changes their own role. Ask another admin.' },
  C4032: { kind: 'CONFLICT', says: 'This is the last admin. Make somebody else an admin first.' },
  C4033: {
    kind: 'CONFLICT',
    says: 'A course is taught by a teacher. Give this person the role first.',
  },
  C4034: { kind: 'FORBIDDEN', says: 'This account is suspended.' },
  C4035: {
    kind: 'FORBIDDEN',
    says: 'Nobody decides about their own account. Ask another admin.',
  },
  C4036: {
    kind: 'CONFLICT',
    says: (running) =>
      `You teach ${running === '1' ? 'a cohort that has' : `${running ?? 'some'} cohorts that have`} not ended. Ask an admin to hand your courses over to somebody else first.`,
  },
  C4037: { kind: 'FORBIDDEN', says: 'Please give your password once more.' },
  C4040: { kind: 'CONFLICT', says: 'This would close lessons that are open now.' },
  C4041: { kind: 'BAD_REQUEST', says: 'That does not belong to this course.' },
  C4050: {
    kind: 'CONFLICT',
    says: 'The campus has changed since this plan was made, so nothing was done. Below the plan is judged again: look at it once more.',
  },
  C4051: { kind: 'CONFLICT', says: 'This import has been applied already.' },
  C4052: { kind: 'BAD_REQUEST', says: 'A list has at most 20,000 people. Cut it into several.' },
  C4060: {
    kind: 'CONFLICT',
    says: (taken) => `${people(taken)} a seat already, so the limit cannot be lower.`,
  },
  C4070: { kind: 'CONFLICT', says: 'This cannot be changed any more.' },
  C4073: { kind: 'CONFLICT', says: 'Somebody else is changing this cohort just now. Try again.' },
  C4074: {
    kind: 'CONFLICT',
    says: 'Somebody changed this again meanwhile, so nothing was undone. This is how it stands now.',
  },
  C4080: {
    kind: 'CONFLICT',
    says: 'This was saved elsewhere while you were writing. What you wrote is still here, and not saved yet.',
  },
  C4081: {
    kind: 'CONFLICT',
    says: 'Somebody added or took away something meanwhile, so the order was not saved. This is how it stands now.',
  },
  C4085: {
    kind: 'CONFLICT',
    says: (rows) =>
      `Too much hangs on this to be kept for bringing back (${grouped(Number(rows))} entries), so nothing was deleted. Take the course back to draft and archive its cohorts: nobody sees it then.`,
  },
  C4086: {
    kind: 'CONFLICT',
    says: 'What this belonged to is deleted as well. Bring that back first.',
  },
  C4087: { kind: 'BAD_REQUEST', says: 'This file cannot be read as a course.' },
  C4090: { kind: 'BAD_REQUEST', says: 'This is not a picture we can keep.' },
  C4091: {
    kind: 'CONFLICT',
    says: 'This lesson has 50 pictures, and that is the limit. Delete one that it does without.',
  },
  C4095: {
    kind: 'CONFLICT',
    says: 'It is hidden, so its words stay as they are until it is shown again.',
  },

  C4290: {
    kind: 'TOO_MANY_REQUESTS',
    says: (seconds) => `Too many tries. Try again ${inTime(seconds)}.`,
  },

  // Rules that the app keeps (lib/cohorts/change.ts)
  cohort_put_off: {
    kind: 'CONFLICT',
    says: 'This cohort is running. With this first day its lessons close until then.',
  },
  cohort_cut_short: {
    kind: 'CONFLICT',
    says: 'This cohort is running. With this last day it has ended: its students can read, and no longer write.',
  },
  // lib/course-files/commands.ts
  upload_is_gone: {
    kind: 'CONFLICT',
    says: 'This file is not here any more: it was imported already, or another one took its place.',
  },
  // lib/deletions/commands.ts
  name_not_typed: {
    kind: 'BAD_REQUEST',
    says: 'That is not its name, so nothing was deleted. Write it as it stands above.',
  },
  // What the campus asks for besides being signed in (actions/account.ts, lib/account/commands.ts).
  address_as_before: { kind: 'BAD_REQUEST', says: 'This is the address you have already.' },
  not_your_address: { kind: 'BAD_REQUEST', says: 'This is not the address of your account.' },
  not_your_password: { kind: 'BAD_REQUEST', says: 'This is not your present password.' },
  // lib/people/password.ts
  password_names_you: {
    kind: 'BAD_REQUEST',
    says: 'This password is little more than your name or address, which others know. Take another.',
  },
  // lib/pictures/turns.ts
  picture_queue_full: {
    kind: 'TOO_MANY_REQUESTS',
    says: 'Many pictures are being worked on just now. Try again in a minute.',
  },
  // Row security says no without saying why; the command knows what was tried.
  may_not_write: { kind: 'FORBIDDEN', says: 'You cannot write here any more.' },
  may_not_delete: {
    kind: 'CONFLICT',
    says: 'This post is gone already, or you cannot delete it any more.',
  },
  may_not_mark: { kind: 'FORBIDDEN', says: 'You cannot mark this lesson any more.' },

  // Constraints by name
  applications_name_length: { kind: 'BAD_REQUEST', says: 'A name has at most 100 characters.' },
  applications_locale_known: { kind: 'BAD_REQUEST', says: 'We do not know this language.' },
  applications_time_zone_fkey: { kind: 'BAD_REQUEST', says: 'We do not know this time zone.' },
  audit_log_reason_length: { kind: 'BAD_REQUEST', says: 'A reason has at most 500 characters.' },
  cohorts_course_id_name_key: {
    kind: 'CONFLICT',
    says: 'This course has a cohort of that name already.',
  },
  cohorts_dates_bound: { kind: 'BAD_REQUEST', says: 'There is no such day.' },
  cohorts_dates_in_order: {
    kind: 'BAD_REQUEST',
    says: 'The last day cannot come before the first.',
  },
  cohorts_max_students_bound: {
    kind: 'BAD_REQUEST',
    says: 'The number of seats cannot be below zero.',
  },
  cohorts_name_length: { kind: 'BAD_REQUEST', says: 'A name has 1 to 200 characters.' },
  cohorts_time_zone_fkey: { kind: 'BAD_REQUEST', says: 'We do not know this time zone.' },
  cohort_enrollments_cohort_id_user_id_key: {
    kind: 'CONFLICT',
    says: 'There is a seat in this cohort already.',
  },
  cohort_schedules_dates_bound: { kind: 'BAD_REQUEST', says: 'There is no such day.' },
  cohort_schedules_dates_in_order: {
    kind: 'BAD_REQUEST',
    says: 'A module closes on a day after it opens.',
  },
  course_uploads_content_length: { kind: 'BAD_REQUEST', says: '10 MB is the limit.' },
  course_uploads_file_name_length: {
    kind: 'BAD_REQUEST',
    says: 'The name of this file is too long.',
  },
  course_forums_closing_reason_length: {
    kind: 'BAD_REQUEST',
    says: 'A reason has 1 to 500 characters.',
  },
  course_forums_content_length: {
    kind: 'BAD_REQUEST',
    says: 'A topic has 1 to 10,000 characters.',
  },
  course_forums_title_length: { kind: 'BAD_REQUEST', says: 'A title has 1 to 200 characters.' },
  courses_description_length: {
    kind: 'BAD_REQUEST',
    says: 'A description has at most 5,000 characters.',
  },
  courses_name_length: { kind: 'BAD_REQUEST', says: 'A name has 1 to 200 characters.' },
  courses_slug_form: {
    kind: 'BAD_REQUEST',
    says: 'An address of a course has no spaces and none of / ? # % \\.',
  },
  courses_slug_key: { kind: 'CONFLICT', says: 'Another course has this address already.' },
  enrollments_user_id_course_id_key: { kind: 'CONFLICT', says: 'You take this course already.' },
  forum_replies_content_length: {
    kind: 'BAD_REQUEST',
    says: 'A reply has 1 to 10,000 characters.',
  },
  imports_file_name_length: { kind: 'BAD_REQUEST', says: 'The name of this file is too long.' },
  invitations_cohort_id_email_key: { kind: 'CONFLICT', says: 'This address is invited already.' },
  invitations_email_lower: { kind: 'BAD_REQUEST', says: 'This is not a full e-mail address.' },
  lesson_discussions_content_length: {
    kind: 'BAD_REQUEST',
    says: 'A post has 1 to 10,000 characters.',
  },
  lesson_discussions_parent_in_place: {
    kind: 'CONFLICT',
    says: 'The post you answer is no longer there.',
  },
  lesson_pictures_bytes_are_a_picture: {
    kind: 'BAD_REQUEST',
    says: 'This is not a picture we can keep.',
  },
  lesson_pictures_lesson_id_sha256_key: {
    kind: 'CONFLICT',
    says: 'This lesson has that picture already. You find it below.',
  },
  lessons_name_length: { kind: 'BAD_REQUEST', says: 'A name has 1 to 200 characters.' },
  lessons_resources_form: {
    kind: 'BAD_REQUEST',
    says: 'A lesson has up to 100 links, each to an address of the web or of mail.',
  },
  lessons_text_content_length: {
    kind: 'BAD_REQUEST',
    says: 'A lesson has at most 200,000 characters.',
  },
  lessons_youtube_url_form: {
    kind: 'BAD_REQUEST',
    says: 'This is not the address of a video on YouTube.',
  },
  modules_description_length: {
    kind: 'BAD_REQUEST',
    says: 'A description has at most 5,000 characters.',
  },
  modules_name_length: { kind: 'BAD_REQUEST', says: 'A name has 1 to 200 characters.' },
  moderations_reason_length: { kind: 'BAD_REQUEST', says: 'A reason has 1 to 500 characters.' },
  moderations_hiding_has_reason: {
    kind: 'BAD_REQUEST',
    says: 'Please give a reason; its author will read it.',
  },
  suspensions_reason_length: { kind: 'BAD_REQUEST', says: 'A reason has 1 to 500 characters.' },

  // PostgreSQL's own
  '23502': { kind: 'BAD_REQUEST', says: 'Something needed was left empty.' },
  '23503': { kind: 'CONFLICT', says: 'That refers to something which is no longer there.' },
  '23505': { kind: 'CONFLICT', says: 'That exists already.' },
  '23514': { kind: 'BAD_REQUEST', says: 'One of these values is outside what is allowed.' },
  '22001': { kind: 'BAD_REQUEST', says: 'That is too long.' },
  '22003': { kind: 'BAD_REQUEST', says: 'That number is too large.' },
  '22007': { kind: 'BAD_REQUEST', says: 'That is not a day we understand.' },
  '22008': { kind: 'BAD_REQUEST', says: 'There is no such day.' },
  '22021': { kind: 'BAD_REQUEST', says: 'That text contains characters we cannot keep.' },
  '22P02': { kind: 'BAD_REQUEST', says: 'That is not something we understand.' },
  '22P05': { kind: 'BAD_REQUEST', says: 'That text contains characters we cannot keep.' },
  '42501': { kind: 'FORBIDDEN', says: 'You may not do that.' },

  // Supabase Auth
  invalid_credentials: {
    kind: 'BAD_REQUEST',
    says: 'Address and password do not belong together.',
  },
  email_not_confirmed: {
    kind: 'FORBIDDEN',
    says: 'Please confirm your address first: open the link in the mail we sent you.',
  },
  user_banned: {
    kind: 'FORBIDDEN',
    says: 'This account is suspended. Please write to the campus.',
  },
  signup_disabled: { kind: 'FORBIDDEN', says: 'The campus takes no new people at the moment.' },
  email_provider_disabled: {
    kind: 'FORBIDDEN',
    says: 'The campus takes no new people at the moment.',
  },
  weak_password: {
    kind: 'BAD_REQUEST',
    says: 'This password is too easy to guess. Take a longer one.',
  },
  same_password: { kind: 'BAD_REQUEST', says: 'This is the password you have already.' },
  otp_expired: { kind: 'CONFLICT', says: 'This link has been used already, or it is too old.' },
  current_password_required: {
    kind: 'FORBIDDEN',
    says: 'Your present password is needed for that: choose a new one under “Your account”, or have a link sent.',
  },
  current_password_invalid: { kind: 'BAD_REQUEST', says: 'This is not your present password.' },
  reauthentication_needed: { kind: 'FORBIDDEN', says: 'Please sign in once more, and try again.' },
  email_address_invalid: { kind: 'BAD_REQUEST', says: 'Mail cannot reach this address.' },
  email_exists: { kind: 'CONFLICT', says: 'This address cannot be used.' },
  mail_not_sent: {
    kind: 'SERVICE_UNAVAILABLE',
    says: 'The mail could not be sent. Please try again in a few minutes.',
  },
  session_not_found: { kind: 'UNAUTHORIZED', says: 'Please sign in again.' },
  over_request_rate_limit: {
    kind: 'TOO_MANY_REQUESTS',
    says: 'That was tried too often. Please wait a few minutes.',
  },
  over_email_send_rate_limit: {
    kind: 'TOO_MANY_REQUESTS',
    says: 'We have just sent a mail. Please wait a minute before asking for another.',
  },
};
