import type { Door } from '../function.ts';
import { doors } from './doors.ts';
import { machinery } from './machinery.ts';
import { office } from './office.ts';
import { pages } from './pages.ts';
import { talk } from './talk.ts';

/** Every function of the API's schema, in the order of the document. */
export const functions: Door[] = [...pages, ...talk, ...doors, ...office, ...machinery];
