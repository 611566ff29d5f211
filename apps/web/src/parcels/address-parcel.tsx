import { parcelStepAllowed } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../county.tsx';
import { FormChoices } from '../forms/form-choices.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { FormLine } from '../forms/form-fields.tsx';
import { choice, free, text } from '../forms/kinds.ts';
import { useForm } from '../forms/use-form.ts';
import { useMessages } from '../i18n/index.tsx';
import { useGoodsText, useVillagerName } from '../purchasing/order-parts.tsx';
import { useOrders, useVillagers, type OrderRow } from '../sync/orders.ts';
import { prepare } from '../sync/command.ts';
import type { ParcelRow } from '../sync/parcels.ts';
import * as z from 'zod/mini';
import { Button } from '../ui/button.tsx';
import { FailureNote } from '../shell/sending-note.tsx';
import { answers, Picker, useSettled } from '../ui/picker.tsx';
import { rowsOf } from '../shell/listing.tsx';
import './parcels.css';

/** What was picked of a list: its id, and what it is called. */
const picked = z.object({ id: z.string(), name: z.string() });
type Picked = z.infer<typeof picked>;

/** How many a search offers at once. */
const SHOWN = '6';

/** Saying whom a parcel is for, or which order's goods are in it, once somebody has looked. */
export function AddressParcel({ parcel }: { parcel: ParcelRow }) {
  const { address: say, actions, stages } = useMessages().parcels;
  const may = useMay();
  const [open, setOpen] = useState<'address' | 'tie'>();
  const reason = !may('parcels.address')
    ? actions.rights
    : !parcelStepAllowed('address', parcel.stage)
      ? actions.stage(stages[parcel.stage])
      : parcel.order !== null
        ? say.hasOrder
        : undefined;
  const close = () => setOpen(undefined);
  return (
    <div class="parcel-actions">
      <Button icon="villagers" reason={reason} onClick={() => setOpen('address')}>
        {say.action}
      </Button>
      <Button icon="orders" reason={reason} onClick={() => setOpen('tie')}>
        {say.tie}
      </Button>
      {open === 'address' && <AddressDialog parcel={parcel} onClose={close} />}
      {open === 'tie' && <TieDialog parcel={parcel} onClose={close} />}
    </div>
  );
}

interface DialogProps {
  readonly parcel: ParcelRow;
  readonly onClose: () => void;
}

const recipients = ['villager', 'other'] as const;

function AddressDialog({ parcel, onClose }: DialogProps) {
  const {
    parcels: { address: say },
    words,
  } = useMessages();
  const form = useForm({
    name: `address-parcel ${parcel.id}`,
    fields: {
      who: choice(recipients, 'villager'),
      villager: free(z.nullable(picked), null),
      name: text(),
      phone: text(),
    },
    commands: ({ who, villager, name, phone }) =>
      prepare(
        'address-parcel',
        { parcel: parcel.id, villager: who === 'villager' ? (villager?.id ?? null) : null },
        who === 'other' ? { name, ...(phone !== '' && { phone }) } : undefined,
      ),
    follows: onClose,
  });
  const isVillager = form.value('who') === 'villager';
  const villager = form.value('villager') ?? undefined;
  return (
    <FormDialog
      form={form}
      title={`${say.action} · ${parcel.number}`}
      label={say.action}
      action={say.save}
      reason={isVillager && villager === undefined ? say.needVillager : undefined}
      onClose={onClose}
    >
      <FormChoices
        of={form.at('who')}
        legend={say.who}
        options={[
          { value: 'villager', label: say.registered },
          { value: 'other', label: say.unregistered },
        ]}
      />
      {isVillager ? (
        <ChooseVillager
          station={parcel.station}
          chosen={villager}
          onChoose={(one) => form.put('villager', one ?? null)}
        />
      ) : (
        <>
          <FormLine of={form.at('name')} label={words.name} hint={say.nameHint} autoFocus />
          <FormLine of={form.at('phone')} label={words.phone} hint={say.phoneHint} type="tel" />
        </>
      )}
    </FormDialog>
  );
}

