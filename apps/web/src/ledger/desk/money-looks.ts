import type { OrderStage, PayoutStage, RemittanceStage, SettlementStage } from '@yangui/domain';
import type { IconName } from '../../ui/icon.tsx';

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
  reversed: { icon: 'undo', tone: 'cancelled' },
};
