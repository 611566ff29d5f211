import { vehicleStepAllowed, type VehicleStage } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { ConfirmDialog } from '../../forms/confirm-dialog.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { type StationRow, useStations } from '../../sync/stations.ts';
import { prepare } from '../../sync/command.ts';
import { useFleet, type DepotRow, type FleetAnswer, type VehicleRow } from '../../sync/loops.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { yuanText } from '../../ui/yuan.ts';
import { BreakdownDialog } from '../../road/desk/breakdown-dialog.tsx';
import { clockText } from '../../forms/typed-figures.ts';
import { roundKilogramsText } from '../../ui/kilograms.ts';
import { DeskPage } from '../../desk/page.tsx';
import { DeliveryWindows } from './delivery-windows.tsx';
import { DriverPhones } from './driver-phones.tsx';
import { DepotForm } from './depot-form.tsx';
import './fleet.css';
import { NameOwner } from './name-owner.tsx';
import { PlanningFigures } from './planning-figures.tsx';
import { VehiclesExport } from './vehicles-export.tsx';
import { VehicleForm } from './vehicle-form.tsx';

type Open =
  | { readonly depot: DepotRow | null }
  | { readonly vehicle: VehicleRow | null }
  | { readonly broke: VehicleRow }
  | { readonly owner: VehicleRow }
  | { readonly retire: VehicleRow };

/** The county's depots and vehicles, and the figures its loops are planned by. */
export function Fleet() {
  const { loops } = useMessages();
  const county = useCountyCode();
  const fleet = useFleet(county);
  const stations = rowsOf(useStations(county)) ?? [];
  const [asked, forget] = useFilter('open');
  const [opened, setOpen] = useState<Open>();
  const mayEdit = useMay()('fleet.edit');
  // The way here from a plan that wants one more vehicle.
  const open =
    opened ?? (asked === 'new' && mayEdit && (fleet.data?.depots.length ?? 0) > 0 ? { vehicle: null } : undefined);
  const close = () => {
    setOpen(undefined);
    forget('');
  };
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/loops', { county }), label: loops.title }}
      title={loops.fleet.title}
      intro={loops.fleet.intro}
    >
      <Answer of={fleet}>
        {(data) => (
          <>
            <Vehicles fleet={data} onOpen={setOpen} />
            <Depots fleet={data} onOpen={setOpen} />
            <DriverPhones asked={asked === 'phones'} />
            <DeliveryWindows fleet={data} stations={stations} asked={asked === 'windows'} />
            <PlanningFigures key={JSON.stringify(data.settings)} fleet={data} />
            {open !== undefined && <Opened open={open} fleet={data} stations={stations} onClose={close} />}
          </>
        )}
      </Answer>
    </DeskPage>
  );
}

function Opened({
  open,
  fleet,
  stations,
  onClose,
}: {
  open: Open;
  fleet: FleetAnswer;
  stations: readonly StationRow[];
  onClose: () => void;
}) {
  if ('depot' in open) return <DepotForm depot={open.depot} onClose={onClose} />;
  if ('vehicle' in open)
    return <VehicleForm vehicle={open.vehicle} fleet={fleet} stations={stations} onClose={onClose} />;
  if ('broke' in open) return <BreakdownDialog vehicle={open.broke} loop={null} stations={[]} onClose={onClose} />;
  if ('owner' in open) return <NameOwner vehicle={open.owner} owners={fleet.owners} onClose={onClose} />;
  return <Retire vehicle={open.retire} onClose={onClose} />;
}

/** Why somebody may not change the fleet; undefined where they may. */
function useReason(): string | undefined {
  const { loops } = useMessages();
  return useMay()('fleet.edit') ? undefined : loops.fleet.rights;
}

const looks: Readonly<Record<VehicleStage, readonly [IconName, 'completed' | 'refused' | 'cancelled']>> = {
  'in-service': ['check', 'completed'],
  'broken-down': ['alert', 'refused'],
  retired: ['ban', 'cancelled'],
};

