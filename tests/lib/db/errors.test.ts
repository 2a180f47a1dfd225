import { describe, expect, it } from 'vitest';
import { Refusal, refusalOf, refuse, unwrap } from '../../../src/lib/db/errors.ts';

describe('a refusal', () => {
  it('is told by its code', () => {
    expect(refusalOf({ code: 'C4010', message: 'the cohort is full' })).toMatchObject({
      code: 'C4010',
      kind: 'CONFLICT',
      sentence: 'This cohort is full.',
    });
  });

  it('is told by its constraint before its code', () => {
    const message =
      'new row for relation "cohorts" violates check constraint "cohorts_dates_in_order"';
    expect(refusalOf({ code: '23514', message })?.sentence).toBe(
      'The last day cannot come before the first.',
    );
    expect(refusalOf({ code: '23514', message: 'constraint "no_such"' })?.sentence).toBe(
      'One of these values is outside what is allowed.',
    );
  });

  it('carries the numbers the database added', () => {
    const refusal = refusalOf({ code: 'C4060', message: 'more', details: '12' });
    expect(refusal?.detail).toBe('12');
    expect(refusal?.sentence).toBe('12 people have a seat already, so the limit cannot be lower.');
  });

  it('is none when something broke', () => {
    expect(refusalOf({ code: '57014', message: 'canceling statement' })).toBeNull();
    expect(refusalOf({ message: 'fetch failed' })).toBeNull();
    expect(refusalOf({ code: 'constructor', message: '' })).toBeNull();
  });

  it('can be raised by the app', () => {
    expect(() => refuse('C4001')).toThrow(Refusal);
    expect(() => refuse('C9999')).toThrow('no sentence');
  });
});

describe('an answer', () => {
  it('is unwrapped', () => {
    expect(unwrap({ data: [1], error: null })).toEqual([1]);
  });

  it('is thrown on with its cause when something broke', () => {
    const error = { code: 'XX000', message: 'out of memory' };
    expect(() => unwrap({ data: null, error })).toThrow('XX000: out of memory');
    try {
      unwrap({ data: null, error });
    } catch (thrown) {
      expect((thrown as Error).cause).toBe(error);
    }
  });
});
