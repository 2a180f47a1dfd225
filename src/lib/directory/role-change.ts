import { counted } from '../words';
import type { Role } from '../viewer/viewer';
import { roleInForce, type Person } from './person';

/** A role that a person could be given, and what that means. */
export interface RoleChange {
  role: Role;
  /** On the button. */
  label: string;
  /** What the person may do then, or no longer do. */
  means: string;
  /** Whether it gives much or takes something away, so that it is asked for twice. */
  grave: boolean;
}

/** "Dana is a teacher." */
export function roleInWords({ name, role, status }: Pick<Person, 'name' | 'role' | 'status'>) {
  const is = { student: 'a student', teacher: 'a teacher', admin: 'an admin' };
  const now = `${name} is ${is[roleInForce({ role, status })]}.`;
  return role === roleInForce({ role, status })
    ? now
    : `${now} The role of ${role} counts once the application is approved.`;
}

const ADMIN =
  'An admin sees every name and address, opens and changes all courses and cohorts, brings in people, and gives and takes roles, this one too.';
const TEACHER =
  'A teacher creates courses, plans their cohorts, sees the names and addresses of the students in them, and looks after what they write.';

/** The two roles that the person does not have. */
export function roleChanges(
  person: Pick<Person, 'name' | 'role' | 'status' | 'teaches'>,
): RoleChange[] {
  const { name, teaches, status } = person;
  const present = roleInForce(person);
  // A role counts only while it is approved (set_role).
  const decided = status === 'approved' ? '' : ' The application is approved with it.';
  const orphans =
    teaches.length === 0
      ? ''
      : ` ${counted(teaches.length, 'course', 'courses')} would have no teacher until you hand ${
          teaches.length === 1 ? 'it' : 'them'
        } over.`;
  const changes: RoleChange[] = [
    {
      role: 'teacher',
      label: present === 'admin' ? 'Make a teacher instead' : 'Make a teacher',
      means:
        present === 'admin'
          ? `${name} sees and changes only the courses that are theirs to teach, and gives no more roles.`
          : TEACHER + decided,
      grave: present === 'admin',
    },
    { role: 'admin', label: 'Make an admin', means: ADMIN + decided, grave: true },
    {
      role: 'student',
      label: `Take the role of ${present} away`,
      means: `${name} keeps the account, the seats and the posts, and sees no more than any student.${orphans}`,
      grave: true,
    },
  ];
  return changes.filter(({ role }) => role !== present);
}
