import { loopStepAllowed } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { ScanField } from '../../parcels/scan-field.tsx';
import { pathTo } from '../../paths.ts';
import { useTurns } from '../../scan/turns.ts';
import { prepare } from '../../sync/command.ts';
import { findConsignment } from '../../sync/consignments.ts';
import { lookUpParcel } from '../../sync/parcels.ts';
import { useUnloading, type Unloading } from '../../sync/unloading.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { FailureNote, SendingNote } from '../../shell/sending-note.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { DeskPage } from '../../desk/page.tsx';
import { LotWeights, useWeighing } from './unload-lots.tsx';
import {
  byStation,
  lotsTicked,
  manifestOf,
  scanned,
  tickedOf,
  type Item,
  type Manifest,
  type Scanned,
} from './unload-count.ts';
import { Ticks, UnloadGroup } from './unload-list.tsx';
import { MissingDialog } from './missing-dialog.tsx';
import './unload.css';

/** Unloading one van: everything counted against what its driver signed for, then signed. */
export function UnloadVan({ id }: DeskScreenProps) {
  const { consignments } = useMessages();
  const { unload: say } = consignments;
  const county = useCountyCode();
  const van = useUnloading(county, id);
  return (
    <Answer of={van}>
      {(data) => (
        <DeskPage
          up={{ href: pathTo('desk', '/unload', { county }), label: say.title }}
          title={say.of(data.vehicleName)}
          intro={data.stage === 'finished' ? say.intro : say.notHome}
        >
          <Count van={data} />
        </DeskPage>
      )}
    </Answer>
  );
}

/** What the last scan came to: found on the van, or what the county knows of it. */
type Said =
  | Scanned
  | {
      readonly is: 'elsewhere';
      readonly label: string;
      readonly station: string;
      readonly stage: string;
      readonly parcel: boolean;
    };

