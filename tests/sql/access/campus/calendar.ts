import type { Cohort, Course } from './people.ts';

/** Instants, worked out by hand: Spring lives in Berlin, whose clocks change on 28 March; the others in UTC. */
type Span = { from: string; until?: string };
export type Module = 'finding' | 'cleaning' | 'publishing' | 'soil' | 'sketch' | 'bones';

export const courseOf: Record<Cohort | Module, Course> = {
  spring: 'openData',
  autumn: 'openData',
  winter: 'openData',
  attic: 'openData',
  roots: 'gardening',
  hush: 'draft',
  finding: 'openData',
  cleaning: 'openData',
  publishing: 'openData',
  soil: 'gardening',
  sketch: 'draft',
  bones: 'bare',
};

export const terms: Record<Cohort, Span> = {
  spring: { from: '2027-02-28T23:00:00Z', until: '2027-05-30T22:00:00Z' },
  autumn: { from: '2027-02-01T00:00:00Z' },
  winter: { from: '2026-11-01T00:00:00Z', until: '2027-02-01T00:00:00Z' },
  attic: { from: '2027-03-01T00:00:00Z' },
  roots: { from: '2027-03-01T00:00:00Z' },
  hush: { from: '2027-03-01T00:00:00Z' },
};

/** A module that is not scheduled is open from its cohort's first moment. */
export const openings: Partial<Record<Cohort, Partial<Record<Module, Span>>>> = {
  spring: {
    cleaning: { from: '2027-03-21T23:00:00Z' },
    publishing: { from: '2027-02-28T23:00:00Z', until: '2027-03-07T23:00:00Z' },
  },
  autumn: { cleaning: { from: '2027-02-08T00:00:00Z' } },
  attic: { cleaning: { from: '2027-03-08T00:00:00Z' } },
};

export const isWithin = (instant: string, { from, until }: Span) =>
  from <= instant && (until === undefined || instant < until);
