import { MOST_PARCELS } from '@yangui/domain';
import { useEffect, useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useCarrierName, useRecipientName } from '../parcel-parts.tsx';
import { ScanField } from '../scan-field.tsx';
import { SealField, sealNotSeen, sealSaid, toldSeal, type SealState } from '../seal-state.tsx';
import { prepare } from '../../sync/command.ts';
import {
  lookUpParcel,
  useParcels,
  useVanLoads,
  type ParcelLookup,
  type ParcelRow,
  type VanLoadRow,
} from '../../sync/parcels.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { FailureNote, SendingNote } from '../../shell/sending-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { HandoverCode } from './handover-code.tsx';

/** Taking parcels from the van: look at the seal, then scan each; a list shows what is still to come. */
export function Receive({ station }: CounterScreenProps) {
  const { receive: say } = useMessages().parcels;
  const county = useCountyCode();
  const loads = useVanLoads(county, station.id);
  const [begun, setBegun] = useState<VanLoadRow>();
  const open = rowsOf(loads) ?? [];
  // A load that was begun stays on the screen when its last parcel is in.
  const shown = begun === undefined || open.some(({ id }) => id === begun.id) ? open : [begun, ...open];
  return (
    <>
      <h1>{say.title}</h1>
      {shown.length === 0 ? (
        <Listing of={loads} empty={<EmptyState icon="truck" title={say.empty} next={say.emptyNext} />}>
          {() => null}
        </Listing>
      ) : (
        shown.map((load) => <Load key={load.id} load={load} station={station.id} onBegin={() => setBegun(load)} />)
      )}
    </>
  );
}

function Load({ load, station, onBegin }: { load: VanLoadRow; station: string; onBegin: () => void }) {
  const { parcels } = useMessages();
  const { receive: say } = parcels;
  const [seal, setSeal] = useState(sealNotSeen);
  return (
    <section class="panel panel-body fields" aria-label={`${load.van} ${load.seal}`}>
      <h2>
        <Icon name="truck" /> {load.van} · {parcels.sealOf(load.seal)}
      </h2>
      <SealField
        seal={load.seal}
        state={seal}
        onChange={(said) => {
          setSeal(said);
          onBegin();
        }}
      />
      <HandoverCode key={load.id} load={load} />
      {sealSaid(seal) ? <Manifest load={load} station={station} seal={seal} /> : <p class="note">{say.needSeal}</p>}
    </section>
  );
}

/** What the scan of something that is not on the list turned out to be. */
type Astray =
  | { readonly is: 'already'; readonly code: string }
  | { readonly is: 'elsewhere'; readonly known: ParcelLookup };

