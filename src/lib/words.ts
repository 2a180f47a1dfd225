/** "1,938" */
export function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}

/** "1 student", "1,938 students" */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** "A", "A and B", "A, B and C" */
export function listed(names: string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
