import { durationOf, loopStepAllowed, type LoopStage, type StoppedAt } from '@yangui/domain';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import type { FleetAnswer, LoopRow } from '../../sync/loops.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Money } from '../../shell/figures.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { BreakdownDialog } from '../../road/desk/breakdown-dialog.tsx';
import { kilometreText } from './clock.ts';
import { CostLine } from './cost-line.tsx';
import { CancelDialog, FinishDialog } from './loop-dialogs.tsx';
import { LoopBags } from './loop-bags.tsx';
import { LoopExceptions } from './loop-exceptions.tsx';
import { LoopHandovers } from './loop-handovers.tsx';
import type { Places } from './places.ts';
import type { ShownLoop } from './shown-loop.ts';
import { amapLink } from '../stop-link.ts';
import { StopList, type Moving } from './stop-list.tsx';
import { TakeOver } from '../../road/desk/take-over.tsx';

interface LoopCardProps {
  readonly loop: ShownLoop;
  readonly totalFen: number | null;
  readonly durationMinutes: number;
  readonly onLook: (loop: string | undefined) => void;
  /** Beside the name: its stage, its driver. */
  readonly head?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One van's day: its line as on the map, what it costs and how long it takes; then its stops. */
export function LoopCard({ loop, totalFen, durationMinutes, onLook, head, children }: LoopCardProps) {
  const { loops } = useMessages();
  return (
    <section
      id={`loop-${loop.id}`}
      class="panel loop-card"
      aria-label={loops.tableOf(loop.vehicleName)}
      onPointerEnter={() => onLook(loop.id)}
      onPointerLeave={() => onLook(undefined)}
      onFocus={() => onLook(loop.id)}
      onBlur={() => onLook(undefined)}
    >
      <header class="loop-head">
        <svg width="44" height="12" aria-hidden="true">
          <line
            x1="2"
            y1="6"
            x2="42"
            y2="6"
            class="loop-line"
            stroke={loop.look.colour}
            stroke-dasharray={loop.look.dashes}
          />
        </svg>
        <h3>{loop.vehicleName}</h3>
        {head}
        <span class="loop-figures note figures">
          {totalFen !== null && (
            <>
              <Money fen={totalFen} /> ·{' '}
            </>
          )}
          {loops.kilometres(kilometreText(loop.distanceMetres))} ·{' '}
          {loops.hours(Math.floor(durationMinutes / 60), durationMinutes % 60)}
        </span>
      </header>
      {children}
    </section>
  );
}

const looks: Readonly<Record<LoopStage, readonly [IconName, 'placed' | 'collected' | 'completed' | 'cancelled']>> = {
  planned: ['clock', 'placed'],
  underway: ['truck', 'collected'],
  finished: ['check', 'completed'],
  cancelled: ['ban', 'cancelled'],
};

interface AdoptedLoopProps {
  readonly row: LoopRow;
  /** All loops of the day. */
  readonly ofDay: readonly LoopRow[];
  readonly shown: ShownLoop;
  readonly fleet: FleetAnswer | undefined;
  readonly places: Places;
  readonly moving: Moving | undefined;
  readonly onLook: (loop: string | undefined) => void;
}

/** An adopted loop with what can be done to it where it stands. */
export function AdoptedLoop({ row, ofDay, shown, fleet, places, moving, onLook }: AdoptedLoopProps) {
  const { loops } = useMessages();
  const [icon, tone] = looks[row.stage];
  const broke = row.brokeDown !== null && row.stage === 'underway';
  return (
    <LoopCard
      loop={shown}
      totalFen={shown.trips === row.trips ? row.cost.totalFen : null}
      durationMinutes={shown.trips === row.trips ? row.durationMinutes : durationOf(shown.trips)}
      onLook={onLook}
      head={
        broke ? (
          <Badge icon="alert" tone="refused">
            {loops.brokeBadge}
          </Badge>
        ) : (
          <Badge icon={icon} tone={tone}>
            {loops.stages[row.stage]}
          </Badge>
        )
      }
    >
      <LoopSteps row={row} fleet={fleet} places={places} />
      {broke && row.brokeDown !== null && (
        <StoppedWhere stopped={row.brokeDown} vehicleName={row.vehicleName} places={places} />
      )}
      <CostLine row={row} />
      {broke && <TakeOver from={row} loops={ofDay} places={places} />}
      <StopList
        loop={shown}
        places={places}
        loads={row.loads}
        exceptions={row.exceptions}
        moving={row.stage === 'planned' ? moving : undefined}
      />
      <LoopBags row={row} places={places} />
      <LoopExceptions row={row} places={places} />
      {row.startedAt !== null && <LoopHandovers loop={row.id} />}
    </LoopCard>
  );
}

/** Where a van stands broken down: beside a station, and where its driver's phone said. */
function StoppedWhere({ stopped, vehicleName, places }: { stopped: StoppedAt; vehicleName: string; places: Places }) {
  const { loops } = useMessages();
  const { station, longitudeMicrodegrees, latitudeMicrodegrees } = stopped;
  return (
    <p class="panel-body note">
      {station !== null && loops.brokeNear(places.nameOf({ station, fetch: null }))}{' '}
      {longitudeMicrodegrees !== null && latitudeMicrodegrees !== null && (
        <a
          href={amapLink({
            longitude: longitudeMicrodegrees / 1_000_000,
            latitude: latitudeMicrodegrees / 1_000_000,
            name: vehicleName,
          })}
          target="_blank"
          rel="noreferrer"
        >
          {loops.brokeAt}
        </a>
      )}
    </p>
  );
}

/** The stations for which parcels are to go down and none is loaded yet, in the loop's order; none once it has left. */
function stationsToLoad({ stage, trips, loads }: LoopRow): readonly string[] {
  if (stage !== 'planned') return [];
  const loaded = new Set(loads.map(({ station }) => station));
  return trips
    .flatMap(({ stops }) => stops)
    .flatMap(({ station, downPieces }) =>
      station === null || downPieces === 0 || loaded.has(station) ? [] : [station],
    );
}

function LoopSteps({ row, fleet, places }: { row: LoopRow; fleet: FleetAnswer | undefined; places: Places }) {
  const { consignments, loops } = useMessages();
  const may = useMay();
  const county = useCountyCode();
  const sender = useSending(county);
  const [open, setOpen] = useState<'finish' | 'cancel' | 'broke'>();
  const reason = may('loops.plan') ? undefined : loops.rights;
  const drivers = (fleet?.drivers ?? []).map(({ id, name }) => ({ value: id, label: name ?? id }));
  const close = () => setOpen(undefined);
  const toLoad = stationsToLoad(row);
  const stations = [...new Set(row.trips.flatMap(({ stops }) => stops.map(({ station }) => station)))]
    .filter((station) => station !== null)
    .map((id) => ({ id, name: places.nameOf({ station: id, fetch: null }) }));
  return (
    <div class="loop-steps">
      {loopStepAllowed('assign', row.stage) && reason === undefined ? (
        <SelectField
          label={loops.driver}
          value={row.driver ?? ''}
          empty={loops.noDriver}
          options={drivers}
          onChange={(driver) =>
            sender.send([
              prepare('assign-driver', {
                loop: row.id,
                driver: driver === '' ? null : driver,
                was: { driver: row.driver },
              }),
            ])
          }
        />
      ) : (
        <span class="note">
          {loops.driver}: {row.driverName ?? loops.noDriver}
        </span>
      )}
      <span class="row-actions">
        {toLoad[0] !== undefined && may('parcels.load') && (
          <ButtonLink icon="parcel" href={pathTo('desk', '/parcels/load', { county }, { station: toLoad[0] })}>
            {loops.loadNext(toLoad.length)}
          </ButtonLink>
        )}
        {loopStepAllowed('start', row.stage) && (
          <Button
            icon="truck"
            busy={sender.busy}
            reason={reason ?? (row.driver === null ? loops.noDriver : undefined)}
            onClick={() => sender.send([prepare('start-loop', { loop: row.id })])}
          >
            {loops.start}
          </Button>
        )}
        {loopStepAllowed('finish', row.stage) && (
          <Button icon="check" reason={reason} onClick={() => setOpen('finish')}>
            {loops.finish}
          </Button>
        )}
        {loopStepAllowed('break-down', row.stage) && row.brokeDown === null && (
          <Button icon="alert" reason={reason} onClick={() => setOpen('broke')}>
            {loops.brokeSend}
          </Button>
        )}
        {loopStepAllowed('unload', row.stage) && may('loops.unload') && (
          <ButtonLink icon="parcel" href={pathTo('desk', '/unload/:id', { county, id: row.id })}>
            {consignments.unload.open}
          </ButtonLink>
        )}
        {loopStepAllowed('cancel', row.stage) && (
          <Button kind="plain" reason={reason} onClick={() => setOpen('cancel')}>
            {loops.cancel}
          </Button>
        )}
      </span>
      <SendingNote sender={sender} />
      {open === 'finish' && <FinishDialog loop={row} onClose={close} />}
      {open === 'cancel' && <CancelDialog loop={row} onClose={close} />}
      {open === 'broke' && (
        <BreakdownDialog
          vehicle={{ id: row.vehicle, name: row.vehicleName }}
          loop={row.id}
          stations={stations}
          onClose={close}
        />
      )}
    </div>
  );
}
