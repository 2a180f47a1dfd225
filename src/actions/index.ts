import { cohorts } from './cohorts';
import { courseFiles } from './course-files';
import { deletions } from './deletions';
import { discussions } from './discussions';
import { enrollments } from './enrollments';
import { imports } from './imports';
import { people } from './people';
import { progress } from './progress';
import { roles } from './roles';
import { schedules } from './schedules';
import { theme } from './theme';

export const server = {
  cohorts,
  courseFiles,
  deletions,
  discussions,
  enrollments,
  imports,
  people,
  progress,
  roles,
  schedules,
  theme,
};
