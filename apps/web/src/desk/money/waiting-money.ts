import type { Messages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import type { MoneySummary } from '../../sync/money.ts';
import type { Waiting } from '../today.tsx';

/** What waits about money, and the lists that it leads to. */
export function waitingMoney(
  summary: MoneySummary | undefined,
  county: string,
  { money }: Messages,
): readonly Waiting[] {
  if (summary === undefined) return [];
  const { waits } = money;
  const settlements = pathTo('desk', '/settlements', { county });
  return [
    {
      icon: 'truck',
      what: waits.toConfirm(summary.toConfirm),
      hint: waits.toConfirmHint,
      href: pathTo('desk', '/cash', { county }, { stage: 'sent' }),
      count: summary.toConfirm,
    },
    {
      icon: 'earnings',
      what: waits.drawersFull(summary.drawersFull),
      hint: waits.drawersFullHint,
      href: pathTo('desk', '/cash', { county }),
      count: summary.drawersFull,
    },
    {
      icon: 'check',
      what: waits.toApprove(summary.toApprove),
      hint: waits.toApproveHint,
      href: settlements,
      count: summary.toApprove,
    },
    {
      icon: 'forward',
      what: waits.toInstruct(summary.toInstruct),
      hint: waits.toInstructHint,
      href: `${settlements}#files`,
      count: summary.toInstruct,
    },
    {
      icon: 'undo',
      what: waits.bounced(summary.bounced),
      hint: waits.bouncedHint,
      href: `${settlements}#bounced`,
      count: summary.bounced,
    },
  ];
}
