import * as z from 'zod/mini';
import { accept, businessDate, businessDay, DAY, defineCommand, id, payeeTypes, refuse } from '../kernel/index.ts';
import type { Payables } from './payable.ts';
import { payeeTypeOf } from './payee-type.ts';

/** How far from today the day may lie from which a type holds. What is further is a slip of the finger. */
const TYPE_DAYS_APART = 366;

/**
 * Says as what a payee is taxed from a business day on; under a thing's id, its owner. Takes two people, as an account does: it decides
 * how much is withheld. What was withheld before stands: the settlements approved from now on go by it. Refused where a payee of that kind cannot be of the type: nobody but a household is a farmer here.
 * @param payables what modules declare that is paid, and to whom
 */
export function setPayeeTypeOver(payables: Payables) {
  return defineCommand({
    type: 'set-payee-type',
    capability: 'payees.edit',
    payload: z.object({ payee: id, type: z.enum(payeeTypes), from: businessDate }),
    needs: ({ payee }) => payables.to.map((kind) => [kind, payee]),
    place: (_, { county }) => county,
    twoPeople: {
      matter: 'taxes',
      about: ({ payee }) => payee,
      changes: (state, { payload: { payee, type, from } }) => {
        const as = payables.all.find(({ to }) => state.get(to, payee) !== undefined);
        const before = as === undefined ? null : payeeTypeOf(state, as, payee, from);
        return [
          { what: 'payeeType', before, after: type },
          { what: 'typeFrom', before: null, after: from },
        ];
      },
    },
    decide(state, { at, payload }) {
      const { payee, type, from } = payload;
      const paidAs = payables.all.filter(({ to }) => state.get(to, payee) !== undefined);
      if (paidAs.length === 0) return refuse('person-unknown', { person: payee });
      if (!paidAs.some(({ taxed }) => taxed.may.includes(type))) return refuse('payee-type-not-theirs');
      const apart = TYPE_DAYS_APART * DAY;
      if (from < businessDay(at - apart) || from > businessDay(at + apart))
        return refuse('payee-type-day-far', { today: businessDay(at) });
      return accept({ type: 'PayeeTypeSet', data: payload });
    },
  });
}
