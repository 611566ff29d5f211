import { vehicleKinds, type PayloadOf, type TimetableStop, type VehicleKind } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import type { StationRow } from '../../sync/desk-answers.ts';
import { newId, prepare } from '../../sync/command.ts';
import type { FleetAnswer, VehicleRow } from '../../sync/loops.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { CheckField, Form, SelectField, TextField } from '../../ui/field.tsx';
import { SendingNote } from '../../ui/refusal-note.tsx';
import { fenOf } from '../../ui/yuan.ts';
import { clockText, minuteOf } from '../loops/clock.ts';
import { TimetableEditor, type TimetableDraft } from './timetable-editor.tsx';

const START = {
  name: '',
  weight: '800',
  volume: '4000',
  from: '07:30',
  to: '18:00',
  hours: '',
  kilometres: '',
  trips: '2',
  perDay: '120',
  perKm: '0.90',
  driverDay: '0',
  driverHour: '25',
};
type Texts = { readonly [K in keyof typeof START]: string };

/** What is known of a vehicle, as texts to write in. */
function textsOf(vehicle: VehicleRow | null): Texts {
  if (vehicle === null) return START;
  const yuan = (fen: number) => (fen / 100).toFixed(2);
  return {
    name: vehicle.name,
    weight: String(vehicle.capacityGrams / 1_000),
    volume: String(vehicle.capacityCubicDecimetres),
    from: clockText(vehicle.shiftFromMinute),
    to: clockText(vehicle.shiftToMinute),
    trips: String(vehicle.maxTrips),
    hours: vehicle.maxDurationMinutes === null ? '' : String(vehicle.maxDurationMinutes / 60),
    kilometres: vehicle.maxDistanceMetres === null ? '' : String(vehicle.maxDistanceMetres / 1_000),
    perDay: yuan(vehicle.fixedFenPerDay),
    perKm: yuan(vehicle.costFenPerKm),
    driverDay: yuan(vehicle.driverFenPerDay),
    driverHour: yuan(vehicle.driverFenPerHour),
  };
}

interface VehicleFormProps {
  readonly vehicle: VehicleRow | null;
  readonly fleet: FleetAnswer;
  readonly stations: readonly StationRow[];
  readonly onClose: () => void;
}

