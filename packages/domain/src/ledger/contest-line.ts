import * as z from 'zod/mini';
import {
  accept,
  defineCommand,
  id,
  refuse,
  startOfDayAfter,
  type Command,
  type Ref,
  type State,
} from '../kernel/index.ts';
import { CONTEST_DAYS, contestLines, contestPayees, contestReasons } from './contest.ts';
import type { Payables } from './payable.ts';

const payload = z.object({
  payee: z.object({ kind: z.enum(contestPayees), id }),
  line: z.object({ kind: z.enum(contestLines), id }),
  reason: z.enum(contestReasons),
});
type Said = z.output<typeof payload>;

/**
 * Says that somebody does not agree with what they are paid for one thing: by themselves, or at the counter for a household. It is open
 * until the centre answers, and once while it is. Refused for a thing that is not there, that nobody of their kind is paid for or that
 * does not name them, and of what is another person's.
 * @param payables what modules declare that is paid
 */
export function contestLineOver(payables: Payables) {
  return defineCommand({
    type: 'contest-line',
    capability: 'contests.raise',
    payload,
    makes: (_, contest) => [['contest', contest]],
    needs: ({ payee, line }): readonly Ref[] => [
      [payee.kind, payee.id],
      [line.kind, line.id],
    ],
    own: ({ payee }) => [payee.kind, payee.id],
    place: (state, command) => lineOf(state, command)?.place ?? refuse('line-unknown'),
    decide(state, command) {
      const { id: contest, by, at, payload: said } = command;
      const { payee, line, reason } = said;
      const found = lineOf(state, command);
      const pays = payables.all.some(({ to, opens }) => to === payee.kind && opens.some((kind) => kind === line.kind));
      if (found === undefined || !pays || !found.values.includes(payee.id)) return refuse('line-unknown');
      if (!speaksFor(payables, state, by, payee)) return refuse('line-not-yours');
      const open = state
        .all('contest')
        .find((row) => row.stage === 'open' && row.payee === payee.id && row.line === line.id);
      if (open !== undefined) return refuse('line-contested', { at: open.raisedAt });
      return accept({
        type: 'LineContested',
        data: {
          contest,
          payee: payee.id,
          payeeKind: payee.kind,
          line: line.id,
          lineKind: line.kind,
          station: found.station,
          place: found.place,
          reason,
          dueAt: startOfDayAfter(at, CONTEST_DAYS + 1),
        },
      });
    },
  });
}

/** Whether somebody says it for a payee: for themselves, for what they own, or for a household, which has no sign-in. */
function speaksFor(payables: Payables, state: State, by: string, { kind, id: payee }: Said['payee']): boolean {
  if (kind === 'member') return payee === by;
  const owner = payables.ownerField(kind);
  return owner === undefined || fieldsOf(state.get(kind, payee)).get(owner) === by;
}

/** What a line is about: where that is, and whom and what its row names. Undefined where it is not there. */
function lineOf(state: State, { county, payload: { line } }: Command<Said>) {
  const row = state.get(line.kind, line.id);
  if (row === undefined) return undefined;
  const { village, station }: { readonly village?: unknown; readonly station?: unknown } = Object(row);
  return {
    place: typeof village === 'string' ? village : county,
    station: typeof station === 'string' ? station : null,
    values: [...fieldsOf(row).values()],
  };
}

function fieldsOf(row: object | undefined): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(row ?? {}));
}
