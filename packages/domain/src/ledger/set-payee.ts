import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse } from '../kernel/index.ts';
import type { Payables } from './payable.ts';
import { linesOf } from './settlement.ts';

const HOLDER = /^[\p{Script=Han}\p{L}][\p{Script=Han}\p{L}\p{N} ·•.'’()（）-]*$/u;

/** Where somebody is paid: needed for payouts and nothing else (个人信息保护法 §28: a financial account is sensitive). */
export const bankDetails = z.object({
  // A minority name's dot is · (GB/T 40660 asks for it, and GBK has no other).
  accountName: z.string().check(
    z.trim(),
    z.overwrite((text) => text.replace(/[•・．]/g, '·')),
    z.maxLength(60, { error: 'payee-invalid' }),
    z.regex(HOLDER, { error: 'payee-invalid' }),
  ),
  bank: z
    .string()
    .check(z.trim(), z.maxLength(60, { error: 'payee-invalid' }), z.regex(HOLDER, { error: 'payee-invalid' })),
  accountNumber: z.string().check(
    z.overwrite((text) => text.replace(/[\s-]/g, '')),
    z.regex(/^\d{8,32}$/, { error: 'payee-invalid' }),
  ),
});
export type BankDetails = z.infer<typeof bankDetails>;

/**
 * Sets where a person's payouts go; under a thing's id, its owner's. Takes two people. Refused while one of theirs is with the
 * bank, so that a file once issued says the same whenever it is opened.
 * @param payables what modules declare that is paid, and to whom
 */
export function setPayeeOver(payables: Payables) {
  return defineCommand({
    type: 'set-payee',
    capability: 'payees.edit',
    payload: z.object({ person: id }),
    personal: bankDetails,
    person: ({ person }, given) => given && { payee: person, ...given },
    needs: ({ person }) => payables.to.map((kind) => [kind, person]),
    place: (_, { county }) => county,
    twoPeople: {
      matter: 'payee',
      about: ({ person }) => person,
      changes: (state, { payload: { person } }) => [
        { what: 'account', before: state.get('payee', person)?.setSeq ?? null, after: null },
      ],
    },
    decide(state, { payload: { person } }) {
      if (payables.to.every((kind) => state.get(kind, person) === undefined))
        return refuse('person-unknown', { person });
      const underWay = state
        .all('settlement')
        .some((settlement) => linesOf(settlement, person).some(({ stage }) => stage === 'instructed'));
      if (underWay) return refuse('payout-under-way', { person });
      return accept({ type: 'PayeeSet', data: { person } });
    },
  });
}
