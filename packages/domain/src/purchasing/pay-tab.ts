import * as z from 'zod/mini';
import { accept, defineCommand, fen, id, refuse, type EventRules } from '../kernel/index.ts';
import { transfer } from '../ledger/index.ts';
import { countTabs } from '../network/index.ts';
import { partnerAccount } from './accounts.ts';
import { accountFor, tenderRefusal, type Payer, type Tender } from './tender.ts';
import { villageOfVillager } from './villager-at.ts';

/** A villager paid off what stood on their tab, or a part of it. */
export interface TabPaid extends Payer {
  readonly payment: string;
  readonly tender: Tender;
  readonly amountFen: number;
}

declare module '../kernel/event.ts' {
  interface Events {
    TabPaid: TabPaid;
  }
}

export const tabEvents: EventRules<'TabPaid'> = {
  TabPaid: {
    writes: ['station'],
    // What each owes is a balance, and balances follow from postings; what all of a station do is counted there.
    evolve: (draft, { station, amountFen }) => countTabs(draft, station, -amountFen),
    postings: (paid) =>
      transfer({
        from: partnerAccount.tab(paid.villager),
        to: accountFor(paid.tender, paid),
        amountFen: paid.amountFen,
        reason: 'TabPaid',
        about: { kind: 'villager', id: paid.villager },
      }),
  },
};

/** Takes a villager's money for what stands on their tab: in cash or by QR, all of it or a part. */
export const payTab = defineCommand({
  type: 'pay-tab',
  capability: 'tabs.settle',
  payload: z.object({ villager: id, tender: z.enum(['cash', 'qr']), amountFen: fen.check(z.gte(1)) }),
  needs: ({ villager }) => [
    ['villager', villager],
    ['account', partnerAccount.tab(villager)],
  ],
  place: villageOfVillager,
  takesOn: ({ tender, amountFen }) => ({ tender, amountFen, atToldPrices: false }),
  decide(state, { id: payment, payload }) {
    const villager = state.get('villager', payload.villager);
    if (villager === undefined) return refuse('villager-unknown', { villager: payload.villager });
    const owesFen = state.get('account', partnerAccount.tab(villager.id))?.balanceFen ?? 0;
    if (payload.amountFen > owesFen) return refuse('tab-overpaid', { owesFen });
    const payer = { station: villager.station, villager: villager.id };
    const full = tenderRefusal(state, payload.tender, payer, payload.amountFen);
    if (full !== undefined) return full;
    return accept({
      type: 'TabPaid',
      data: { ...payer, payment, tender: payload.tender, amountFen: payload.amountFen },
    });
  },
});