/** Everything a plan has to know of a vehicle. A bus brings its timetable, and needs no shift. */
export function VehicleForm({ vehicle, fleet, stations, onClose }: VehicleFormProps) {
  const { loops, shell } = useMessages();
  const say = loops.fleet;
  const sender = useSending(useCountyCode());
  const [texts, setTexts] = useState(() => textsOf(vehicle));
  const [kind, setKind] = useState<VehicleKind>(vehicle?.kind ?? 'van');
  const [depot, setDepot] = useState(vehicle?.depot ?? fleet.depots[0]?.id ?? '');
  const [coldBox, setColdBox] = useState(vehicle?.coldBox ?? false);
  const [cannotReach, setCannotReach] = useState<readonly string[]>(vehicle?.cannotReach ?? []);
  const [timetable, setTimetable] = useState<readonly TimetableDraft[]>(() =>
    (vehicle?.timetable ?? []).map(({ stop, minute }) => ({ stop, time: clockText(minute) })),
  );
  const field = (name: keyof Texts) => ({
    figures: true,
    value: texts[name],
    onInput: (value: string) => setTexts({ ...texts, [name]: value }),
  });
  const read = payloadOf(texts, { vehicle: vehicle?.id ?? newId(), kind, depot, coldBox, cannotReach, timetable });
  const title = vehicle === null ? say.addVehicle : say.changeVehicle;
  const reason = 'unread' in read ? (read.unread === 'time' ? say.timeWrong : say.numberWrong) : undefined;
  const submit = () => {
    if ('unread' in read) return;
    sender.send(
      [vehicle === null ? prepare('add-vehicle', read) : prepare('change-vehicle', read)],
      ([outcome]) => outcome?.status === 'accepted' && onClose(),
    );
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSubmit={submit} label={title}>
        <div class="fields-pair">
          <TextField
            label={say.name}
            hint={say.nameHint}
            value={texts.name}
            onInput={(name) => setTexts({ ...texts, name })}
            autoFocus
            autoComplete="off"
            maxLength={16}
          />
          <SelectField
            label={say.kind}
            value={kind}
            onChange={(chosen) => chosen !== '' && setKind(chosen)}
            options={vehicleKinds.map((value) => ({ value, label: loops.kinds[value] }))}
          />
          <TextField
            {...field('weight')}
            inputMode="decimal"
            label={say.weight}
            hint={kind === 'bus' ? say.cargoHint : undefined}
          />
          <TextField {...field('volume')} inputMode="numeric" label={say.volume} />
          <SelectField
            label={say.depot}
            value={depot}
            onChange={setDepot}
            options={fleet.depots.map(({ id, name }) => ({ value: id, label: name }))}
          />
          {kind !== 'bus' && <TextField {...field('trips')} inputMode="numeric" label={say.trips} />}
          {kind !== 'bus' && <TextField {...field('from')} label={say.shiftFrom} />}
          {kind !== 'bus' && <TextField {...field('to')} label={say.shiftTo} />}
          {kind !== 'bus' && (
            <TextField {...field('hours')} inputMode="decimal" label={say.maxDuration} hint={say.noLimit} />
          )}
          {kind !== 'bus' && (
            <TextField {...field('kilometres')} inputMode="decimal" label={say.maxDistance} hint={say.noLimit} />
          )}
        </div>
        {kind === 'bus' && (
          <TimetableEditor
            stops={timetable}
            onChange={setTimetable}
            depot={fleet.depots.find(({ id }) => id === depot)}
            stations={stations}
          />
        )}
        <CheckField label={say.coldBox} checked={coldBox} onChange={setColdBox} />
        <div class="fields-pair">
          <TextField {...field('perDay')} inputMode="decimal" label={say.perDay} />
          <TextField {...field('perKm')} inputMode="decimal" label={say.perKm} />
          <TextField {...field('driverDay')} inputMode="decimal" label={say.driverPerDay} />
          <TextField {...field('driverHour')} inputMode="decimal" label={say.driverPerHour} />
        </div>
        {kind !== 'bus' && <CannotReach stations={stations} chosen={cannotReach} onChange={setCannotReach} />}
        <SendingNote sender={sender} />
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

function CannotReach({
  stations,
  chosen,
  onChange,
}: {
  stations: readonly StationRow[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const { loops } = useMessages();
  return (
    <details class="reach" open={chosen.length > 0}>
      <summary>{loops.fleet.cannotReach}</summary>
      <div class="reach-list">
        {stations
          .filter(({ stage }) => stage !== 'closed')
          .map(({ id, name }) => (
            <CheckField
              key={id}
              label={name}
              checked={chosen.includes(id)}
              onChange={(checked) => onChange(checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
          ))}
      </div>
    </details>
  );
}

type Payload = PayloadOf<'add-vehicle'>;
interface Chosen extends Pick<Payload, 'vehicle' | 'kind' | 'depot' | 'coldBox' | 'cannotReach'> {
  readonly timetable: readonly TimetableDraft[];
}

/** What was typed, in grams, metres, minutes and fen; or what cannot be read. */
function payloadOf(
  texts: Texts,
  { timetable, kind, cannotReach, ...chosen }: Chosen,
): Payload | { readonly unread: 'number' | 'time' } {
  const bus = kind === 'bus';
  const stops: readonly (TimetableStop | undefined)[] = timetable.map(({ stop, time }) => {
    const minute = minuteOf(time);
    return minute === undefined ? undefined : { stop, minute };
  });
  const [from, to] = bus ? [0, 1_440] : [minuteOf(texts.from), minuteOf(texts.to)];
  if (from === undefined || to === undefined || (bus && stops.includes(undefined))) return { unread: 'time' };
  const number = (text: string, times: number) =>
    /^\s*\d{1,7}(\.\d{1,3})?\s*$/.test(text) ? Math.round(Number(text) * times) : undefined;
  const limit = (text: string, times: number) => (bus || text.trim() === '' ? null : number(text, times));
  const figures = {
    capacityGrams: number(texts.weight, 1_000),
    capacityCubicDecimetres: number(texts.volume, 1),
    maxTrips: bus ? 1 : number(texts.trips, 1),
    maxDurationMinutes: limit(texts.hours, 60),
    maxDistanceMetres: limit(texts.kilometres, 1_000),
    fixedFenPerDay: fenOf(texts.perDay),
    costFenPerKm: fenOf(texts.perKm),
    driverFenPerDay: fenOf(texts.driverDay),
    driverFenPerHour: fenOf(texts.driverHour),
  };
  if (!allRead(figures)) return { unread: 'number' };
  const kept = bus ? stops.filter((stop) => stop !== undefined) : null;
  return {
    ...chosen,
    ...figures,
    kind,
    name: texts.name.trim(),
    shiftFromMinute: from,
    shiftToMinute: to,
    cannotReach: bus ? [] : cannotReach,
    timetable: kept,
  };
}

type Read<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

function allRead<T extends Readonly<Record<string, number | null | undefined>>>(figures: T): figures is T & Read<T> {
  return Object.values(figures).every((figure) => figure !== undefined);
}
