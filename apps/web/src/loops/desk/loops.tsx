import { businessDay } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { type StationRow, useStations } from '../../sync/stations.ts';
import { useDayLoops, useFleet, useWaiting, type DayLoops, type FleetAnswer, type LoopRow } from '../../sync/loops.ts';
import { Button, ButtonLink, IconButton } from '../../ui/button.tsx';
import { useNow } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { DeskPage } from '../../desk/page.tsx';
import { ChangeBar } from './change-bar.tsx';
import { dayAfter } from './clock.ts';
import { DayFigures } from './day-figures.tsx';
import { hoursOf } from './fleet-hours.ts';
import { LeftOutList } from './left-out.tsx';
import { AdoptedLoop } from './loop-card.tsx';
import { LoopJumps } from './loop-jumps.tsx';
import { LoopMap } from './loop-map.tsx';
import { LoopsExport } from './loops-export.tsx';
import './loops.css';
import { usePlaces, type Places } from './places.ts';
import { PlanBar } from './plan-bar.tsx';
import { ProposalView } from './proposal-view.tsx';
import { lookOf, type ShownLoop } from './shown-loop.ts';
import { useMoves } from './use-moves.ts';
import { usePlan } from './use-plan.ts';

const SHANGHAI_MINUTES = 8 * 60;
/** Loading a van takes a while: a plan for today begins a little later than now. */
const LEAD_MINUTES = 15;

/** The day's loops: planned from what waits, looked at, adopted, changed by hand, and planned again when a van breaks down. */
export function Loops() {
  const { consignments, loops } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const today = businessDay(useNow());
  const [asked] = useFilter('day');
  const day = asked === '' ? today : asked;
  const [, go] = useLocation();
  // Another day has other stations to put first: nothing of this one's address goes with it.
  const setDay = (to: string) =>
    go(pathTo('desk', '/loops', { county }, { day: to === today ? '' : to }), { replace: true });
  const read = useDayLoops(county, day);
  const fleet = useFleet(county);
  const stations = rowsOf(useStations(county)) ?? [];
  return (
    <DeskPage
      title={loops.title}
      intro={loops.intro}
      actions={
        <div class="row-actions">
          {may('loops.unload') && (
            <ButtonLink icon="parcel" href={pathTo('desk', '/unload', { county })}>
              {consignments.unload.open}
            </ButtonLink>
          )}
          <ButtonLink icon="truck" href={pathTo('desk', '/fleet', { county })}>
            {loops.fleet.open}
          </ButtonLink>
        </div>
      }
    >
      <div class="loop-day">
        <IconButton icon="back" label={loops.before} onClick={() => setDay(dayAfter(day, -1))} />
        <label>
          <span class="unseen">{loops.day}</span>
          <input
            class="input input-figures"
            type="date"
            value={day}
            onChange={(event) => event.currentTarget.value !== '' && setDay(event.currentTarget.value)}
          />
        </label>
        <IconButton icon="forward" label={loops.after} onClick={() => setDay(dayAfter(day, 1))} />
        {day !== today && (
          <Button kind="plain" onClick={() => setDay('')}>
            {loops.today}
          </Button>
        )}
      </div>
      <Answer of={read}>
        {(data) => <Day key={day} data={data} when={whenIs(day, today)} fleet={fleet.data} stations={stations} />}
      </Answer>
    </DeskPage>
  );
}

type When = 'past' | 'today' | 'later';

function whenIs(day: string, today: string): When {
  if (day === today) return 'today';
  return day < today ? 'past' : 'later';
}

interface DayProps {
  readonly data: DayLoops;
  readonly when: When;
  readonly fleet: FleetAnswer | undefined;
  readonly stations: readonly StationRow[];
}

function Day({ data, when, fleet, stations }: DayProps) {
  const { loops } = useMessages();
  const county = useCountyCode();
  const now = useNow();
  const [first, setFirst] = useFilter('first');
  const [told, setTold] = useState<string>();
  const may = useMay();
  const plan = usePlan({ county, day: data.day, enabled: may('loops.plan'), adoptedAt: data.plan?.plannedAt ?? null });
  const waiting = useWaiting(county, data.day);
  const places = usePlaces(stations, fleet, data.rows);
  const broken = data.rows.find(({ brokeDown, stage }) => brokeDown !== null && stage === 'underway');
  const proposal = plan.job?.proposal ?? null;
  return (
    <>
      {told !== undefined && <Notice>{told}</Notice>}
      {when !== 'past' && (
        <PlanBar
          plan={plan}
          waiting={waiting.data}
          fleet={fleet}
          places={places}
          day={data.day}
          nowMinute={when === 'today' ? minuteNow(now) : undefined}
          first={first === '' ? [] : first.split(',')}
          onForgetFirst={() => setFirst('')}
          broken={broken?.vehicleName}
          again={data.rows.length > 0}
        />
      )}
      {proposal !== null && fleet !== undefined ? (
        <ProposalView
          proposal={proposal}
          begunAt={plan.job?.begunAt ?? 0}
          fleet={fleet}
          places={places}
          onDiscard={plan.drop}
          onAdopted={() => {
            plan.drop();
            setTold(loops.adopted);
          }}
        />
      ) : (
        <Adopted
          data={data}
          when={when}
          over={when === 'today' && minuteNow(now) >= (hoursOf(fleet)?.toMinute ?? Infinity)}
          fleet={fleet}
          places={places}
        />
      )}
    </>
  );
}

