/** The words that a seat's status can be; an older enrollment keeps its own where it is one of them. */
export const knownStatuses = ['active', 'completed', 'paused', 'dropped', 'waitlisted'] as const;
const seatTaking = ['active', 'completed', 'paused'];

/** What stands in reports for a missing status or a word that the campus does not know. */
export const odd = 'odd';

/**
 * What an odd status becomes. Such an enrollment opened nothing, for the campus judges by the words it knows;
 * dropped opens nothing either, takes no seat, keeps the history, and who teaches can change it.
 */
export const statusOfOdd = 'dropped';

export const takesSeat = (status: string) => seatTaking.includes(status);
