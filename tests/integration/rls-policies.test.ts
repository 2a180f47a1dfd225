import { tryRelations } from '../sql/access/try.ts';

// The entry that the migration guide names: who may do what with each row and column of each table. The rules stand
// in tests/sql/access/relations; docs/access.md says the same to people. Here the campus is as it is at noon on
// 15 March 2027; tests/sql/access/states.test.ts goes through the other states.
tryRelations((state) => state === 'usual');
