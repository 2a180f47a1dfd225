import { cellsOfFunction } from './calls.ts';
import { cellsOf, type Cell } from './cells.ts';
import { functions } from './functions/all.ts';
import { relations } from './relations/all.ts';

const count = (cells: Cell[]) => cells.reduce((sum, { counts }) => sum + counts, 0);

/** How many cells the matrix has: one person, one thing and one state each. */
export const countCells = () =>
  count(relations.flatMap(cellsOf)) + count(functions.flatMap(cellsOfFunction));
