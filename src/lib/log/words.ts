/** What PostgreSQL, Auth and JSON repeat of what somebody sent, and addresses and tokens wherever they stand. */
const personal: [pattern: RegExp, instead: string][] = [
  [/[^\s"'<>()=,;:]+@[^\s"'<>()=,;]+/g, '…@…'],
  [/\b([a-z]+:\/\/[^/?#\s"']+)[^\s"']*/g, '$1/…'],
  [/"[^"]*"(\.{3})?(?= is not valid JSON)/g, '"…"'],
  [/: "[^"]*"/g, ': "…"'],
  [/=\([^)]*\)/g, '=(…)'],
  [/\bcontains \(.*\)/g, 'contains (…)'],
  // What stays is the name of something of ours: a constraint, a column, a property.
  [/"(?![a-z_]+(?:\.[a-z_]+)?")[^"]*"/g, '"…"'],
  [/'(?![A-Za-z_]+')[^']*'/g, "'…'"],
  [/\b(?=[\w-]*\d)[\w-]{24,}(?:\.[\w-]+)*/g, '…'],
];

/** A sentence for the log without what a person may have put into it. */
export const withoutPeople = (sentence: string): string =>
  personal.reduce((text, [pattern, instead]) => text.replace(pattern, instead), sentence);

/** An error for the log: what it is called, what it says and where it was, and the same of what caused it. */
export function described(failure: unknown): object {
  if (typeof failure !== 'object' || failure === null) {
    return { message: withoutPeople(String(failure)) };
  }
  const { name, code, message, stack, cause } = failure as Partial<Error> & { code?: unknown };
  return {
    ...(name && { error: name }),
    ...(code !== undefined && { code: withoutPeople(String(code)) }),
    message: withoutPeople(message ?? 'no message'),
    ...(stack && { stack: placesOf(stack) }),
    ...(cause !== undefined && { cause: described(cause) }),
  };
}

/** The lines below the message, which alone can hold something personal. */
const placesOf = (stack: string) =>
  stack.split('\n').flatMap((line) => /^\s+at (.*)/.exec(line)?.[1] ?? []);
