import type { Door } from '../function.ts';
import { account } from './account.ts';
import { deletions } from './deletions.ts';
import { doors } from './doors.ts';
import { knocks } from './knocks.ts';
import { machinery } from './machinery.ts';
import { office } from './office.ts';
import { pages } from './pages.ts';
import { talk } from './talk.ts';
import { writing } from './writing.ts';

/** Every function of the API's schema, in the order of the document. */
export const functions: Door[] = [
  ...[pages, talk, account, doors, office, writing, deletions, knocks, machinery],
].flat();
