import type { Name } from '../../../support/world.ts';

/** A person of the story; visitor has no token, service holds the service key. */
export type Who = Name | 'visitor' | 'service';
export type Course = 'openData' | 'gardening' | 'draft' | 'bare';
export type Cohort = 'spring' | 'autumn' | 'winter' | 'attic' | 'roots' | 'hush';
export type Standing = 'active' | 'paused' | 'completed' | 'dropped' | 'waitlisted';

/** Everybody who is somebody in the story: each with another standing. */
export const everybody: Record<Who, string> = {
  visitor: 'a visitor',
  amara: 'Amara, who learns in Spring',
  bola: 'Bola, her classmate',
  lea: 'Lea, who finished Spring',
  goran: 'Goran, who pauses in Spring',
  ben: 'Ben, who left Spring',
  chidi: 'Chidi, who waits for Spring',
  hana: 'Hana of the sister cohort Autumn',
  ivo: 'Ivo of another course',
  jun: 'Jun, who goes at her own pace',
  kofi: 'Kofi, who is new',
  mats: 'Mats, who was rejected',
  tove: 'Tove, a teacher not yet approved',
  dana: 'Dana, who teaches Open data',
  esi: 'Esi, who teaches Gardening',
  femi: 'Femi, the admin',
  rosa: 'Rosa, an admin who is suspended',
  service: 'the service key',
};
export const all = Object.keys(everybody) as Who[];
/** Whom a change to Spring or to Open data could concern, and Kofi, who has nothing to do with them. */
export const concerned: Who[] = [
  ...(['visitor', 'amara', 'bola', 'lea', 'goran', 'ben', 'chidi'] as const),
  ...(['hana', 'jun', 'kofi', 'dana'] as const),
];

export const seats: Partial<Record<Who, Partial<Record<Cohort, Standing>>>> = {
  amara: { spring: 'active' },
  bola: { spring: 'active' },
  lea: { spring: 'completed' },
  goran: { spring: 'paused' },
  ben: { spring: 'dropped' },
  chidi: { spring: 'waitlisted' },
  hana: { autumn: 'active' },
  ivo: { roots: 'active' },
};
const alone: Partial<Record<Who, Course[]>> = { jun: ['openData'], ben: ['openData'] };
const taught: Partial<Record<Who, Course[]>> = {
  dana: ['openData', 'draft', 'bare'],
  esi: ['gardening'],
};

export const goesAlone = (who: Who, course: Course) => alone[who]?.includes(course) ?? false;
export const teaches = (who: Who, course: Course | undefined) =>
  course !== undefined && (taught[who]?.includes(course) ?? false);
export const hasToken = (who: Who) => who !== 'visitor' && who !== 'service';
export const isSuspended = (who: Who) => who === 'rosa';
/** Whom the campus knows by their token. */
export const isSomebody = (who: Who) => hasToken(who) && !isSuspended(who);