function Vehicles({ fleet, onOpen }: { fleet: FleetAnswer; onOpen: (open: Open) => void }) {
  const { loops } = useMessages();
  const say = loops.fleet;
  const reason = useReason();
  const rows = fleet.vehicles;
  const depotOf = ({ depot }: VehicleRow) => fleet.depots.find(({ id }) => id === depot)?.name ?? '';
  const columns: readonly Column<VehicleRow>[] = [
    {
      title: say.name,
      cell: ({ name, kind }) => (
        <span class="stacked">
          <strong>{name}</strong>
          <span class="note">{loops.kinds[kind]}</span>
        </span>
      ),
      sort: { name: 'vehicle', by: ({ name }) => name },
    },
    {
      title: say.state,
      tight: true,
      cell: ({ stage }) => (
        <Badge icon={looks[stage][0]} tone={looks[stage][1]}>
          {loops.vehicleStages[stage]}
        </Badge>
      ),
    },
    {
      title: say.capacity,
      labelled: true,
      cell: ({ capacityGrams, capacityCubicDecimetres }) => (
        <span class="figures fleet-room">{say.room(roundKilogramsText(capacityGrams), capacityCubicDecimetres)}</span>
      ),
    },
    {
      title: say.shift,
      labelled: true,
      cell: (row) => (
        <span class="figures fleet-room">
          {row.timetable === null
            ? say.windowOf(clockText(row.shiftFromMinute), clockText(row.shiftToMinute))
            : row.timetable
                .map(({ minute }) => clockText(minute))
                .filter((_, index, all) => index === 0 || index === all.length - 1)
                .join('–')}
        </span>
      ),
    },
    {
      title: say.costs,
      labelled: true,
      wide: true,
      cell: (row) => (
        <span class="note fleet-costs">
          {say.costLine(
            yuanText(row.fixedFenPerDay + row.driverFenPerDay),
            yuanText(row.costFenPerKm),
            yuanText(row.driverFenPerHour),
          )}
        </span>
      ),
    },
    { title: say.depot, labelled: true, cell: (row) => <span class="note">{depotOf(row)}</span> },
    { title: '', tight: true, wide: true, cell: (row) => <VehicleActions vehicle={row} onOpen={onOpen} /> },
  ];
  return (
    <section class="panel fleet-vehicles" aria-label={say.vehicles}>
      <div class="panel-head">
        <h2>{say.vehicles}</h2>
        <span class="row-actions">
          <VehiclesExport fleet={fleet} />
          <Button
            kind="primary"
            icon="plus"
            reason={fleet.depots.length === 0 ? say.needDepot : reason}
            onClick={() => onOpen({ vehicle: null })}
          >
            {say.addVehicle}
          </Button>
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          icon="truck"
          title={say.vehiclesEmpty}
          next={fleet.depots.length === 0 ? say.depotsEmptyNext : say.vehiclesEmptyNext}
        />
      ) : (
        <Table caption={say.vehicles} rows={rows} keyOf={({ id }) => id} columns={columns} sortedIn="vehicles" />
      )}
    </section>
  );
}

function VehicleActions({ vehicle, onOpen }: { vehicle: VehicleRow; onOpen: (open: Open) => void }) {
  const { loops } = useMessages();
  const sender = useSending(useCountyCode());
  const reason = useReason();
  const { stage } = vehicle;
  if (stage === 'retired') return null;
  return (
    <>
      <span class="row-actions">
        <Button icon="edit" reason={reason} onClick={() => onOpen({ vehicle })}>
          {loops.fleet.edit}
        </Button>
        {vehicleStepAllowed('break-down', stage) ? (
          <Button icon="alert" reason={reason} onClick={() => onOpen({ broke: vehicle })}>
            {loops.fleet.broke}
          </Button>
        ) : (
          <Button
            icon="check"
            busy={sender.busy}
            reason={reason}
            onClick={() => sender.send([prepare('vehicle-back', { vehicle: vehicle.id })])}
          >
            {loops.fleet.back}
          </Button>
        )}
        <Button kind="plain" reason={reason} onClick={() => onOpen({ owner: vehicle })}>
          {loops.fleet.owner}
        </Button>
        <Button kind="plain" reason={reason} onClick={() => onOpen({ retire: vehicle })}>
          {loops.fleet.retire}
        </Button>
      </span>
      <SendingNote sender={sender} />
    </>
  );
}

function Retire({ vehicle, onClose }: { vehicle: VehicleRow; onClose: () => void }) {
  const { loops } = useMessages();
  return (
    <ConfirmDialog
      name={`retire-vehicle ${vehicle.id}`}
      title={loops.fleet.retire}
      action={loops.fleet.retire}
      command={() => prepare('retire-vehicle', { vehicle: vehicle.id })}
      onClose={onClose}
    >
      <p>{loops.fleet.retireAsk(vehicle.name)}</p>
    </ConfirmDialog>
  );
}

function Depots({ fleet, onOpen }: { fleet: FleetAnswer; onOpen: (open: Open) => void }) {
  const { loops, network } = useMessages();
  const say = loops.fleet;
  const reason = useReason();
  const columns: readonly Column<DepotRow>[] = [
    { title: say.depotName, cell: ({ name }) => <strong>{name}</strong> },
    {
      title: `${network.map.longitude} · ${network.map.latitude}`,
      labelled: true,
      cell: ({ longitudeMicrodegrees, latitudeMicrodegrees }) => (
        <span class="figures note">
          {(longitudeMicrodegrees / 1e6).toFixed(5)}, {(latitudeMicrodegrees / 1e6).toFixed(5)}
        </span>
      ),
    },
    {
      title: '',
      tight: true,
      wide: true,
      cell: (depot) => (
        <Button icon="edit" reason={reason} onClick={() => onOpen({ depot })}>
          {loops.fleet.edit}
        </Button>
      ),
    },
  ];
  return (
    <section class="panel" aria-label={say.depots}>
      <div class="panel-head">
        <h2>{say.depots}</h2>
        <Button
          kind={fleet.depots.length === 0 ? 'primary' : 'quiet'}
          icon="plus"
          reason={reason}
          onClick={() => onOpen({ depot: null })}
        >
          {say.addDepot}
        </Button>
      </div>
      {fleet.depots.length === 0 ? (
        <EmptyState icon="stations" title={say.depotsEmpty} next={say.depotsEmptyNext} />
      ) : (
        <Table caption={say.depots} rows={fleet.depots} keyOf={({ id }) => id} columns={columns} sortedIn="depots" />
      )}
    </section>
  );
}
