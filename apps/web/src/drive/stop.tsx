import { stopTroubles, type StopTrouble } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../county.tsx';
import { amapLink } from '../desk/loops/stop-link.ts';
import { useMessages } from '../i18n/index.tsx';
import { Choices } from '../parcels/choices.tsx';
import { ScanField } from '../parcels/scan-field.tsx';
import { pathTo } from '../paths.ts';
import { prepare } from '../sync/command.ts';
import type { DrivenDay, DrivenLoop, DrivenStation, DrivenUp } from '../sync/drive/driven-day.ts';
import { useDrivenDay, useUnanswered } from '../sync/drive/use-round.ts';
import { useSending } from '../sync/use-sending.ts';
import { ProvisionalMark } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { SendingNote } from '../ui/refusal-note.tsx';
import { Answer, EmptyState } from '../ui/states.tsx';
import { atStop } from './at-stop.ts';
import { clockOf } from './clock.ts';
import { HandOver } from './hand-over.tsx';

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
  const loop = loops.find(({ stage }) => stage === 'underway') ?? loops.find(({ stage }) => stage === 'planned') ?? loops[0];
  const station = day.stations.find((one) => one.id === id);
  if (loop === undefined || station === undefined) {
    return (
      <EmptyState icon="alert" title={say.unknownStop} next={say.unknownStopNext}>
        <ButtonLink href={pathTo('drive', 'today', { county })}>{shell.back}</ButtonLink>
      </EmptyState>
    );
  }
  return <AtStation day={day} loop={loop} station={station} arrive={stops(loop)[0]?.arriveMinute ?? 0} />;
}

function AtStation({ day, loop, station, arrive }: { day: DrivenDay; loop: DrivenLoop; station: DrivenStation; arrive: number }) {
  const { drive: say } = useMessages();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const here = atStop(day, loop, station.id);
  const blocked = loop.stage === 'planned' ? say.startFirst : undefined;
  return (
    <>
      <h1>{station.name}</h1>
      <p class="note">
        {station.villageName} · {say.expected(clockOf(arrive))}
      </p>
      <div class="drive-links">
        {station.position === null ? <span class="note">{say.noPosition}</span> : (
          <a class="button button-quiet" href={amapLink({ ...station.position, name: station.name })} target="_blank" rel="noreferrer">
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
          <HandOver key={load.id} loop={loop.id} load={load} chosen={chosen} onChosen={setChosen} blocked={blocked} />
        ))}
      </section>
      <TakeUp loop={loop.id} station={station.id} ups={here.ups} blocked={blocked} />
      <Exception loop={loop.id} station={station.id} parcels={here.aboard.filter(({ id }) => chosen.has(id)).map(({ id }) => id)} blocked={blocked} />
    </>
  );
}

/** What goes up: each scan is the driver's signature. */
function TakeUp({ loop, station, ups, blocked }: { loop: string; station: string; ups: readonly DrivenUp[]; blocked: string | undefined }) {
  const { drive: say } = useMessages();
  const sender = useSending(useCountyCode());
  const unanswered = useUnanswered();
  const [astray, setAstray] = useState<string>();
  const take = ({ id, kind }: DrivenUp) => {
    setAstray(undefined);
    sender.send([prepare('take-up', { loop, station, consignments: kind === 'consignment' ? [id] : [], parcels: kind === 'return' ? [id] : [] })]);
  };
  const scan = (label: string) => {
    const hit = ups.find((one) => one.label === label);
    if (hit === undefined) setAstray(say.notHere(label));
    else if (hit.stands === 'at-station') take(hit);
    else setAstray(say.already(label));
  };
  return (
    <section class="panel panel-body fields" aria-label={say.takeUp}>
      <h2>{say.takeUp}</h2>
      {ups.length === 0 && <p class="note">{say.noUp}</p>}
      {ups.length > 0 && blocked === undefined && <ScanField label={say.scanUp} onScan={scan} autoFocus={false} />}
      {astray !== undefined && <p class="parcel-age" role="alert">{astray}</p>}
      <SendingNote sender={sender} />
      <ul class="drive-list">
        {ups.map((one) => (
          <li key={one.id} class="drive-piece">
            <span class="drive-what">
              <strong class="parcel-number">{one.label}</strong>
              <span class="note">{[one.kind === 'return' ? say.back : say.consignment, say.up(one.pieces), one.cold ? say.cold : undefined, say.stands[one.stands]].filter((part) => part !== undefined).join(' · ')}</span>
            </span>
            {one.stands === 'at-station' ? (
              <Button kind="quiet" icon="plus" busy={sender.busy} reason={blocked} label={say.takeThis(one.label)} onClick={() => take(one)}>
                {say.takeUp}
              </Button>
            ) : unanswered(one.id) ? <ProvisionalMark /> : <Icon name="check" />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Exception({ loop, station, parcels, blocked }: { loop: string; station: string; parcels: readonly string[]; blocked: string | undefined }) {
  const { drive: say } = useMessages();
  const sender = useSending(useCountyCode());
  const [trouble, setTrouble] = useState<StopTrouble>();
  const needs = (trouble === 'missing' || trouble === 'damaged') && parcels.length === 0;
  const report = () => {
    if (trouble !== undefined) sender.send([prepare('report-stop', { loop, station, trouble, parcels })], () => setTrouble(undefined));
  };
  return (
    <section class="panel panel-body fields" aria-label={say.exception}>
      <h2>{say.exception}</h2>
      <Choices legend={say.what} options={stopTroubles.map((value) => ({ value, label: say.troubles[value] }))} value={trouble} onChange={setTrouble} />
      <Button wide busy={sender.busy} reason={blocked ?? (trouble === undefined ? say.whatFirst : needs ? say.chooseParcels : undefined)} onClick={report}>
        {say.report}
      </Button>
      {sender.state.is === 'accepted' && <p role="status">{say.reported}</p>}
      <SendingNote sender={sender} />
    </section>
  );
}
