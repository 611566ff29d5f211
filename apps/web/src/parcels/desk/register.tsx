import { carriers, guessCarrier, tidyNumber, type CarrierCode } from '@yangui/domain';
import { useRef, useState } from 'preact/hooks';
import { weightOf } from '../../consignments/counter/terms.ts';
import { useCountyCode } from '../../county.tsx';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import { useCarrierName } from '../parcel-parts.tsx';
import { pathTo } from '../../paths.ts';
import { newId, prepare } from '../../sync/command.ts';
import { lookUpParcel, type ParcelLookup } from '../../sync/parcels.ts';
import { takesParcels } from '../../sync/orders.ts';
import { useStations } from '../../sync/stations.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, Form, SelectField, TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { useScan } from '../../scan/takers.ts';
import { SendingNote } from '../../shell/sending-note.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { DeskPage } from '../../desk/page.tsx';

/** How much room a parcel takes that is larger than most, in litres: what people can tell by looking. */
const parcelSizes = { crate: 30, sack: 100, fridge: 400 } as const;
type ParcelSize = keyof typeof parcelSizes;
const sizesOfParcels = ['crate', 'sack', 'fridge'] as const satisfies readonly ParcelSize[];
/** The heaviest parcel that can be registered. */
const MOST_GRAMS = 1_000_000;

interface Registered {
  readonly parcel: string;
  readonly number: string;
  readonly station: string;
}

