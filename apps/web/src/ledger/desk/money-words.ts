import type { OrderStage, PayoutStage, RemittanceStage, SettlementStage } from '@yangui/domain';
import { useMessages } from '../../i18n/index.tsx';
import type { IconName } from '../../ui/icon.tsx';

/** A month as people say it: `2026-10` is 2026 年 10 月. */
export function useMonth(): (period: string) => string {
  const { money } = useMessages();
  return (period) => {
    const [year = '', month = ''] = period.split('-');
    return money.month(year, month);
  };
}

/** How many months can be chosen by themselves. */
const MONTHS = 36;

/** A month and those before it, newest first. */
export function monthsBack(from: string): readonly string[] {
  const [year = 0, month = 0] = from.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, back) => {
    const months = year * 12 + month - 1 - back;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  });
}

/** The picture and the tone of a state, as `Badge` takes them. */
interface Look {
  readonly icon: IconName;
  readonly tone: OrderStage | 'refused' | 'plain';
}

export const settlementLooks: Readonly<Record<SettlementStage, Look>> = {
  prepared: { icon: 'clock', tone: 'received' },
  approved: { icon: 'check', tone: 'collected' },
  rejected: { icon: 'undo', tone: 'cancelled' },
};

export const payoutLooks: Readonly<Record<PayoutStage, Look>> = {
  proposed: { icon: 'clock', tone: 'plain' },
  waiting: { icon: 'clock', tone: 'received' },
  instructed: { icon: 'forward', tone: 'collected' },
  paid: { icon: 'check', tone: 'completed' },
  bounced: { icon: 'undo', tone: 'refused' },
};

export const remittanceLooks: Readonly<Record<RemittanceStage, Look>> = {
  sent: { icon: 'truck', tone: 'received' },
  confirmed: { icon: 'check', tone: 'completed' },
};
