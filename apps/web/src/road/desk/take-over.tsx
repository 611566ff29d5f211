import { useState } from 'preact/hooks';
import { useMay } from '../../county.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice } from '../../forms/form-fields.tsx';
import { text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { newId, prepare } from '../../sync/command.ts';
import type { LoopRow } from '../../sync/loops.ts';
import { Button } from '../../ui/button.tsx';
import type { Places } from '../../loops/desk/places.ts';

interface TakeOverProps {
  readonly from: LoopRow;
  /** The day's loops: one of those under way takes it over. */
  readonly loops: readonly LoopRow[];
  readonly places: Places;
}

/** What is on a van that broke down, and the button that hands all of it to the van that came for it. */
export function TakeOver({ from, loops: rows, places }: TakeOverProps) {
  const { loops } = useMessages();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const say = loops.takeOver;
  const goods = goodsOn(from, places);
  const takers = rows.filter(({ id, stage }) => id !== from.id && stage === 'underway');
  const reason = may('loops.drive') ? (takers.length === 0 ? say.noTaker : undefined) : loops.rights;
  if (goods.length === 0) return <p class="panel-body note">{say.empty}</p>;
  return (
    <div class="panel-body take-over">
      <Goods of={goods} />
      <Button icon="truck" reason={reason} onClick={() => setOpen(true)}>
        {say.open}
      </Button>
      {open && <TakeOverDialog from={from} takers={takers} goods={goods} onClose={() => setOpen(false)} />}
    </div>
  );
}

interface GoodsLine {
  readonly key: string;
  readonly what: 'down' | 'consignments' | 'returns' | 'lots';
  readonly name: string;
  readonly seal: string;
  readonly count: number;
}

/** What is on a van now: its sealed loads, and what came up, each counted. */
function goodsOn({ loads, aboard }: LoopRow, places: Places): readonly GoodsLine[] {
  const down = loads.map(({ id, station, seal, onVan }): GoodsLine => ({
    key: id,
    what: 'down',
    name: places.nameOf({ station, fetch: null }),
    seal,
    count: onVan,
  }));
  const up = (
    [
      ['consignments', aboard.consignments],
      ['returns', aboard.parcels],
      ['lots', aboard.lots],
    ] as const
  ).map(([what, { length: count }]): GoodsLine => ({ key: what, what, name: '', seal: '', count }));
  return [...down, ...up].filter(({ count }) => count > 0);
}

function Goods({ of }: { of: readonly GoodsLine[] }) {
  const {
    loops: { takeOver: say },
  } = useMessages();
  return (
    <ul class="take-over-goods figures" aria-label={say.aboard}>
      {of.map(({ key, what, name, seal, count }) => (
        <li key={key}>{what === 'down' ? say.down(name, seal, count) : say[what](count)}</li>
      ))}
    </ul>
  );
}

function TakeOverDialog({
  from,
  takers,
  goods,
  onClose,
}: {
  from: LoopRow;
  takers: readonly LoopRow[];
  goods: readonly GoodsLine[];
  onClose: () => void;
}) {
  const { loops } = useMessages();
  const say = loops.takeOver;
  const fetching = takers.find(({ trips }) => trips.some(({ stops }) => stops.some(({ fetch }) => fetch === from.id)));
  const { consignments, parcels, lots } = from.aboard;
  const form = useForm({
    name: `take-over ${from.id}`,
    fields: { loop: text((fetching ?? takers[0])?.id) },
    commands: ({ loop }) => [
      ...from.loads
        .filter(({ onVan }) => onVan > 0)
        .map(({ id }) => prepare('move-load', { load: id, loop, into: newId() })),
      ...(consignments.length + parcels.length + lots.length === 0
        ? []
        : [prepare('take-over', { from: from.id, loop, consignments, parcels, lots })]),
    ],
    follows: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={say.title(from.vehicleName)}
      action={say.send(goods.reduce((sum, { count }) => sum + count, 0))}
      onClose={onClose}
    >
      <p>{say.hint}</p>
      <Goods of={goods} />
      <FormChoice
        of={form.at('loop')}
        label={say.to}
        options={takers.map(({ id, vehicleName, driverName }) => ({
          value: id,
          label: say.taker(vehicleName, driverName ?? loops.noDriver),
        }))}
      />
    </FormDialog>
  );
}
