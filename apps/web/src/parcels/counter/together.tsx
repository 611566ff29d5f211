import { codeSaid, isSameCode, tidyNumber } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useGoodsText } from '../../purchasing/order-parts.tsx';
import { useScan } from '../../scan/takers.ts';
import { rowsOf } from '../../shell/listing.tsx';
import { useParcels } from '../../sync/parcels.ts';
import { useOrders } from '../../sync/orders.ts';
import { CheckField } from '../../ui/field.tsx';
import { useCarrierName } from '../parcel-parts.tsx';

/** Something else that waits for the same person, which goes with it unless it is ticked off. */
export interface AlsoWaiting {
  readonly is: 'parcel' | 'order';
  readonly id: string;
  readonly label: string;
  /** The visit that it waits for; null for what waited before there were visits. */
  readonly visit: string | null;
  /** What a scan or somebody's word may call it by. */
  readonly calledBy: readonly string[];
}

/** What is handed out, with which else goes. */
interface Picked {
  readonly id: string;
  readonly station: string;
  readonly villager: string | null;
}

/** What else waits at the station for the same person, and which of it goes out in the same visit. */
export interface Together {
  /** Whether that is still being looked up. */
  readonly looking: boolean;
  readonly all: readonly AlsoWaiting[];
  readonly goes: readonly AlsoWaiting[];
  readonly toggle: (id: string) => void;
}

/** What waits together with a parcel or an order's goods. What has a trouble open, or nobody registered behind it, is handed out by itself. */
export function useTogether(picked: Picked): Together {
  const county = useCountyCode();
  const { parcels: words } = useMessages();
  const carrierName = useCarrierName();
  const goodsOf = useGoodsText();
  const [stays, setStays] = useState<ReadonlySet<string>>(new Set());
  // Nobody goes by a parcel's id: a stranger's parcel waits with nothing.
  const of = { station: picked.station, villager: picked.villager ?? picked.id };
  const parcels = useParcels(county, { ...of, stage: 'at-station' });
  const orders = useOrders(county, { ...of, stage: 'received' });
  const all: readonly AlsoWaiting[] = [
    ...(rowsOf(parcels) ?? [])
      .filter(({ id, trouble }) => id !== picked.id && trouble === null)
      .map(({ id, code, carrier, number, visit }) => ({
        is: 'parcel' as const,
        id,
        visit,
        label: `${code} · ${carrierName(carrier)} …${number.slice(-4)}`,
        calledBy: [code, number],
      })),
    ...(rowsOf(orders) ?? [])
      .filter((order) => order.id !== picked.id && order.parcel === null)
      .map((order) => ({
        is: 'order' as const,
        id: order.id,
        visit: order.visit,
        label: words.counter.boughtGoods(goodsOf(order)),
        calledBy: [order.code, order.visitCode ?? order.code],
      })),
  ];
  return {
    looking: picked.villager !== null && (rowsOf(parcels) === undefined || rowsOf(orders) === undefined),
    all,
    goes: all.filter(({ id }) => !stays.has(id)),
    toggle: (id) =>
      setStays((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
  };
}

interface TogetherChoiceProps {
  /** What the picked one itself is called by. */
  readonly own: readonly string[];
  readonly together: Together;
  readonly name: string;
}

/**
 * The rest of what waits for the person, to be ticked off where it stays. A scan of one of them ticks it again, one of
 * something else is refused: it is not this person's.
 */
export function TogetherChoice({ own, together, name }: TogetherChoiceProps) {
  const { counter: say } = useMessages().parcels;
  const goes = (id: string) => together.goes.some((one) => one.id === id);
  useScan({
    take(text) {
      const number = tidyNumber(text);
      const code = codeSaid(text);
      const isOf = (names: readonly string[]) => names.some((one) => one === number || isSameCode(one, code));
      if (isOf(own)) return undefined;
      const one = together.all.find(({ calledBy }) => isOf(calledBy));
      if (one === undefined) return say.notOfVisit(number, name);
      if (!goes(one.id)) together.toggle(one.id);
      return undefined;
    },
  });
  if (together.all.length === 0) return null;
  return (
    <fieldset class="parcel-choices">
      <legend>{say.together(name, together.all.length)}</legend>
      {together.all.map(({ id, label }) => (
        <CheckField key={id} label={label} checked={goes(id)} onChange={() => together.toggle(id)} />
      ))}
    </fieldset>
  );
}
