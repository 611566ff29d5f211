import {
  businessDay,
  HANDOVER_CODES,
  handoverCode,
  loopStepAllowed,
  MOST_HANDOVER_CODES,
  MOST_PARCELS,
} from '@yangui/domain';
import { useEffect, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { ParcelMarks, useCarrierName, useRecipientName } from '../../parcels/parcel-parts.tsx';
import { ScanField } from '../../parcels/scan-field.tsx';
import { pathTo } from '../../paths.ts';
import { newId, prepare } from '../../sync/command.ts';
import { useDayLoops, type LoopRow } from '../../sync/loops.ts';
import {
  readLeftOnVan,
  useParcels,
  useToLoad,
  useVanLoads,
  type ParcelRow,
  type VanLoadRow,
} from '../../sync/parcels.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Form, SelectField, TextField } from '../../ui/field.tsx';
import { Moment, useNow } from '../../shell/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { FailureNote, SendingNote } from '../../shell/sending-note.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useInOrder } from '../../ui/sorting.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { DeskPage } from '../../desk/page.tsx';
import { LoadsExport } from '../../parcels/desk/exports.tsx';

/** What was loaded, in words, and whether it goes with a loop of the day. */
interface Loaded {
  readonly told: string;
  readonly onLoop: boolean;
}

/** Loading a van: one station's bag at a time, under a seal, by scan or by tick. */
export function LoadVan() {
  const { parcels } = useMessages();
  const { load: say } = parcels;
  const county = useCountyCode();
  const [done, setDone] = useState<Loaded>();
  const [station, setStation] = useFilter('station');
  const waiting = useToLoad(county);
  const stations = (rowsOf(waiting) ?? []).map((row) => ({
    value: row.station,
    label: say.stationWith(row.stationName, row.parcels),
  }));
  const chosen = stations.find(({ value }) => value === station)?.value;
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/parcels', { county }), label: parcels.title }}
      title={say.title}
      intro={say.intro}
    >
      {done !== undefined && (
        <Notice>
          {done.told} {done.onLoop && <Link href={pathTo('desk', '/loops', { county })}>{say.backToLoops}</Link>}
        </Notice>
      )}
      <section class="panel">
        <Listing
          of={waiting}
          empty={
            <EmptyState icon="truck" title={say.empty} next={say.emptyNext}>
              <ButtonLink kind="primary" href={pathTo('desk', '/parcels/register', { county })}>
                {parcels.register.open}
              </ButtonLink>
            </EmptyState>
          }
        >
          {() => (
            <div class="panel-body fields">
              <SelectField
                label={say.choose}
                value={chosen ?? ''}
                onChange={setStation}
                empty={parcels.actions.choose}
                options={stations}
              />
              {chosen !== undefined && <Bag key={chosen} station={chosen} onDone={setDone} />}
            </div>
          )}
        </Listing>
      </section>
      <UnderWay />
    </DeskPage>
  );
}

/** Any codes, one for each time that a part of the load may be handed over: what matters is that the driver cannot know them. */
function drawnCodes(parcels: number): readonly string[] {
  const codes = new Set<string>();
  while (codes.size < Math.min(parcels, MOST_HANDOVER_CODES)) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
    codes.add(handoverCode(drawn % HANDOVER_CODES));
  }
  return [...codes];
}

/** A station's parcels, as many as one bag may carry: all of them, not the first page of the county's. */
function Bag({ station, onDone }: { station: string; onDone: (loaded: Loaded) => void }) {
  const waiting = useParcels(useCountyCode(), { stage: 'at-centre', station, limit: String(MOST_PARCELS) });
  return (
    <Answer of={waiting} lines={3}>
      {() => <Filling station={station} rows={rowsOf(waiting) ?? []} onDone={onDone} />}
    </Answer>
  );
}

