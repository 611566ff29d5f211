import type { ComponentType } from 'preact';
import type { HereProps } from '../../desk/acts-here.tsx';
import type { ActedHere } from '../../desk/today-items.ts';
import { TroublesHere } from '../../loops/desk/troubles-here.tsx';
import { UnclaimedHere } from '../../parcels/desk/unclaimed-here.tsx';
import { ConfirmHere, ReceiveHere, ReleaseHere, SendAgainHere } from '../../purchasing/desk/orders-here.tsx';
import { RemittancesHere } from '../../purchasing/desk/remittances-here.tsx';

/** What is done on its line of Today, where one act suffices. */
const acts: Readonly<Record<ActedHere, ComponentType<HereProps>>> = {
  'loop-troubles': TroublesHere,
  'orders-undelivered': SendAgainHere,
  remittances: RemittancesHere,
  'orders-to-confirm': ConfirmHere,
  'unclaimed-15': UnclaimedHere,
  'orders-to-receive': ReceiveHere,
  'rebates-due': ReleaseHere,
};

export function TodayActs({ item, ...here }: HereProps & { item: ActedHere }) {
  const Acts = acts[item];
  return <Acts {...here} />;
}
