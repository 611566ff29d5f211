import { useCountyCode, useMay } from '../../county.tsx';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { rowsOf } from '../../shell/listing.tsx';
import { useDaysToClose, useMoneySummary } from '../../sync/money.ts';

/** What waits about money: in drawers, on its way, and in settlements. */
export function useMoneyWaiting(): readonly Waiting[] {
  const { waits } = useMessages().money;
  const county = useCountyCode();
  const mayRead = useMay()('cash.read');
  const summary = useMoneySummary(county, mayRead).data;
  const unclosed = useUnclosed(county, mayRead);
  if (summary === undefined) return [];
  const { toConfirm, drawersFull, toApprove, toInstruct, withBank, withBankIn, bounced, untyped } = summary;
  const { fen } = summary;
  const settlements = pathTo('desk', '/settlements', { county });
  return [
    {
      item: 'payouts-bounced',
      icon: 'undo',
      what: waits.bounced(bounced),
      hint: waits.bouncedHint,
      amountFen: fen.bounced,
      count: bounced,
      href: `${settlements}#bounced`,
    },
    {
      item: 'drawers-full',
      icon: 'earnings',
      what: waits.drawersFull(drawersFull),
      hint: waits.drawersFullHint,
      amountFen: fen.drawersFull,
      count: drawersFull,
      href: pathTo('desk', '/cash', { county }),
    },
    {
      item: 'remittances',
      icon: 'truck',
      what: waits.toConfirm(toConfirm),
      hint: waits.toConfirmHint,
      amountFen: fen.toConfirm,
      oldest: summary.oldestToConfirm,
      count: toConfirm,
      href: pathTo('desk', '/cash', { county }, { stage: 'sent' }),
    },
    {
      item: 'days-unclosed',
      icon: 'earnings',
      what: waits.unclosed(unclosed),
      hint: waits.unclosedHint,
      count: unclosed,
      href: pathTo('desk', '/day-closes', { county }),
    },
    {
      item: 'payees-untyped',
      icon: 'people',
      what: waits.untyped(untyped),
      hint: waits.untypedHint,
      count: untyped,
      href: pathTo('desk', '/payees', { county }),
    },
    {
      item: 'settlements-to-approve',
      icon: 'check',
      what: waits.toApprove(toApprove),
      hint: waits.toApproveHint,
      amountFen: fen.toApprove,
      count: toApprove,
      href: settlements,
    },
    {
      item: 'payouts-to-instruct',
      icon: 'forward',
      what: waits.toInstruct(toInstruct),
      hint: waits.toInstructHint,
      amountFen: fen.toInstruct,
      count: toInstruct,
      href: `${settlements}#files`,
    },
    {
      item: 'payouts-with-bank',
      icon: 'forward',
      what: waits.withBank(withBank),
      hint: waits.withBankHint,
      count: withBank,
      href:
        withBankIn === null ? `${settlements}#results` : pathTo('desk', '/settlements/:id', { county, id: withBankIn }),
    },
  ];
}

/** How many drawers have a day behind them that was not closed. A county that never closed one is not reminded. */
function useUnclosed(county: string, mayRead: boolean): number {
  const drawers = rowsOf(useDaysToClose(county, mayRead)) ?? [];
  if (drawers.every(({ closedDay }) => closedDay === null)) return 0;
  return drawers.filter(({ openSince }) => openSince !== null).length;
}