/** The next quarter of an hour after what it takes to load, no later than the day's last minute. */
function minuteNow(now: number): number {
  const minute = (Math.floor(now / 60_000) + SHANGHAI_MINUTES) % 1_440;
  return Math.min(1_439, Math.ceil((minute + LEAD_MINUTES) / 15) * 15);
}

interface AdoptedProps {
  readonly data: DayLoops;
  readonly when: When;
  /** Nothing can leave any more today. */
  readonly over: boolean;
  readonly fleet: FleetAnswer | undefined;
  readonly places: Places;
}

function Adopted({ data, when, over, fleet, places }: AdoptedProps) {
  const { loops } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const [looked, setLooked] = useState<string>();
  const { rows, plan, day } = data;
  const moves = useMoves(county, day, rows, places);
  if (rows.length === 0) {
    return when === 'past' ? (
      <section class="panel">
        <EmptyState icon="truck" title={loops.emptyPast} next={loops.emptyPastNext} />
      </section>
    ) : (
      <section class="panel">
        <EmptyState
          icon="truck"
          title={loops.empty}
          next={fleet?.vehicles.length === 0 ? loops.needVehicle : over ? loops.emptyOver : loops.emptyNext}
        >
          {fleet?.vehicles.length === 0 && (
            <ButtonLink kind="primary" href={pathTo('desk', '/fleet', { county })}>
              {loops.fleet.open}
            </ButtonLink>
          )}
        </EmptyState>
      </section>
    );
  }
  const shown = rows.map((row, index) =>
    shownOf(
      row,
      index,
      moves.price?.loops.find(({ loop }) => loop === row.id),
      fleet,
    ),
  );
  const planned = rows.filter(({ stage }) => stage === 'planned');
  const [first] = rows;
  const moving = (row: LoopRow) =>
    may('loops.plan')
      ? { move: moves.move, give: moves.give, others: planned.filter(({ id }) => id !== row.id) }
      : undefined;
  return (
    <>
      {plan !== null && first !== undefined && (
        <section class="panel panel-body">
          <DayFigures
            {...plan}
            distanceMetres={rows.reduce((sum, { distanceMetres }) => sum + distanceMetres, 0)}
            distanceSource={first.distanceSource}
            detourPercent={first.detourPercent}
          />
          <LeftOutList of={plan.leftOut} places={places} {...(when === 'past' ? {} : { day })} />
        </section>
      )}
      {moves.changed && <ChangeBar day={day} moves={moves} />}
      <div class="loops-split">
        <section class="panel" aria-label={loops.map}>
          <LoopMap loops={shown} places={places} looked={looked} />
        </section>
        <div class="loops-cards">
          <div class="row-actions">
            <LoopsExport rows={rows} places={places} />
          </div>
          <LoopJumps loops={shown} />
          {planned.length > 0 && may('loops.plan') && <p class="note">{loops.moveHint}</p>}
          {rows.map((row, index) => {
            const loop = shown[index];
            return loop === undefined ? null : (
              <AdoptedLoop
                key={row.id}
                row={row}
                ofDay={rows}
                shown={loop}
                fleet={fleet}
                places={places}
                moving={moving(row)}
                onLook={setLooked}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}

/** A loop as it stands, or as somebody would have it. */
function shownOf(
  row: LoopRow,
  index: number,
  wished: { readonly trips: LoopRow['trips']; readonly distanceMetres: number } | undefined,
  fleet: FleetAnswer | undefined,
): ShownLoop {
  const vehicle = fleet?.vehicles.find(({ id }) => id === row.vehicle);
  return {
    id: row.id,
    vehicleName: row.vehicleName,
    depot: row.depot,
    look: lookOf(index),
    capacityGrams: vehicle?.capacityGrams ?? 0,
    capacityCubicDecimetres: vehicle?.capacityCubicDecimetres ?? 0,
    trips: wished?.trips ?? row.trips,
    distanceMetres: wished?.distanceMetres ?? row.distanceMetres,
  };
}
