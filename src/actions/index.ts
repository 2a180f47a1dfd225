import { cohorts } from './cohorts';
import { discussions } from './discussions';
import { enrollments } from './enrollments';
import { imports } from './imports';
import { people } from './people';
import { progress } from './progress';
import { roles } from './roles';
import { schedules } from './schedules';
import { theme } from './theme';
import { writing } from './writing';

export const server = {
  cohorts,
  discussions,
  enrollments,
  imports,
  people,
  progress,
  roles,
  schedules,
  theme,
  writing,
};
