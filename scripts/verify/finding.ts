/** What a check found: no complaints means that what it asks about holds. */
export type Answer = {
  /** What is wrong and what to do about it, a sentence each. */
  complaints: string[];
  /** What to know although nothing is wrong. */
  note?: string;
};

/** One line of the checklist. */
export type Finding = Answer & { check: string };