function Filling({
  station,
  rows,
  onDone,
}: {
  station: string;
  rows: readonly ParcelRow[];
  onDone: (loaded: Loaded) => void;
}) {
  const { parcels } = useMessages();
  const { load: say } = parcels;
  const sender = useSending(useCountyCode());
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [astray, setAstray] = useState<string>();
  const [seal, setSeal] = useState('');
  const [van, setVan] = useState(() => sessionStorage.getItem('yangui.van') ?? '');
  const going = useLoopsTo(station);
  const [chosenLoop, setLoop] = useState<string>();
  const loop = going.find(({ id }) => id === (chosenLoop ?? going[0]?.id));
  const ready = rows.filter(({ trouble }) => trouble === null);
  const chosen = ready.filter(({ id }) => ticked.has(id));
  const toggle = (id: string) =>
    setTicked((before) =>
      before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
    );
  const called = (number: string) => ready.find((row) => row.number === number || row.code === number);
  const scan = (number: string) => {
    const hit = called(number);
    setAstray(hit === undefined ? number : undefined);
    if (hit !== undefined) setTicked((before) => new Set([...before, hit.id]));
  };
  useEffect(() => sessionStorage.setItem('yangui.van', van), [van]);
  const send = () => {
    const [code, ...moreCodes] = drawnCodes(chosen.length);
    const payload = {
      load: newId(),
      station,
      seal: seal.trim().toUpperCase(),
      van: loop?.vehicleName ?? van.trim(),
      driver: null,
      parcels: chosen.map(({ id }) => id),
      loop: loop?.id ?? null,
      code,
      moreCodes,
    };
    sender.send([prepare('load-van', payload)], ([outcome]) => {
      if (outcome?.status === 'accepted')
        onDone({ told: say.done(chosen.length, payload.seal), onLoop: loop !== undefined });
    });
  };
  const reason =
    chosen.length === 0
      ? say.needParcels
      : seal.trim() === ''
        ? say.needSeal
        : loop === undefined && van.trim() === ''
          ? say.needVan
          : undefined;
  return (
    <div class="parcel-two">
      <div class="fields">
        <ScanField label={say.scan} onScan={scan} knows={(number) => called(number) !== undefined} />
        {astray !== undefined && (
          <span class="parcel-warning" role="alert">
            <Icon name="alert" size={16} /> {say.notHere(astray)}
          </span>
        )}
        <Form onSubmit={() => reason === undefined && send()} label={say.title}>
          <TextField label={say.seal} value={seal} onInput={setSeal} figures scans autoComplete="off" />
          {going.length > 0 && (
            <SelectField
              label={say.loop}
              hint={say.loopHint}
              value={loop?.id ?? ''}
              empty={say.noLoop}
              onChange={setLoop}
              options={going.map(({ id, vehicleName, driverName }) => ({
                value: id,
                label: driverName === null ? vehicleName : `${vehicleName} · ${driverName}`,
              }))}
            />
          )}
          {loop === undefined && (
            <TextField label={say.van} hint={say.vanHint} value={van} onInput={setVan} autoComplete="off" />
          )}
          <SendingNote sender={sender} />
          <Button kind="primary" icon="truck" submit busy={sender.busy} reason={reason}>
            {say.send(chosen.length)}
          </Button>
        </Form>
      </div>
      <div class="panel">
        <div class="panel-head">
          <h2>{say.chosen(chosen.length, ready.length)}</h2>
          <Button
            kind="plain"
            onClick={() => setTicked(chosen.length === ready.length ? new Set() : new Set(ready.map(({ id }) => id)))}
          >
            {chosen.length === ready.length ? say.none : say.all}
          </Button>
        </div>
        {rows.map((row) => (
          <Tick key={row.id} parcel={row} ticked={ticked.has(row.id)} onTick={() => toggle(row.id)} />
        ))}
      </div>
    </div>
  );
}

