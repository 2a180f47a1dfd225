import { cohorts } from './cohorts';
import { discussions } from './discussions';
import { enrollments } from './enrollments';
import { forum } from './forum';
import { imports } from './imports';
import { people } from './people';
import { progress } from './progress';
import { roles } from './roles';
import { schedules } from './schedules';
import { theme } from './theme';

export const server = {
  cohorts,
  discussions,
  enrollments,
  forum,
  imports,
  people,
  progress,
  roles,
  schedules,
  theme,
};
