import { vehicleKinds, type TimetableStop, fleetProblems } from '@yangui/domain';
import { BothValues } from '../../forms/both-values.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormCheck, FormChoice, FormLine } from '../../forms/form-fields.tsx';
import {
  check,
  choice,
  free,
  kilograms,
  hours,
  kilometres,
  maybe,
  text,
  timeOfDay,
  wholeNumber,
  yuan,
} from '../../forms/kinds.ts';
import { useForm, type FieldState } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import type { StationRow } from '../../sync/stations.ts';
import { prepare } from '../../sync/command.ts';
import type { FleetAnswer, VehicleRow } from '../../sync/loops.ts';
import { CheckField } from '../../ui/field.tsx';
import * as z from 'zod/mini';
import { clockText, minuteOf } from '../../forms/typed-figures.ts';
import { TimetableEditor, type TimetableDraft } from './timetable-editor.tsx';
import { whyNot } from '../../sync/problem.ts';

const START = {
  capacityGrams: 800_000,
  capacityCubicDecimetres: 4_000,
  shiftFromMinute: 450,
  shiftToMinute: 1_080,
  maxDurationMinutes: null,
  maxDistanceMetres: null,
  maxTrips: 2,
  fixedFenPerDay: 12_000,
  costFenPerKm: 90,
  driverFenPerDay: 0,
  driverFenPerHour: 2_500,
} satisfies Partial<VehicleRow>;

const reached = z.array(z.string());
const timetableDraft = z.array(z.object({ stop: z.string(), time: z.string() }));

