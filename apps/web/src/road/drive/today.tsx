import type { ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import type { BrokenVan, DrivenDay, DrivenLoop, DrivenStop } from '@yangui/domain';
import { useDrivenDay } from '../../sync/drive/use-drive.ts';
import { useHeldHere } from '../../sync/held/use-held.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../shell/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { kilogramsText } from '../../ui/kilograms.ts';
import { clockOf } from './clock.ts';
import { RefusedHere, UnderWay } from '../../drive/fetch-behind.ts';
import { atStop } from './at-stop.ts';
import { SignForLoads } from './sign-for-loads.tsx';
import { bundlesOf } from './roadside.ts';
import { Later } from '../../shell/later.tsx';

/** Today's loops of whoever drives: leave, stop by stop, come home. */
export function Today() {
  const { drive: say } = useMessages();
  const day = useDrivenDay(useCountyCode());
  const phone = useHeldHere();
  return (
    <>
      <h1>{say.today}</h1>
      <Later>
        <RefusedHere />
      </Later>
      <Answer of={day}>
        {(data) => (
          <>
            {data.rows.length === 0 ? (
              <EmptyState icon="truck" title={say.empty} next={say.emptyNext} />
            ) : (
              data.rows.map((loop) => <LoopPanel key={loop.id} loop={loop} day={data} />)
            )}
            <OthersBroken day={data} />
          </>
        )}
      </Answer>
      {phone?.copiedAt !== undefined && (
        <p class="note">
          {say.asOf} <Moment at={phone.copiedAt} />
        </p>
      )}
    </>
  );
}

function LoopPanel({ loop, day }: { loop: DrivenLoop; day: DrivenDay }) {
  const { drive: say } = useMessages();
  const leave = loop.trips[0]?.leaveMinute ?? 0;
  return (
    <section class="panel panel-body fields" aria-label={loop.vehicleName}>
      <h2 class="drive-loop">
        <Icon name="truck" /> {loop.vehicleName}
        <Badge icon={loop.stage === 'finished' ? 'check' : 'clock'} tone="plain">
          {say.stages[loop.stage]}
        </Badge>
      </h2>
      <p class="note">{say.from(loop.depotName, clockOf(leave))}</p>
      {loop.brokeDown && <BrokenNote loop={loop} day={day} />}
      {(loop.stage === 'planned' || loop.stage === 'underway') && !loop.brokeDown && (
        <SignForLoads loop={loop} day={day} />
      )}
      {loop.stage === 'planned' && <Start loop={loop} />}
      <ol class="drive-stops" aria-label={say.stops}>
        {loop.trips
          .flatMap(({ stops }) => stops)
          .map((stop) => (
            <StopRow key={`${stop.station} ${stop.fetch} ${stop.arriveMinute}`} stop={stop} loop={loop} day={day} />
          ))}
      </ol>
      {loop.stage === 'underway' && (
        <Later>
          <UnderWay loop={loop} day={day} />
        </Later>
      )}
      {loop.stage === 'finished' && stillAboard(loop, day) > 0 && (
        <p class="parcel-age">{say.bringIn(stillAboard(loop, day))}</p>
      )}
    </section>
  );
}

/** What its driver is to do where the van broke down, and that nothing is in their hands once all of it was taken over. */
function BrokenNote({ loop, day }: { loop: DrivenLoop; day: DrivenDay }) {
  const { drive: say } = useMessages();
  if (stillAboard(loop, day) === 0)
    return (
      <p class="note" role="status">
        {say.breakdown.emptied}
      </p>
    );
  return (
    <p class="parcel-age" role="alert">
      {loop.fetchedBy === null ? say.brokenDown : say.breakdown.fetched(loop.fetchedBy)}
    </p>
  );
}

/** What a van that came home still carries: its driver answers for it until the centre has counted it in. */
function stillAboard(loop: DrivenLoop, { up }: DrivenDay): number {
  const down = loop.loads.flatMap(({ parcels }) => parcels).filter(({ onVan }) => onVan).length;
  return up
    .filter((one) => one.loop === loop.id && one.stands === 'on-van')
    .reduce((sum, { pieces }) => sum + pieces, down);
}

function Start({ loop }: { loop: DrivenLoop }) {
  const { drive: say } = useMessages();
  const sender = useSending(useCountyCode());
  const unsigned = loop.loads.filter(({ signedAt }) => signedAt === null).length;
  return (
    <>
      {unsigned > 0 && <p class="parcel-age">{say.startUnsigned(unsigned, loop.loads.length)}</p>}
      <Button
        kind="primary"
        large
        wide
        busy={sender.busy}
        reason={loop.brokeDown ? say.brokenDown : undefined}
        onClick={() => sender.send([prepare('start-loop', { loop: loop.id })])}
      >
        {say.start}
      </Button>
      <p class="note">{say.startHint}</p>
      <SendingNote sender={sender} />
    </>
  );
}

function StopRow({ stop, loop, day }: { stop: DrivenStop; loop: DrivenLoop; day: DrivenDay }) {
  const { drive: say } = useMessages();
  const county = useCountyCode();
  const time = <span class="drive-time">{clockOf(stop.arriveMinute)}</span>;
  if (stop.station === null) return <FetchRow time={time} stop={stop} loop={loop} day={day} />;
  const name = day.stations.find(({ id }) => id === stop.station)?.name ?? '';
  const { aboard, due, grams, loads, lots, waitingPieces, done, reported } = atStop(day, loop, stop.station);
  const awaited = loop.stage === 'planned' && loads.length === 0 && stop.downPieces > 0;
  const whatGoesDown = () =>
    awaited
      ? [say.notLoadedYet(stop.downPieces)]
      : aboard.length > 0
        ? [say.down(aboard.length, grams === 0 ? null : kilogramsText(grams))]
        : [];
  const about = [
    ...whatGoesDown(),
    ...(due > 0 ? [say.lotsDown(due)] : []),
    ...(waitingPieces > 0 ? [say.up(waitingPieces)] : []),
    ...(lots > 0 ? [say.lotsUp(lots)] : []),
  ];
  return (
    <li>
      <Link className="drive-stop" href={pathTo('drive', '/stops/:id', { county, id: stop.station })}>
        {time}
        <span class="drive-what">
          <strong>{name}</strong>
          <span class="note">
            {about.length > 0 ? about.join(' · ') : done ? say.done : say.nothing}
            {loads.length > 0 && ` · ${loads.map(({ seal }) => say.seal(seal)).join(' ')}`}
            {reported && ` · ${say.reported}`}
          </span>
        </span>
        <Icon name={done ? 'check' : 'forward'} />
      </Link>
    </li>
  );
}

/** Where another van's load is fetched: the way to the count, and what is not for this loop's own stops. */
function FetchRow({
  time,
  stop,
  loop,
  day,
}: {
  time: ComponentChildren;
  stop: DrivenStop;
  loop: DrivenLoop;
  day: DrivenDay;
}) {
  const { drive: say } = useMessages();
  const van = day.broken.find((one) => one.loop === stop.fetch);
  const home = notForItsStops(loop, day);
  return (
    <li>
      <VanLink van={van} time={time}>
        {home > 0 && <span class="note">{say.carryHome(home)}</span>}
      </VanLink>
    </li>
  );
}

function VanLink({
  van,
  time,
  children,
}: {
  van: BrokenVan | undefined;
  time: ComponentChildren;
  children?: ComponentChildren;
}) {
  const { drive: say } = useMessages();
  const county = useCountyCode();
  const what = (
    <span class="drive-what">
      <strong>{van === undefined ? say.fetch : say.fetchFrom(van.vehicleName)}</strong>
      {children}
    </span>
  );
  if (van === undefined)
    return (
      <div class="drive-stop">
        {time}
        {what}
      </div>
    );
  return (
    <Link className="drive-stop" href={pathTo('drive', '/vans/:id', { county, id: van.loop })}>
      {time}
      {what}
      <Icon name={bundlesOf(van, new Set()).length === 0 ? 'check' : 'forward'} />
    </Link>
  );
}

/** How many pieces on a van are for stations where its loop does not stop: another van's, taken over. */
function notForItsStops(loop: DrivenLoop, { up }: DrivenDay): number {
  const stops = new Set(loop.trips.flatMap((trip) => trip.stops.map(({ station }) => station)));
  const down = loop.loads
    .filter(({ station }) => !stops.has(station))
    .flatMap(({ parcels }) => parcels)
    .filter(({ onVan }) => onVan).length;
  return up
    .filter((one) => one.loop === loop.id && one.stands === 'on-van' && !stops.has(one.station))
    .reduce((sum, { pieces }) => sum + pieces, down);
}

/** Vans that broke down and that nobody sent this driver to: whoever passes may help. */
function OthersBroken({ day }: { day: DrivenDay }) {
  const {
    drive: { van: say },
  } = useMessages();
  const sent = new Set(day.rows.flatMap((loop) => loop.trips.flatMap(({ stops }) => stops.map(({ fetch }) => fetch))));
  const others = day.broken.filter((van) => !sent.has(van.loop) && bundlesOf(van, new Set()).length > 0);
  if (others.length === 0) return null;
  return (
    <section class="panel panel-body fields" aria-label={say.others}>
      <h2>{say.others}</h2>
      <p class="note">{say.othersHint}</p>
      <ul class="drive-list">
        {others.map((van) => (
          <li key={van.loop}>
            <VanLink van={van} time={null} />
          </li>
        ))}
      </ul>
    </section>
  );
}
