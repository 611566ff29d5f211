import { stopTroubles, type StopTrouble, type DrivenDay, type DrivenLoop, type DrivenStation } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { amapLink } from '../../loops/stop-link.ts';
import { useMessages } from '../../i18n/index.tsx';
import { Choices } from '../../ui/choices.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import { useDrivenDay } from '../../sync/drive/use-drive.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { atStop, stopOf } from './at-stop.ts';
import { clockOf } from './clock.ts';
import { HandOver } from './hand-over.tsx';
import { TakeUp } from './take-up.tsx';

/** One stop: what goes down, what goes up, and what is wrong. */
export function StopScreen({ id }: { id: string }) {
  const day = useDrivenDay(useCountyCode());
  return <Answer of={day}>{(data) => <Stop day={data} id={id} />}</Answer>;
}

function Stop({ day, id }: { day: DrivenDay; id: string }) {
  const { drive: say, shell } = useMessages();
  const county = useCountyCode();
  const stops = (loop: DrivenLoop) => loop.trips.flatMap((trip) => trip.stops).filter(({ station }) => station === id);
  const loops = day.rows.filter((loop) => stops(loop).length > 0);
  const loop =
    loops.find(({ stage }) => stage === 'underway') ?? loops.find(({ stage }) => stage === 'planned') ?? loops[0];
  const station = day.stations.find((one) => one.id === id);
  if (loop === undefined || station === undefined) {
    return (
      <EmptyState icon="alert" title={say.unknownStop} next={say.unknownStopNext}>
        <ButtonLink href={pathTo('drive', '/', { county })}>{shell.back}</ButtonLink>
      </EmptyState>
    );
  }
  return <AtStation day={day} loop={loop} station={station} arrive={stops(loop)[0]?.arriveMinute ?? 0} />;
}

function AtStation({
  day,
  loop,
  station,
  arrive,
}: {
  day: DrivenDay;
  loop: DrivenLoop;
  station: DrivenStation;
  arrive: number;
}) {
  const { drive: say } = useMessages();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const here = atStop(day, loop, station.id);
  const blocked = loop.stage === 'planned' ? say.startFirst : undefined;
  const strayText = (label: string) => {
    const other = stopOf(day, loop, label);
    return other === undefined
      ? say.notYours(label)
      : say.notHere(label, day.stations.find(({ id }) => id === other)?.name ?? '');
  };
  return (
    <>
      <h1>{station.name}</h1>
      <p class="note">
        {station.villageName} · {say.expected(clockOf(arrive))}
      </p>
      <div class="drive-links">
        {station.position === null ? (
          <span class="note">{say.noPosition}</span>
        ) : (
          <a
            class="button button-quiet"
            href={amapLink({ ...station.position, name: station.name })}
            target="_blank"
            rel="noreferrer"
          >
            <Icon name="stations" /> {say.navigate}
          </a>
        )}
        {station.partnerPhone !== null && (
          <a class="button button-quiet" href={`tel:${station.partnerPhone}`}>
            {say.call(station.partnerName ?? say.partner)}
          </a>
        )}
      </div>
      <section class="panel panel-body fields" aria-label={say.handOver}>
        <h2>{say.handOver}</h2>
        {here.loads.length === 0 ? <p class="note">{say.notLoaded}</p> : <p class="note">{say.stationSigns}</p>}
        {here.loads.map((load) => (
          <HandOver
            key={load.id}
            loop={loop.id}
            load={load}
            chosen={chosen}
            onChosen={setChosen}
            handovers={loop.handovers}
            strayText={strayText}
            blocked={blocked}
          />
        ))}
      </section>
      <TakeUp loop={loop.id} station={station.id} ups={here.ups} strayText={strayText} blocked={blocked} />
      <Exception
        loop={loop.id}
        station={station.id}
        parcels={here.aboard.filter(({ id }) => chosen.has(id)).map(({ id }) => id)}
        blocked={blocked}
      />
    </>
  );
}

function Exception({
  loop,
  station,
  parcels,
  blocked,
}: {
  loop: string;
  station: string;
  parcels: readonly string[];
  blocked: string | undefined;
}) {
  const { drive: say } = useMessages();
  const sender = useSending(useCountyCode());
  const [trouble, setTrouble] = useState<StopTrouble>();
  const needs = (trouble === 'missing' || trouble === 'damaged') && parcels.length === 0;
  const report = () => {
    if (trouble !== undefined)
      sender.send([prepare('report-stop', { loop, station, trouble, parcels })], () => setTrouble(undefined));
  };
  return (
    <section class="panel panel-body fields" aria-label={say.exception}>
      <h2>{say.exception}</h2>
      <Choices
        legend={say.what}
        options={stopTroubles.map((value) => ({ value, label: say.troubles[value] }))}
        value={trouble}
        onChange={setTrouble}
      />
      <Button
        wide
        busy={sender.busy}
        reason={blocked ?? (trouble === undefined ? say.whatFirst : needs ? say.chooseParcels : undefined)}
        onClick={report}
      >
        {say.report}
      </Button>
      {sender.state.is === 'accepted' && <p role="status">{say.reported}</p>}
      <SendingNote sender={sender} />
    </section>
  );
}