/** The fields of a vehicle, with what is known of it. A bus is asked for no shift and no limits: they are its timetable’s. */
function kindsOf(vehicle: VehicleRow | null, depot: string) {
  const known = vehicle ?? START;
  const timetable = (vehicle?.timetable ?? []).map(({ stop, minute }) => ({ stop, time: clockText(minute) }));
  return {
    name: text(vehicle?.name),
    kind: choice(vehicleKinds, vehicle?.kind ?? 'van'),
    capacityGrams: kilograms(known.capacityGrams),
    capacityCubicDecimetres: wholeNumber(known.capacityCubicDecimetres),
    depot: text(vehicle?.depot ?? depot),
    maxTrips: wholeNumber(known.maxTrips),
    shiftFromMinute: timeOfDay(known.shiftFromMinute),
    shiftToMinute: timeOfDay(known.shiftToMinute),
    maxDurationMinutes: maybe(hours(known.maxDurationMinutes ?? undefined)),
    maxDistanceMetres: maybe(kilometres(known.maxDistanceMetres ?? undefined)),
    coldBox: check(vehicle?.coldBox),
    fixedFenPerDay: yuan(known.fixedFenPerDay),
    costFenPerKm: yuan(known.costFenPerKm),
    driverFenPerDay: yuan(known.driverFenPerDay),
    driverFenPerHour: yuan(known.driverFenPerHour),
    cannotReach: free(reached, [...(vehicle?.cannotReach ?? [])]),
    timetable: free(timetableDraft, timetable),
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
  const { loops } = useMessages();
  const say = loops.fleet;
  const form = useForm({
    name: `vehicle ${vehicle?.id ?? 'new'}`,
    fields: kindsOf(vehicle, fleet.depots[0]?.id ?? ''),
    misfit: ({ kind, timetable }) =>
      kind === 'bus' && timetable.some(({ time }) => minuteOf(time) === undefined)
        ? ({ field: 'timetable', why: whyNot(fleetProblems, 'timetable-invalid') } as const)
        : undefined,
    commands: ({ timetable, ...typed }, newVehicle) => {
      const id = vehicle?.id ?? newVehicle;
      const payload =
        typed.kind === 'bus'
          ? { vehicle: id, ...typed, ...OF_A_BUS, timetable: stopsIn(timetable) }
          : { vehicle: id, ...typed, timetable: null };
      return vehicle === null ? prepare('add-vehicle', payload) : prepare('change-vehicle', payload);
    },
    follows: onClose,
    blames: { 'shift-invalid': 'shiftToMinute', 'timetable-unfit': 'timetable', 'timetable-invalid': 'timetable' },
  });
  const bus = form.value('kind') === 'bus';
  const depot = fleet.depots.find(({ id }) => id === form.at('depot').draft);
  const timetable = form.at('timetable');
  const stationsIn = (draft: string) =>
    (reached.safeParse(JSON.parse(draft)).data ?? [])
      .map((id) => stations.find((one) => one.id === id)?.name ?? id)
      .join(' · ');
  return (
    <FormDialog
      form={form}
      title={vehicle === null ? say.addVehicle : say.changeVehicle}
      action={say.save}
      onClose={onClose}
    >
      <div class="fields-pair">
        <FormLine of={form.at('name')} figures label={say.name} hint={say.nameHint} autoFocus maxLength={16} />
        <FormChoice
          of={form.at('kind')}
          label={say.kind}
          options={vehicleKinds.map((value) => ({ value, label: loops.kinds[value] }))}
        />
        <FormLine of={form.at('capacityGrams')} label={say.weight} hint={bus ? say.cargoHint : undefined} />
        <FormLine of={form.at('capacityCubicDecimetres')} label={say.volume} />
        <FormChoice
          of={form.at('depot')}
          label={say.depot}
          options={fleet.depots.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {!bus && <ShiftAndLimits at={form.at} />}
      </div>
      {bus && (
        <TimetableEditor
          stops={form.value('timetable') ?? []}
          problem={timetable.problem}
          onChange={(stops) => form.put('timetable', [...stops])}
          depot={depot}
          stations={stations}
        />
      )}
      <FormCheck of={form.at('coldBox')} label={say.coldBox} />
      <div class="fields-pair">
        <FormLine of={form.at('fixedFenPerDay')} label={say.perDay} />
        <FormLine of={form.at('costFenPerKm')} label={say.perKm} />
        <FormLine of={form.at('driverFenPerDay')} label={say.driverPerDay} />
        <FormLine of={form.at('driverFenPerHour')} label={say.driverPerHour} />
      </div>
      <BothValues of={form.at('cannotReach')} label={say.cannotReach} say={stationsIn} />
      {!bus && (
        <CannotReach
          stations={stations}
          chosen={form.value('cannotReach') ?? []}
          onChange={(chosen) => form.put('cannotReach', [...chosen])}
        />
      )}
    </FormDialog>
  );
}

type OfAShift = 'maxTrips' | 'shiftFromMinute' | 'shiftToMinute' | 'maxDurationMinutes' | 'maxDistanceMetres';

/** When it drives, how often and how far. */
function ShiftAndLimits({ at }: { at: (name: OfAShift) => FieldState }) {
  const say = useMessages().loops.fleet;
  return (
    <>
      <FormLine of={at('maxTrips')} label={say.trips} />
      <FormLine of={at('shiftFromMinute')} label={say.shiftFrom} />
      <FormLine of={at('shiftToMinute')} label={say.shiftTo} />
      <FormLine of={at('maxDurationMinutes')} label={say.maxDuration} hint={say.noLimit} />
      <FormLine of={at('maxDistanceMetres')} label={say.maxDistance} hint={say.noLimit} />
    </>
  );
}

/** What a bus has of its timetable and not of a shift. */
const OF_A_BUS = {
  maxTrips: 1,
  shiftFromMinute: 0,
  shiftToMinute: 1_440,
  maxDurationMinutes: null,
  maxDistanceMetres: null,
  cannotReach: [],
};

function stopsIn(timetable: readonly TimetableDraft[]): TimetableStop[] {
  return timetable.map(({ stop, time }) => ({ stop, minute: minuteOf(time) ?? 0 }));
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
