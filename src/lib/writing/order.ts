import type { ModuleInHand } from './course';

/** Where a lesson could be put: the module, the place in it from 1, and the module's name where it is another one. */
export interface Place {
  module: number;
  place: number;
  into: string | null;
}

/** One step up and one down for a lesson; over the edge of its module it goes into the next one. Null at the ends. */
export function stepsOf(
  modules: Pick<ModuleInHand, 'id' | 'name' | 'lessons'>[],
  moduleId: number,
  index: number,
): { up: Place | null; down: Place | null } {
  const nth = modules.findIndex(({ id }) => id === moduleId);
  const [before, here, after] = [modules[nth - 1], modules[nth], modules[nth + 1]];
  const within = (place: number): Place => ({ module: moduleId, place, into: null });
  const isLast = index + 1 === here?.lessons.length;
  return {
    up: index > 0 ? within(index) : before ? into(before, before.lessons.length + 1) : null,
    down: !isLast ? within(index + 2) : after ? into(after, 1) : null,
  };
}

const into = ({ id, name }: Pick<ModuleInHand, 'id' | 'name'>, place: number): Place => ({
  module: id,
  place,
  into: name,
});

/** What the buttons send: "12:3:2", lesson 12 into module 3 at place 2; "3:1", module 3 to place 1. */
export const stepWord = (...numbers: number[]) => numbers.join(':');
