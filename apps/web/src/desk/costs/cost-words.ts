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

/** What a person typed as kilometres, in metres; undefined when it is none. */
export function metresOf(text: string): number | undefined {
  const match = /^\s*(\d{1,4})(?:[.。](\d{1,3}))?\s*$/.exec(text);
  return match === null ? undefined : Number(match[1]) * 1_000 + Number((match[2] ?? '').padEnd(3, '0'));
}
