import { useCountyCode, useMay } from '../../county.tsx';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useMoneySummary } from '../../sync/money.ts';

/** What waits about money: in drawers, on its way, and in settlements. */
export function useMoneyWaiting(): readonly Waiting[] {
  const { waits } = useMessages().money;
  const county = useCountyCode();
  const summary = useMoneySummary(county, useMay()('cash.read')).data;
  if (summary === undefined) return [];
  const { toConfirm, drawersFull, toApprove, toInstruct, withBank, withBankIn, bounced } = summary;
  const settlements = pathTo('desk', '/settlements', { county });
  return [
    {
      rank: 'wrong',
      icon: 'undo',
      what: waits.bounced(bounced),
      hint: waits.bouncedHint,
      count: bounced,
      href: `${settlements}#bounced`,
    },
    {
      rank: 'wrong',
      icon: 'earnings',
      what: waits.drawersFull(drawersFull),
      hint: waits.drawersFullHint,
      count: drawersFull,
      href: pathTo('desk', '/cash', { county }),
    },
    {
      rank: 'waits',
      icon: 'truck',
      what: waits.toConfirm(toConfirm),
      hint: waits.toConfirmHint,
      count: toConfirm,
      href: pathTo('desk', '/cash', { county }, { stage: 'sent' }),
    },
    {
      rank: 'waits',
      icon: 'check',
      what: waits.toApprove(toApprove),
      hint: waits.toApproveHint,
      count: toApprove,
      href: settlements,
    },
    {
      rank: 'waits',
      icon: 'forward',
      what: waits.toInstruct(toInstruct),
      hint: waits.toInstructHint,
      count: toInstruct,
      href: `${settlements}#files`,
    },
    {
      rank: 'waits',
      icon: 'forward',
      what: waits.withBank(withBank),
      hint: waits.withBankHint,
      count: withBank,
      href:
        withBankIn === null ? `${settlements}#results` : pathTo('desk', '/settlements/:id', { county, id: withBankIn }),
    },
  ];
}
