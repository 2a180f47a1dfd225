/** What a roster can be sorted by, each with its words for both directions (upwards, downwards). */
const WORDS = {
  name: ['Name, A to Z', 'Name, Z to A'],
  email: ['Address, A to Z', 'Address, Z to A'],
  status: ['Status, A to Z', 'Status, Z to A'],
  completed_lessons: ['Least progress first', 'Most progress first'],
  discussion_posts: ['Fewest posts first', 'Most posts first'],
  last_activity_at: ['Longest silence first', 'Latest activity first'],
  enrolled_at: ['Longest here first', 'Newest first'],
} as const;

export type RosterColumn = keyof typeof WORDS;

export interface Order {
  column: RosterColumn;
  descending: boolean;
}

export const BY_NAME: Order = { column: 'name', descending: false };

/** As it stands in an address: `name`, and `-name` for the other way round. */
export function orderWord({ column, descending }: Order): string {
  return (descending ? '-' : '') + column;
}

/** What an address asks for; by name when it asks for nothing we know. */
export function orderFrom(word: string | null): Order {
  const descending = word?.startsWith('-') ?? false;
  const column = word?.slice(descending ? 1 : 0) ?? '';
  return isColumn(column) ? { column, descending } : BY_NAME;
}

/** Every order with its words, for a list to choose from. */
export const ORDERS = Object.entries(WORDS).flatMap(([column, [upwards, downwards]]) => [
  { word: column, says: upwards },
  { word: `-${column}`, says: downwards },
]);

function isColumn(word: string): word is RosterColumn {
  return Object.hasOwn(WORDS, word);
}