function ChooseVillager({
  station,
  chosen,
  onChoose,
}: {
  station: string;
  chosen: Picked | undefined;
  onChoose: (villager: Picked | undefined) => void;
}) {
  const { address: say } = useMessages().parcels;
  const nameOf = useVillagerName();
  const [query, setQuery] = useState('');
  const asked = useSettled(query.trim());
  const villagers = useVillagers(useCountyCode(), { station, query: asked, limit: SHOWN });
  if (chosen !== undefined) {
    return (
      <Button icon="villagers" onClick={() => onChoose(undefined)}>
        {chosen.name} · {say.another}
      </Button>
    );
  }
  const found = (rowsOf(villagers) ?? []).filter(({ erased }) => !erased);
  return (
    <Picker
      label={say.findVillager}
      query={query}
      onQuery={setQuery}
      autoFocus
      settled={answers(query, asked, villagers)}
      options={found.map((one) => ({
        id: one.id,
        view: (
          <>
            <strong>{nameOf(one.name)}</strong> <span class="note figures">{one.phone}</span>
          </>
        ),
        onPick: () => onChoose({ id: one.id, name: nameOf(one.name) }),
      }))}
    >
      {villagers.error && <FailureNote error={villagers.error} again={() => void villagers.refetch()} />}
      {villagers.data && found.length === 0 && <p class="note">{say.noVillager}</p>}
    </Picker>
  );
}

function TieDialog({ parcel, onClose }: DialogProps) {
  const {
    parcels: { address: say },
  } = useMessages();
  const form = useForm({
    name: `tie-parcel ${parcel.id}`,
    fields: { order: free(z.nullable(picked), null) },
    misfit: ({ order }) => (order === null ? ({ field: 'order' } as const) : undefined),
    commands: ({ order }) => prepare('tie-parcel', { parcel: parcel.id, order: order?.id ?? '' }),
    follows: onClose,
  });
  const order = form.value('order') ?? undefined;
  return (
    <FormDialog
      form={form}
      title={`${say.tie} · ${parcel.number}`}
      label={say.tie}
      action={say.tie}
      reason={order === undefined ? say.needOrder : undefined}
      onClose={onClose}
    >
      <p class="note">{say.tieHint(parcel.stationName)}</p>
      <ChooseOrder station={parcel.station} chosen={order} onChoose={(one) => form.put('order', one ?? null)} />
    </FormDialog>
  );
}

function ChooseOrder({
  station,
  chosen,
  onChoose,
}: {
  station: string;
  chosen: Picked | undefined;
  onChoose: (order: Picked | undefined) => void;
}) {
  const { address: say } = useMessages().parcels;
  const nameOf = useVillagerName();
  const goodsOf = useGoodsText();
  const [query, setQuery] = useState('');
  const asked = useSettled(query.trim());
  const orders = useOrders(useCountyCode(), { station, stage: 'open', query: asked, limit: SHOWN });
  const view = (order: OrderRow) => (
    <span class="picker-main">
      <strong>
        <span class="figures code">{order.code}</span> {nameOf(order.villagerName)}
      </strong>
      <span class="note">{goodsOf(order)}</span>
    </span>
  );
  if (chosen !== undefined) {
    return (
      <Button icon="orders" onClick={() => onChoose(undefined)}>
        {chosen.name} · {say.another}
      </Button>
    );
  }
  const found = (rowsOf(orders) ?? []).filter(({ stage }) => stage !== 'received');
  return (
    <Picker
      label={say.findOrder}
      query={query}
      onQuery={setQuery}
      autoFocus
      settled={answers(query, asked, orders)}
      options={found.map((one) => ({
        id: one.id,
        view: view(one),
        onPick: () => onChoose({ id: one.id, name: `${one.code} ${nameOf(one.villagerName)}` }),
      }))}
    >
      {orders.error && <FailureNote error={orders.error} again={() => void orders.refetch()} />}
      {orders.data && found.length === 0 && <p class="note">{say.noOrder}</p>}
    </Picker>
  );
}
