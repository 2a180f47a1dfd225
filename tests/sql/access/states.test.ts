import { tryRelations } from './try.ts';

// The same rules around each instant at which something opens or ends, and after each change that they speak of.
tryRelations((state) => state === 'other');
