/**
 * Mutants that nothing can tell from the campus, each with the second guard that holds what the first one would.
 * One that is killed after all, or that is no mutant any more, must go from here: the run fails until it does.
 */
export const equivalent: { [mutant: string]: string } = {};
