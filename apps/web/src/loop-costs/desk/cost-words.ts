import type { ChargeStage, OrderStage } from '@yangui/domain';
import type { IconName } from '../../ui/icon.tsx';

/** The picture and the tone of where a loop's cost stands, as `Badge` takes them. */
export const costLooks: Readonly<
  Record<ChargeStage | 'unsettled', { readonly icon: IconName; readonly tone: OrderStage }>
> = {
  unsettled: { icon: 'clock', tone: 'received' },
  settled: { icon: 'check', tone: 'completed' },
  reversed: { icon: 'undo', tone: 'cancelled' },
};

/** Metres as kilometres, with as many decimals as they have, three at most. */
export function kilometresText(metres: number): string {
  return (metres / 1_000).toFixed(3).replace(/\.?0+$/, '');
}
