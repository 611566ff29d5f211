import { MOST_PARCELS } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { ActButton, ActLine } from '../../acts/act-line.tsx';
import { useStayingRows } from '../../acts/use-staying-rows.ts';
import { stands, useActs, type ActHere, type Acts } from '../../acts/use-acts.ts';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useCarrierName, useRecipientName } from '../parcel-parts.tsx';
import { ScanField } from '../scan-field.tsx';
import { SealField, sealNotSeen, sealSaid, toldSeal, type SealState } from '../seal-state.tsx';
import { useScan } from '../../scan/takers.ts';
import { useTurns } from '../../scan/turns.ts';
import { prepare } from '../../sync/command.ts';
import { isCalled } from './called-row.ts';
import {
  lookUpParcel,
  useParcels,
  useVanLoads,
  type ParcelLookup,
  type ParcelRow,
  type VanLoadRow,
} from '../../sync/parcels.ts';
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
        <>
          {begun === undefined && <SealFirst />}
          {shown.map((load) => (
            <Load key={load.id} load={load} station={station.id} onBegin={() => setBegun(load)} />
          ))}
        </>
      )}
    </>
  );
}

/** Before a seal was looked at, a scan is of something that cannot be taken in yet: said instead of "no scans here". */
function SealFirst() {
  const { receive: say } = useMessages().parcels;
  useScan({ take: () => say.scanNeedsSeal });
  return null;
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
  const acts = useActs();
  const [astray, setAstray] = useState<Astray>();
  const [failure, setFailure] = useState<unknown>();
  const manifest = useParcels(county, { load: load.id, limit: String(MOST_PARCELS) });
  const rows = useStayingRows(load.id, manifest, () => true);
  const isKept = (row: ParcelRow) => row.holder !== `van:${load.id}`;
  const isHere = (row: ParcelRow) => isKept(row) || stands(acts.of(row.id), 'receive-parcels');
  const kept = rows.filter(isKept).length;
  const here = rows.filter(isHere).length;
  const take = (row: ParcelRow) => {
    setAstray(undefined);
    const command = prepare('receive-parcels', { station, load: load.id, ...toldSeal(seal), parcels: [row.id] });
    acts.act(new Map([[row.id, command]]));
  };
  const miss = (row: ParcelRow) =>
    acts.act(new Map([[row.id, prepare('report-parcel', { parcel: row.id, trouble: 'missing' })]]));
  // A code is that of all that one person gets: it names the next of it that is not here yet.
  const called = (number: string) => {
    const fit = rows.filter((row) => isCalled(row, number));
    return fit.find((row) => !isHere(row)) ?? fit[0];
  };
  const begin = useTurns();
  const scan = (number: string) => {
    const isNewest = begin();
    setFailure(undefined);
    const hit = called(number);
    if (hit === undefined)
      lookUpParcel(county, number).then(
        (known) => isNewest() && setAstray({ is: 'elsewhere', known }),
        (error: unknown) => isNewest() && setFailure(error),
      );
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
      <ScanField label={say.scan} hint={say.tap} onScan={scan} knows={(number) => called(number) !== undefined} />
      <div role="status">
        <strong>{say.ticked(kept, rows.length)}</strong>
        {kept < here && <span class="note"> {say.noting(here - kept)}</span>}
        <div class="parcel-progress">
          <span style={{ width: `${rows.length === 0 ? 0 : (100 * kept) / rows.length}%` }} />
        </div>
      </div>
      <LastTaken acts={acts} rows={rows} />
      {failure !== undefined && <FailureNote error={failure} />}
      {astray && <AstrayNote astray={astray} station={station} />}
      <SendingNote sender={acts.sender} />
      {rows.length > 0 && kept === rows.length && <EmptyState title={say.all} next={say.allNext} />}
      <ul class="panel">
        {rows.map((row) => (
          <li key={row.id}>
            {isHere(row) ? (
              <TakenRow parcel={row} act={acts.of(row.id)} kept={isKept(row)} />
            ) : (
              <LeftRow parcel={row} act={acts.of(row.id)} onTake={() => take(row)} onMissing={() => miss(row)} />
            )}
          </li>
        ))}
      </ul>
      {here < rows.length && <p class="note">{say.missingHint}</p>}
    </>
  );
}

/** What the last scan took, beside the scan line: its row may be far below. */
function LastTaken({ acts, rows }: { acts: Acts; rows: readonly ParcelRow[] }) {
  const { receive: say } = useMessages().parcels;
  const { last } = acts;
  const row = rows.find(({ id }) => id === last?.steps[0]?.row);
  if (last === undefined || row === undefined) return null;
  return <ActLine act={last} done={(last.type === 'report-parcel' ? say.missed : say.took)(row.code)} />;
}

function TakenRow({ parcel, act, kept }: { parcel: ParcelRow; act: ActHere | undefined; kept: boolean }) {
  const { receive: say } = useMessages().parcels;
  return (
    <div class="parcel-left">
      <div class={kept ? 'parcel-tick is-done' : 'parcel-tick'} aria-disabled="true">
        <span class="parcel-tick-box">{kept && <Icon name="check" />}</span>
        <ParcelWhat parcel={parcel} />
      </div>
      {act && <ActButton act={act} done={say.took(parcel.code)} />}
    </div>
  );
}

interface LeftRowProps {
  readonly parcel: ParcelRow;
  readonly act: ActHere | undefined;
  readonly onTake: () => void;
  readonly onMissing: () => void;
}

function LeftRow({ parcel, act, onTake, onMissing }: LeftRowProps) {
  const { receive: say } = useMessages().parcels;
  return (
    <>
      <div class="parcel-left">
        <button type="button" class="parcel-tick" aria-label={say.take(parcel.code)} onClick={onTake}>
          <span class="parcel-tick-box" />
          <ParcelWhat parcel={parcel} />
        </button>
        {stands(act, 'report-parcel') && act !== undefined && parcel.trouble === null ? (
          <ActLine act={act} done={say.reportedMissing} />
        ) : (
          <Button kind="plain" reason={parcel.trouble === null ? undefined : say.reportedMissing} onClick={onMissing}>
            {say.missing}
          </Button>
        )}
      </div>
      {act?.standing.is === 'refused' && <ActLine act={act} done="" />}
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