function Manifest({ load, station, seal }: { load: VanLoadRow; station: string; seal: SealState }) {
  const { parcels } = useMessages();
  const { receive: say } = parcels;
  const county = useCountyCode();
  const sender = useSending(county);
  /** Ticked here; received only once the list says so: until then a page that is left loses it. */
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [astray, setAstray] = useState<Astray>();
  const [failure, setFailure] = useState<unknown>();
  const manifest = useParcels(county, { load: load.id, limit: String(MOST_PARCELS) });
  const rows = rowsOf(manifest) ?? [];
  const isKept = (row: ParcelRow) => row.holder !== `van:${load.id}`;
  const isHere = (row: ParcelRow) => isKept(row) || taken.has(row.id);
  const left = rows.filter((row) => !isHere(row));
  const here = rows.filter(isHere);
  const kept = here.filter(isKept).length;
  // What was refused is still to be taken.
  useEffect(() => {
    if (sender.state.is === 'refused') setTaken(new Set());
  }, [sender.state.is]);
  const take = (row: ParcelRow) => {
    setAstray(undefined);
    setTaken((before) => new Set([...before, row.id]));
    sender.send([prepare('receive-parcels', { station, load: load.id, ...toldSeal(seal), parcels: [row.id] })]);
  };
  const scan = (number: string) => {
    setFailure(undefined);
    const hit = rows.find((row) => row.number === number || row.code === number);
    if (hit === undefined)
      lookUpParcel(county, number).then((known) => setAstray({ is: 'elsewhere', known }), setFailure);
    else if (isHere(hit)) setAstray({ is: 'already', code: hit.code });
    else take(hit);
  };
  // No scan is taken before the list is there to judge it by.
  if (manifest.data === undefined)
    return (
      <Answer of={manifest} lines={3}>
        {() => null}
      </Answer>
    );
  return (
    <>
      <ScanField label={say.scan} hint={say.tap} onScan={scan} />
      <div role="status">
        <strong>{say.ticked(kept, rows.length)}</strong>
        {kept < here.length && <span class="note"> {say.noting(here.length - kept)}</span>}
        <div class="parcel-progress">
          <span style={{ width: `${rows.length === 0 ? 0 : (100 * kept) / rows.length}%` }} />
        </div>
      </div>
      {failure !== undefined && <FailureNote error={failure} />}
      {astray && <AstrayNote astray={astray} station={station} />}
      <SendingNote sender={sender} />
      {rows.length > 0 && kept === rows.length && <EmptyState title={say.all} next={say.allNext} />}
      <ul class="panel">
        {left.map((row) => (
          <li key={row.id}>
            <LeftRow parcel={row} onTake={() => take(row)} />
          </li>
        ))}
        {here.map((row) => (
          <li key={row.id} class={isKept(row) ? 'parcel-tick is-done' : 'parcel-tick'} aria-disabled="true">
            <span class="parcel-tick-box">{isKept(row) && <Icon name="check" />}</span>
            <ParcelWhat parcel={row} />
          </li>
        ))}
      </ul>
      {left.length > 0 && <p class="note">{say.missingHint}</p>}
    </>
  );
}

function LeftRow({ parcel, onTake }: { parcel: ParcelRow; onTake: () => void }) {
  const { parcels } = useMessages();
  const { receive: say } = parcels;
  const sender = useSending(useCountyCode());
  return (
    <>
      <div class="parcel-left">
        <button type="button" class="parcel-tick" aria-label={say.take(parcel.code)} onClick={onTake}>
          <span class="parcel-tick-box" />
          <ParcelWhat parcel={parcel} />
        </button>
        <Button
          kind="plain"
          busy={sender.busy}
          reason={parcel.trouble === null ? undefined : say.reportedMissing}
          onClick={() => sender.send([prepare('report-parcel', { parcel: parcel.id, trouble: 'missing' })])}
        >
          {say.missing}
        </Button>
      </div>
      <SendingNote sender={sender} />
    </>
  );
}

function ParcelWhat({ parcel }: { parcel: ParcelRow }) {
  const carrierName = useCarrierName();
  const nameOf = useRecipientName();
  return (
    <span class="parcel-tick-what">
      <strong>
        <span class="parcel-code">{parcel.code}</span> {nameOf(parcel)}
      </strong>
      <span class="note parcel-number">
        {carrierName(parcel.carrier)} {parcel.number}
      </span>
    </span>
  );
}

function AstrayNote({ astray, station }: { astray: Astray; station: string }) {
  const { parcels } = useMessages();
  const { receive: say, counter } = parcels;
  if (astray.is === 'already') return <p class="parcel-age">{say.already(astray.code)}</p>;
  const { parcel, number } = astray.known;
  if (parcel === null) {
    return (
      <div class="parcel-age" role="alert">
        {counter.notKnown(number)}
      </div>
    );
  }
  if (parcel.station === station)
    return (
      <div class="parcel-age" role="alert">
        {say.notOnList(number)} · {parcels.stages[parcel.stage]}
      </div>
    );
  return (
    <div class="parcel-age" role="alert">
      {counter.other(parcel.stationName)}
    </div>
  );
}
