import { parcelStepAllowed } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { useGoodsText, useVillagerName } from '../orders/order-parts.tsx';
import type { OrderRow, VillagerRow } from '../sync/answers.ts';
import { prepare } from '../sync/command.ts';
import type { ParcelRow } from '../sync/parcels.ts';
import { useOrders, useVillagers } from '../sync/reads.ts';
import { useSending, type Sender } from '../sync/use-sending.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Form, TextField } from '../ui/field.tsx';
import { FailureNote, SendingNote } from '../ui/refusal-note.tsx';
import { answers, Picker, useSettled } from '../ui/picker.tsx';
import { rowsOf } from '../ui/table.tsx';
import { Choices } from './choices.tsx';
import './parcels.css';

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

function AddressDialog({ parcel, onClose }: DialogProps) {
  const {
    parcels: { address: say },
    shell,
  } = useMessages();
  const sender = useSending(useCountyCode());
  const [who, setWho] = useState<'villager' | 'other'>('villager');
  const [villager, setVillager] = useState<VillagerRow>();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const reason = who === 'villager' && villager === undefined ? say.needVillager : undefined;
  const save = () => {
    if (reason !== undefined) return;
    const personal = who === 'other' ? { name: name.trim(), ...(phone.trim() && { phone: phone.trim() }) } : undefined;
    sender.send(
      [
        prepare(
          'address-parcel',
          { parcel: parcel.id, villager: who === 'villager' ? (villager?.id ?? null) : null },
          personal,
        ),
      ],
      ([outcome]) => {
        if (outcome?.status === 'accepted') onClose();
      },
    );
  };
  return (
    <Dialog title={`${say.action} · ${parcel.number}`} onClose={onClose}>
      <Form onSubmit={save} label={say.action}>
        <Choices
          legend={say.who}
          options={[
            { value: 'villager' as const, label: say.registered },
            { value: 'other' as const, label: say.unregistered },
          ]}
          value={who}
          onChange={(chosen) => {
            sender.clear();
            setWho(chosen);
          }}
        />
        {who === 'villager' ? (
          <ChooseVillager station={parcel.station} chosen={villager} onChoose={setVillager} />
        ) : (
          <NameAndPhone name={name} phone={phone} onName={setName} onPhone={setPhone} sender={sender} />
        )}
        {!isAboutField(sender) && <SendingNote sender={sender} />}
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" submit busy={sender.busy} reason={reason}>
            {say.save}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function isAboutField({ state }: Sender): boolean {
  return state.is === 'refused' && state.where?.startsWith('personal.') === true;
}

function NameAndPhone(props: {
  name: string;
  phone: string;
  onName: (name: string) => void;
  onPhone: (phone: string) => void;
  sender: Sender;
}) {
  const {
    parcels: { address: say },
    words,
  } = useMessages();
  const { state } = props.sender;
  const about = (field: string) =>
    state.is === 'refused' && state.where === `personal.${field}` ? state.problem : undefined;
  return (
    <>
      <TextField
        label={words.name}
        hint={say.nameHint}
        value={props.name}
        onInput={props.onName}
        autoFocus
        autoComplete="off"
        problem={about('name')}
      />
      <TextField
        label={words.phone}
        hint={say.phoneHint}
        type="tel"
        value={props.phone}
        onInput={props.onPhone}
        autoComplete="off"
        problem={about('phone')}
      />
    </>
  );
}

function ChooseVillager({
  station,
  chosen,
  onChoose,
}: {
  station: string;
  chosen: VillagerRow | undefined;
  onChoose: (villager: VillagerRow | undefined) => void;
}) {
  const { address: say } = useMessages().parcels;
  const nameOf = useVillagerName();
  const [query, setQuery] = useState('');
  const asked = useSettled(query.trim());
  const villagers = useVillagers(useCountyCode(), { station, query: asked, limit: SHOWN });
  if (chosen !== undefined) {
    return (
      <Button icon="villagers" onClick={() => onChoose(undefined)}>
        {nameOf(chosen.name)} · {say.another}
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
        name: nameOf(one.name),
        view: (
          <>
            <strong>{nameOf(one.name)}</strong> <span class="note figures">{one.phone}</span>
          </>
        ),
        onPick: () => onChoose(one),
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
    shell,
  } = useMessages();
  const county = useCountyCode();
  const sender = useSending(county);
  const [order, setOrder] = useState<OrderRow>();
  const tie = () => {
    if (order === undefined) return;
    sender.send([prepare('tie-parcel', { parcel: parcel.id, order: order.id })], ([outcome]) => {
      if (outcome?.status === 'accepted') onClose();
    });
  };
  return (
    <Dialog title={`${say.tie} · ${parcel.number}`} onClose={onClose}>
      <Form onSubmit={tie} label={say.tie}>
        <p class="note">{say.tieHint(parcel.stationName)}</p>
        <ChooseOrder station={parcel.station} chosen={order} onChoose={setOrder} />
        <SendingNote sender={sender} />
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" submit busy={sender.busy} reason={order === undefined ? say.needOrder : undefined}>
            {say.tie}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function ChooseOrder({
  station,
  chosen,
  onChoose,
}: {
  station: string;
  chosen: OrderRow | undefined;
  onChoose: (order: OrderRow | undefined) => void;
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
        {chosen.code} {nameOf(chosen.villagerName)} · {say.another}
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
        name: `${one.code} ${nameOf(one.villagerName)}`,
        view: view(one),
        onPick: () => onChoose(one),
      }))}
    >
      {orders.error && <FailureNote error={orders.error} again={() => void orders.refetch()} />}
      {orders.data && found.length === 0 && <p class="note">{say.noOrder}</p>}
    </Picker>
  );
}
