import { account } from './account';
import { applications } from './applications';
import { cohorts } from './cohorts';
import { courseFiles } from './course-files';
import { deletions } from './deletions';
import { discussions } from './discussions';
import { enrollments } from './enrollments';
import { forum } from './forum';
import { imports } from './imports';
import { people } from './people';
import { pictures } from './pictures';
import { progress } from './progress';
import { roles } from './roles';
import { schedules } from './schedules';
import { suspensions } from './suspensions';
import { theme } from './theme';
import { writing } from './writing';

export const server = {
  account,
  applications,
  cohorts,
  courseFiles,
  deletions,
  discussions,
  enrollments,
  forum,
  imports,
  people,
  pictures,
  progress,
  roles,
  schedules,
  suspensions,
  theme,
  writing,
};