/** Registering by scan, one after the other: number, station, Enter. The station stays for the next where it is told to. */
export function RegisterParcels() {
  const { parcels, words } = useMessages();
  const { register: say } = parcels;
  const county = useCountyCode();
  const [done, setDone] = useState<readonly Registered[]>([]);
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/parcels', { county }), label: parcels.title }}
      title={say.title}
      intro={say.intro}
    >
      <div class="parcel-two">
        <section class="panel panel-body" aria-label={say.title}>
          <RegisterForm onDone={(one) => setDone((before) => [one, ...before])} />
        </section>
        <section class="panel" aria-label={words.time}>
          {done.length === 0 ? (
            <EmptyState icon="parcel" title={say.none} next={say.noneNext} />
          ) : (
            <>
              <div class="panel-head">
                <h2>{say.count(done.length)}</h2>
              </div>
              <ul class="parcel-log" aria-live="polite">
                {done.map((one) => (
                  <li key={one.parcel}>
                    <span class="parcel-number">{one.number}</span>
                    <span>
                      <Icon name="check" size={16} /> {one.station}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      </div>
    </DeskPage>
  );
}

function RegisterForm({ onDone }: { onDone: (one: Registered) => void }) {
  const { parcels, words } = useMessages();
  const { register: say } = parcels;
  const { language } = useSpeech();
  const county = useCountyCode();
  const sender = useSending(county);
  const stations = (rowsOf(useStations(county)) ?? []).filter(takesParcels);
  const form = useRef<HTMLDivElement>(null);
  const [number, setNumber] = useState('');
  const [carrier, setCarrier] = useState<CarrierCode | ''>('');
  const [station, setStation] = useState('');
  const [stay, setStay] = useState(true);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [weight, setWeight] = useState('');
  const [size, setSize] = useState<ParcelSize | ''>('');
  const [known, setKnown] = useState<ParcelLookup>();
  const carrierName = useCarrierName();
  const tidy = tidyNumber(number);
  const guessed = guessCarrier(tidy);
  const order = known?.order ?? null;
  const to = order?.station ?? station;
  const grams = weightOf(weight);
  const weightWrong = weight.trim() !== '' && (grams === undefined || grams > MOST_GRAMS);
  const focusInput = (index: number) => form.current?.querySelectorAll<HTMLElement>('input, select')[index]?.focus();

  const lookUp = async (asked: string) => {
    const found = await lookUpParcel(county, asked).catch(() => undefined);
    setKnown(found);
    return found;
  };
  const already =
    known?.parcel != null &&
    known.order === null &&
    ['at-centre', 'on-van', 'at-station', 'handed-out'].includes(known.parcel.stage)
      ? known.parcel
      : undefined;

  const write = (text: string) => {
    setNumber(text);
    setKnown(undefined);
    sender.clear();
  };
  useScan({
    take(text) {
      const next = tidyNumber(text);
      // One whose station is still to be said is not pushed out by the next.
      if (tidy !== '' && tidy !== next && known?.number === tidy) return say.finishFirst(tidy);
      write(text);
      return void submit(next);
    },
  });

  const submit = async (tidy = tidyNumber(number)) => {
    if (tidy === '') return focusInput(0);
    if (weightWrong) return;
    const found = known?.number === tidy ? known : await lookUp(tidy);
    const waiting = found?.order ?? null;
    const target = waiting?.station ?? station;
    if (target === '') return focusInput(1);
    const parcel = newId();
    const personal =
      waiting === null && name.trim() !== ''
        ? { name: name.trim(), ...(phone.trim() === '' ? {} : { phone: phone.trim() }) }
        : undefined;
    const sent = found?.number ?? tidy;
    const payload = {
      parcel,
      number: sent,
      carrier: found?.carrier ?? (carrier === '' ? (guessCarrier(tidy) ?? 'other') : carrier),
      station: target,
      villager: null,
      order: waiting?.id ?? null,
      weightGrams: grams ?? null,
      volumeCubicDecimetres: size === '' ? null : parcelSizes[size],
    };
    sender.send([prepare('register-parcel', payload, personal)], ([outcome]) => {
      if (outcome?.status !== 'accepted') return;
      onDone({ parcel, number: sent, station: stations.find(({ id }) => id === target)?.name ?? '' });
      setNumber('');
      setName('');
      setPhone('');
      setWeight('');
      setSize('');
      setCarrier('');
      setKnown(undefined);
      if (!stay) setStation('');
      focusInput(0);
    });
  };
  return (
    <Form onSubmit={() => void submit()} label={say.title}>
      <div
        class="fields"
        ref={form}
        onKeyDown={(event) => {
          // A select swallows Enter; here it ends the parcel as it does everywhere else.
          if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label={say.number}
          hint={
            order !== null
              ? say.forOrder(order.stationName)
              : already !== undefined
                ? say.already(already.stationName, parcels.stages[already.stage])
                : guessed === undefined
                  ? say.numberHint
                  : say.guessed(carrierName(guessed))
          }
          value={number}
          onInput={write}
          autoFocus
          autoComplete="off"
        />
        <SelectField
          label={say.station}
          value={to}
          onChange={setStation}
          empty={parcels.actions.choose}
          hint={say.stationHint}
          options={stations.map((one) => ({ value: one.id, label: one.name }))}
        />
        <CheckField label={say.stay} checked={stay} onChange={setStay} />
        <SelectField
          label={parcels.carrier}
          value={carrier === '' ? (guessed ?? '') : carrier}
          onChange={setCarrier}
          empty={carrierName('other')}
          options={carriers.map((one) => ({ value: one.code, label: one[language] }))}
        />
        {order === null && (
          <>
            <TextField
              label={say.name}
              hint={say.optional}
              value={name}
              onInput={setName}
              autoComplete="off"
              problem={fieldProblem(sender, 'personal.name')}
            />
            <TextField
              label={words.phone}
              hint={say.optional}
              value={phone}
              onInput={setPhone}
              type="tel"
              autoComplete="off"
              problem={fieldProblem(sender, 'personal.phone')}
            />
          </>
        )}
        <TextField
          label={say.weight}
          hint={weightWrong ? say.weightWrong : say.optional}
          value={weight}
          onInput={setWeight}
          inputMode="decimal"
          figures
          autoComplete="off"
        />
        <SelectField
          label={say.size}
          hint={say.sizeHint}
          value={size}
          onChange={setSize}
          empty={say.usual}
          options={sizesOfParcels.map((value) => ({ value, label: say.sizes[value] }))}
        />
      </div>
      {!(sender.state.is === 'refused' && sender.state.where?.startsWith('personal.') === true) && (
        <SendingNote sender={sender} />
      )}
      <Button
        kind="primary"
        submit
        busy={sender.busy}
        reason={
          tidy === ''
            ? say.needNumber
            : weightWrong
              ? say.weightWrong
              : to === '' && known !== undefined
                ? say.needStation
                : undefined
        }
      >
        {say.done}
      </Button>
      {order !== null && <Notice>{say.forOrder(order.stationName)}</Notice>}
    </Form>
  );
}

function fieldProblem(sender: ReturnType<typeof useSending>, where: string) {
  return sender.state.is === 'refused' && sender.state.where === where ? sender.state.problem : undefined;
}