/** Today's loops that stop at a station and are not home yet. */
function useLoopsTo(station: string): readonly LoopRow[] {
  const may = useMay();
  const today = useDayLoops(useCountyCode(), businessDay(useNow()), may('loops.read'));
  return (today.data?.rows ?? []).filter(
    ({ stage, brokeDown, trips }) =>
      loopStepAllowed('load', stage) &&
      brokeDown === null &&
      trips.some(({ stops }) => stops.some((stop) => stop.station === station)),
  );
}

function Tick({ parcel, ticked, onTick }: { parcel: ParcelRow; ticked: boolean; onTick: () => void }) {
  const carrierName = useCarrierName();
  const nameOf = useRecipientName();
  const off = parcel.trouble !== null;
  return (
    <button
      type="button"
      class="parcel-tick"
      aria-pressed={ticked && !off}
      aria-disabled={off}
      onClick={() => !off && onTick()}
    >
      <span class="parcel-tick-box">{ticked && !off && <Icon name="check" />}</span>
      <span class="parcel-tick-what">
        <strong class="parcel-number">{parcel.number}</strong>
        <span class="note">
          {carrierName(parcel.carrier)} · {nameOf(parcel)}
        </span>
        <span class="parcel-marks">
          <ParcelMarks parcel={parcel} />
        </span>
      </span>
      <span class="parcel-code">{parcel.code}</span>
    </button>
  );
}

/** The vans that have not handed everything over, and the way back into the centre for what is left. */
function UnderWay() {
  const { parcels, words } = useMessages();
  const { load: say } = parcels;
  const county = useCountyCode();
  const may = useMay();
  const loads = rowsOf(useVanLoads(county)) ?? [];
  const columns: readonly Column<VanLoadRow>[] = [
    {
      title: say.van,
      tight: true,
      sort: { name: 'van', by: ({ van }) => van },
      cell: ({ van }) => <strong>{van}</strong>,
    },
    {
      title: say.seal,
      tight: true,
      labelled: true,
      sort: { name: 'seal', by: ({ seal }) => seal },
      cell: ({ seal }) => <span class="figures">{seal}</span>,
    },
    {
      title: words.station,
      sort: { name: 'station', by: ({ stationName }) => stationName },
      cell: ({ stationName }) => stationName,
    },
    {
      title: parcels.title,
      labelled: true,
      sort: { name: 'left', by: ({ onVan }) => onVan },
      cell: ({ onVan, parcels: all }) => say.left(onVan, all),
    },
    {
      title: words.time,
      tight: true,
      sort: { name: 'loaded', by: ({ loadedAt }) => loadedAt },
      cell: ({ loadedAt }) => (
        <span class="note">
          <Moment at={loadedAt} />
        </span>
      ),
    },
    { title: '', tight: true, cell: ({ id }) => (may('parcels.load') ? <TakeBack load={id} /> : null) },
  ];
  const inOrder = useInOrder(columns);
  if (loads.length === 0) return null;
  return (
    <section class="panel" aria-label={say.underWay}>
      <div class="panel-head">
        <h2>{say.underWay}</h2>
        <LoadsExport rows={inOrder(loads)} />
      </div>
      <Table caption={say.underWay} rows={loads} keyOf={({ id }) => id} columns={columns} />
    </section>
  );
}

function TakeBack({ load }: { load: string }) {
  const { parcels } = useMessages();
  const county = useCountyCode();
  const sender = useSending(county);
  const [failure, setFailure] = useState<unknown>();
  const takeBack = () => {
    setFailure(undefined);
    readLeftOnVan(county, load).then(
      (left) => sender.send([prepare('take-back-parcels', { parcels: left })]),
      setFailure,
    );
  };
  return (
    <>
      <Button busy={sender.busy} label={parcels.load.takeBackHint} onClick={takeBack}>
        {parcels.load.takeBack}
      </Button>
      {failure !== undefined && <FailureNote error={failure} again={takeBack} />}
      <SendingNote sender={sender} />
    </>
  );
}
