import { applications } from './applications';
import { cohorts } from './cohorts';
import { discussions } from './discussions';
import { enrollments } from './enrollments';
import { imports } from './imports';
import { people } from './people';
import { progress } from './progress';
import { roles } from './roles';
import { schedules } from './schedules';
import { suspensions } from './suspensions';
import { theme } from './theme';

export const server = {
  applications,
  cohorts,
  discussions,
  enrollments,
  imports,
  people,
  progress,
  roles,
  schedules,
  suspensions,
  theme,
};
