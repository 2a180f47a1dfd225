import { describe, expect, it } from 'vitest';
import { gateWords, type Why } from '../../../src/lib/lessons/gate.ts';

const now = new Date('2026-11-23T12:00:00Z');
const before = '2026-11-12T08:00:00Z';
const ahead = '2026-12-01T08:00:00Z';
const gate = (why: Why, opens_at: string | null = before, closes_at: string | null = null) =>
  gateWords({ why, opens_at, closes_at }, now);

describe('a gate says', () => {
  it('until when it is open, where it closes at all', () => {
    expect(gate('open')).toEqual({ says: 'Open', at: null });
    expect(gate('open', before, ahead)).toEqual({ says: 'Open until', at: ahead });
  });

  it('when it opens', () => {
    expect(gate('not_yet', ahead)).toEqual({ says: 'Opens', at: ahead });
    expect(gate('not_started', ahead)).toEqual({ says: 'Opens', at: ahead });
  });

  it('since when it is closed', () => {
    expect(gate('closed', before, before)).toEqual({ says: 'Closed since', at: before });
  });

  it('what keeps this one person out, and what the others have', () => {
    expect(gate('left').says).toMatch(/you left\. Open to the cohort since$/);
    expect(gate('waiting', ahead).says).toMatch(/have a seat\. Opens to the cohort$/);
    expect(gate('paused').says).toContain('pause');
  });

  it('to visitors what the cohort has planned', () => {
    expect(gate('not_enrolled')).toEqual({ says: 'Open to the cohort since', at: before });
    expect(gate('not_enrolled', ahead)).toEqual({ says: 'Opens to the cohort', at: ahead });
    expect(gate('not_enrolled', before, before).says).toBe('The cohort had it until');
  });

  it('no day where no cohort decides', () => {
    expect(gate('not_enrolled', null)).toEqual({
      says: 'Open to those who take this course.',
      at: null,
    });
    expect(gate('left', null).at).toBeNull();
  });
});
