import { describe, expect, it } from 'vitest';
import type { FormState } from '../../../src/lib/forms/form-state.ts';
import { conflictIn, differing, pairsOf, waysOn } from '../../../src/lib/writing/conflict.ts';

const at = '2027-03-15T12:00:00Z';
const state = (code: string, detail: string | null): FormState => ({
  error: 'Refused.',
  refusal: { code, detail },
  fieldErrors: {},
  values: { name: 'Maps', description: 'Read\r\nthem.\r\n' },
});
const row = { name: 'Maps', description: 'Draw them.', version: 7, saved: null };
const pairs = (there: typeof row) =>
  pairsOf(there, state('', null).values, { name: 'Name', description: 'About' });

describe('what was saved while a form was open', () => {
  it('stands beside what was typed, with the version to be saved over next', () => {
    const conflict = conflictIn(state('C4080', JSON.stringify(row)), pairs);
    expect(conflict).toMatchObject({ version: 7, saved: null });
    expect(differing(conflict!.pairs)).toEqual([
      { label: 'About', theirs: 'Draw them.', mine: 'Read\nthem.' },
    ]);
  });

  it('is nothing where another rule refused', () => {
    expect(conflictIn(state('C4004', null), pairs)).toBeNull();
    expect(conflictIn({ ...state('', null), refusal: null }, pairs)).toBeNull();
  });

  it('is nobody’s but one’s own where one has it open in two tabs', () => {
    expect(waysOn({ saved: { by: 'Dana', mine: true, at } }).mine).toBe('Save this one over it');
    expect(waysOn({ saved: { by: 'Dana', mine: false, at } }).mine).toBe('Save mine over theirs');
    expect(waysOn({ saved: null }).theirs).toBe('Take theirs, drop mine');
  });
});
