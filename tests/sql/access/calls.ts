import { all, concerned, type Who } from './campus/people.ts';
import { states, type State } from './campus/states.ts';
import { holds } from './campus/words.ts';
import type { Cell } from './cells.ts';
import type { Call, Door } from './function.ts';
import type { Wanted } from './judge.ts';

const mayCall = ({ may, service }: Door, who: Who) => {
  if (who === 'service') return service === 'answers';
  return may === 'everybody' || (may === 'people' && who !== 'visitor');
};

const isRefusal = (gets: unknown): gets is { refusal: string } =>
  typeof gets === 'object' && gets !== null && 'refusal' in gets;

function outcome(door: Door, call: Call, who: Who, state: State): Wanted {
  if (!mayCall(door, who)) return { kind: 'refused', code: '42501' };
  const answer = call.answers.find((rule) => holds(rule, who, call, state));
  const gets = answer ? answer.gets : call.others;
  if (isRefusal(gets)) return { kind: 'refused', code: gets.refusal };
  return { kind: door.writes ? 'answered' : 'told', value: gets };
}

/** Every call by everybody, in the usual state and in those that the call names. */
export const cellsOfFunction = (door: Door): Cell[] =>
  door.calls.flatMap((call) =>
    [states.usual, ...(call.states ?? [])].flatMap((state) =>
      (state === states.usual ? all : concerned).map((who) => ({
        what: `asks ${door.signature} for ${call.is}`,
        state,
        step: { who, sql: call.sql, tell: true },
        wanted: outcome(door, call, who, state),
        counts: 1,
      })),
    ),
  );