function Count({ van }: { van: Unloading }) {
  const { consignments, parcels } = useMessages();
  const { unload: say } = consignments;
  const county = useCountyCode();
  const sender = useSending(county);
  const manifest = manifestOf(van);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState<Said>();
  const [failure, setFailure] = useState<unknown>();
  const [told, setTold] = useState<string>();
  const [signing, setSigning] = useState(false);
  const chosen = tickedOf(manifest, ticked);
  const lots = lotsTicked(manifest, ticked);
  const weighing = useWeighing(lots);
  const count = chosen.consignments.length + chosen.parcels.length + lots.length;
  const absent = manifest.signed.filter(({ id }) => !ticked.has(id));

  const tick = (ids: readonly string[], on: boolean) =>
    setTicked((before) => new Set(on ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  const lookUp = async (label: string): Promise<Said> => {
    const up = await findConsignment(county, label);
    if (up !== undefined)
      return { is: 'elsewhere', label, station: up.stationName, stage: consignments.stages[up.stage], parcel: false };
    const { parcel } = await lookUpParcel(county, label);
    return parcel === null
      ? { is: 'unknown', label }
      : { is: 'elsewhere', label, station: parcel.stationName, stage: parcels.stages[parcel.stage], parcel: true };
  };
  const begin = useTurns();
  const scan = (label: string) => {
    const isNewest = begin();
    const hit = scanned(manifest, ticked, label);
    setFailure(undefined);
    setTold(undefined);
    setSaid(hit);
    if (hit.is === 'unknown')
      lookUp(label).then(
        (found) => isNewest() && setSaid(found),
        (error: unknown) => isNewest() && setFailure(error),
      );
    else tick([hit.item.id], true);
  };
  const send = (complete: boolean) => {
    setSigning(false);
    const said = { loop: van.id, ...chosen, ...(lots.length > 0 && { lots: weighing.arrivals() }), complete };
    sender.send([prepare('unload-loop', said)], ([outcome]) => {
      if (outcome?.status !== 'accepted') return;
      setTold(complete && absent.length > 0 ? say.toldMissing(count, absent.length) : say.told(count));
      setTicked(new Set());
      weighing.clear();
      setSaid(undefined);
    });
  };
  // Nothing is missing of a van that is not home: it may still be at its stops.
  const home = van.stage === 'finished';
  const nothing = count === 0 && (absent.length === 0 || !home);
  const reason = useBlocked(van) ?? (nothing ? say.needScan : weighing.isDone ? undefined : say.needWeight);
  const counted = manifest.signed.length - absent.length;
  return (
    <div class="parcel-two">
      <div class="fields unload-count">
        {told !== undefined && <Notice>{told}</Notice>}
        <p class="note">
          {van.driverName === null
            ? say.signedByNobody(manifest.signed.length)
            : say.signedBy(van.driverName, manifest.signed.length)}
        </p>
        <ScanField label={say.scan} onScan={scan} />
        <div role="status" class="unload-figure">
          <strong>{say.counted(counted, manifest.signed.length)}</strong>
          <div class="parcel-progress">
            <span
              style={{ width: `${manifest.signed.length === 0 ? 0 : (100 * counted) / manifest.signed.length}%` }}
            />
          </div>
        </div>
        {said !== undefined && <SaidNote said={said} van={van} />}
        {failure !== undefined && <FailureNote error={failure} />}
        <LotWeights lots={lots} of={weighing} />
        <SendingNote sender={sender} />
        <div class="unload-sign">
          {home && count > 0 && absent.length > 0 && (
            <Button busy={sender.busy} reason={reason} onClick={() => send(false)}>
              {say.partly(count)}
            </Button>
          )}
          <Button
            kind="primary"
            icon="check"
            busy={sender.busy}
            reason={reason}
            onClick={() => (home && absent.length > 0 ? setSigning(true) : send(home))}
          >
            {!home ? say.partly(count) : absent.length > 0 ? say.signMissing(count, absent.length) : say.sign(count)}
          </Button>
        </div>
      </div>
      <Lists van={van} manifest={manifest} ticked={ticked} onTick={tick} />
      {signing && (
        <MissingDialog items={absent} van={van} onSign={() => send(true)} onClose={() => setSigning(false)} />
      )}
    </div>
  );
}

/** Why nobody can unload this van now, whatever is on it. */
function useBlocked({ settled, stage }: Unloading): string | undefined {
  const { unload: say } = useMessages().consignments;
  const may = useMay();
  if (!may('loops.unload')) return say.rights;
  if (!loopStepAllowed('unload', stage)) return say.notLeft;
  return settled ? say.settled : undefined;
}

interface ListsProps {
  readonly van: Unloading;
  readonly manifest: Manifest;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ids: readonly string[], on: boolean) => void;
}

function Lists({ van, manifest, ticked, onTick }: ListsProps) {
  const { unload: say } = useMessages().consignments;
  const { signed, left, missing, taken, unsigned } = manifest;
  const extra = unsigned.filter(({ id }) => ticked.has(id));
  const home = van.stage === 'finished';
  const shown = home ? left : left.filter(({ id }) => ticked.has(id));
  const allTicked = signed.every(({ id }) => ticked.has(id));
  const toggle = (item: Item) => onTick([item.id], !ticked.has(item.id));
  if (signed.length + shown.length + missing.length + taken.length + extra.length === 0) {
    return (
      <section class="panel">
        <EmptyState icon="truck" title={say.nothing} next={say.nothingNext} />
      </section>
    );
  }
  return (
    <div class="unload-lists">
      {signed.length > 0 && (
        <section class="panel" aria-label={say.up}>
          <div class="panel-head">
            <h2>{say.up}</h2>
            <Button
              kind="plain"
              onClick={() =>
                onTick(
                  signed.map(({ id }) => id),
                  !allTicked,
                )
              }
            >
              {allTicked ? say.none : say.all}
            </Button>
          </div>
          {byStation(signed, van.stations).map(({ id, name, items }) => (
            <Ticks
              key={id}
              title={say.group(name, items.filter((item) => ticked.has(item.id)).length, items.length)}
              items={items}
              ticked={ticked}
              onTick={toggle}
            />
          ))}
        </section>
      )}
      <UnloadGroup title={say.extra} items={extra} van={van} ticked={ticked} onTick={toggle} />
      <UnloadGroup
        title={say.leftTitle}
        note={say.leftNote}
        items={shown}
        van={van}
        ticked={ticked}
        onTick={toggle}
        linked
      />
      <UnloadGroup
        title={say.missingTitle}
        note={say.missingNote}
        items={missing}
        van={van}
        ticked={ticked}
        onTick={toggle}
      />
      <UnloadGroup title={say.done} items={taken} van={van} />
    </div>
  );
}

/** What the last scan came to, in a line that cannot be missed. */
function SaidNote({ said, van }: { said: Said; van: Unloading }) {
  const { unload: say } = useMessages().consignments;
  if (said.is === 'unknown' || said.is === 'elsewhere') {
    const told =
      said.is === 'unknown'
        ? say.unknown(said.label)
        : (said.parcel ? say.parcelElsewhere : say.elsewhere)(said.label, said.station, said.stage);
    return (
      <p class="unload-said is-astray" role="alert">
        <Icon name="alert" /> {told}
      </p>
    );
  }
  const { label, station } = said.item;
  const from = van.stations.find(({ id }) => id === station)?.name ?? '';
  const words = {
    counted: `${label} · ${from}`,
    again: say.again(label),
    'in-already': say.inAlready(label),
    unsigned: say.unsigned(label, from),
    fetched: say.fetched(label),
    'found-again': say.foundAgain(label),
    'left-over': say.leftOver(label, from),
  };
  const well = said.is === 'counted';
  return (
    <p class={well ? 'unload-said' : 'unload-said is-noted'} role={well ? 'status' : 'alert'}>
      <Icon name={well ? 'check' : 'alert'} /> {words[said.is]}
    </p>
  );
}
