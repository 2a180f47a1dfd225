import type { Door } from '../../tests/sql/access/function.ts';

const callers: Record<Door['may'], string> = {
  everybody: 'everybody',
  people: 'everybody signed in',
  service: '',
  nobody: '',
};

function calledBy({ may, service }: Door): string {
  const key = service === 'answers' && may !== 'everybody' ? 'the service key' : '';
  return [callers[may], key].filter((part) => part !== '').join(', ') || 'nobody';
}

function told(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'refusal' in value)
    return `\`${String(value.refusal)}\``;
  if (value === false || value === null || value === 0 || value === 'nobody') return 'nothing';
  return 'the same';
}

/** What the first call, which is the usual one, comes to for those who are not meant. */
const others = ({ calls: [call] }: Door) => told(call?.others);

/** One line a function: who may call it, what it does for whom, and what the others get. */
export function functionTable(functions: Door[]): string {
  const lines = functions.map((door) => [
    `\`${door.signature.replaceAll(',', ', ')}\``,
    calledBy(door),
    door.about,
    others(door),
  ]);
  const head = ['Function', 'Called by', 'What it does', 'Others get'];
  return [head, head.map(() => '---'), ...lines]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n');
}
