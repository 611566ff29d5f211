import { codeSaid, isVisitCode, tidyNumber, WRONG_CODES, type PersonClaim } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { ActLine } from '../../acts/act-line.tsx';
import { useStayingRows } from '../../acts/use-staying-rows.ts';
import { useActs, type ActStep } from '../../acts/use-acts.ts';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { type OrderRow, useOrders } from '../../sync/orders.ts';
import {
  lookUpParcel,
  readOrderCalled,
  readWaiting,
  useParcels,
  useVanLoads,
  type ParcelRow,
} from '../../sync/parcels.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { SearchField } from '../../ui/field.tsx';
import { useSettled } from '../../ui/picker.tsx';
import { CameraScan } from '../../scan/camera-scan.tsx';
import { useScan } from '../../scan/takers.ts';
import { useTurns } from '../../scan/turns.ts';
import { FailureNote } from '../../shell/sending-note.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { PickedRow } from '../../purchasing/counter/picked-row.tsx';
import { OrderList } from '../../purchasing/counter/order-list.tsx';
import { ArrangeShelves } from './arrange-shelves.tsx';
import { calledRow } from './called-row.ts';
import { HandOutParcel } from './hand-out.tsx';
import { HandOverGoods } from './hand-over-goods.tsx';
import { ParcelList } from './parcel-list.tsx';

/** An order's number, as it stands on the receipt. */
const ORDER_CODE = /^[0-9A-F]{6}$/;

/** What a scanned number turned out to be, where it is nothing to hand out here. */
type Known = Awaited<ReturnType<typeof lookUpParcel>>;

/** The parcel counter: scan, or find by code or name; check; hand over. Ordered goods without a parcel stand below. */
export function Collect({ station }: CounterScreenProps) {
  const { counter, parcels: words } = useMessages();
  const { counter: say } = words;
  const county = useCountyCode();
  const [query, setQuery] = useFilter('query');
  const [picked, setPicked] = useState<{ readonly order: OrderRow; readonly code: string | undefined }>();
  const [missed, setMissed] = useState(0);
  const [parcel, setParcel] = useState<{
    readonly row: ParcelRow;
    readonly code: string | undefined;
    readonly said: PersonClaim | undefined;
  }>();
  const acts = useActs();
  const [handed, setHanded] = useState<ReadonlyMap<string, string>>(new Map());
  const [known, setKnown] = useState<Known>();
  const [failure, setFailure] = useState<unknown>();
  const settled = useSettled(query.trim());
  const orders = useOrders(county, { stage: 'received', station: station.id, query: settled });
  const parcels = useParcels(county, { stage: 'at-station', station: station.id, query: settled, limit: '200' });
  const loads = rowsOf(useVanLoads(county, station.id)) ?? [];
  const onVan = loads.reduce((sum, load) => sum + load.onVan, 0);
  const isDone = (id: string) => acts.of(id) !== undefined && acts.of(id)?.standing.is !== 'refused';
  const here = useStayingRows(settled, parcels, isDone);
  const loose = useStayingRows(settled, orders, isDone, (order) => order.parcel === null);
  const doneTo = (id: string) => {
    const act = acts.of(id);
    return act && { act, said: say.done(handed.get(id) ?? '') };
  };
  const note = (steps: readonly ActStep[], to: string) => {
    acts.track(steps);
    setHanded((before) => new Map([...before, ...steps.map(({ row }) => [row, to] as const)]));
    setQuery('');
    setMissed(0);
  };
  const close = () => {
    setPicked(undefined);
    setParcel(undefined);
  };
  const last = acts.last && handed.get(acts.last.steps[0]?.row ?? '');
  const list = (
    <ParcelList
      title={say.waitingTitle}
      parcels={here}
      doneTo={doneTo}
      onPick={(row) => setParcel({ row, code: undefined, said: saidIn(query) })}
    />
  );
  /** Scanned, or typed with Enter before the list follows: what it names, or the only one that fits, is opened; of a number that waits here not, one is told what it is. */
  const begin = useTurns();
  const enter = async (text: string, isNewest: () => boolean) => {
    const [typed, code] = [tidyNumber(text), codeSaid(text)];
    const isCode = isVisitCode(code);
    const rows = await readWaiting(county, station.id, text);
    if (!isNewest()) return;
    const opened = calledRow(rows, text);
    if (opened !== undefined) return setParcel({ ...opened, said: saidIn(text) });
    const called =
      isCode || ORDER_CODE.test(typed) ? await readOrderCalled(county, station.id, [code, typed]) : undefined;
    if (!isNewest()) return;
    if (called?.parcel !== undefined) setParcel({ row: called.parcel, code: typed, said: undefined });
    else if (called?.order.parcel === null) setPicked({ order: called.order, code: isCode ? code : undefined });
    else if (isCode) setMissed((before) => before + 1);
    else if (/^[0-9A-Z-]{6,40}$/.test(typed)) {
      const found = await lookUpParcel(county, typed);
      if (isNewest()) setKnown(found);
    }
  };
  const find = (text: string) => {
    setQuery(text);
    setKnown(undefined);
    setFailure(undefined);
    const isNewest = begin();
    if (text.trim() !== '') enter(text.trim(), isNewest).catch((error: unknown) => isNewest() && setFailure(error));
  };
  useScan({ take: find });
  return (
    <>
      <div class="counter-title">
        <h1>{counter.collect.title}</h1>
        <ButtonLink
          icon="truck"
          kind={onVan > 0 ? 'primary' : 'quiet'}
          href={pathTo('counter', '/receive', { county })}
        >
          {onVan > 0 ? `${say.receive} · ${say.receiveWaiting(onVan)}` : say.receive}
        </ButtonLink>
      </div>
      <SearchField
        label={say.scan}
        hideLabel
        value={query}
        onInput={(value) => {
          begin();
          setQuery(value);
          setKnown(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          // What stands in the line, not what was last rendered: Enter may come before that.
          find(event.currentTarget.value);
        }}
        autoFocus
      />
      <CameraScan />
      {acts.last !== undefined && last !== undefined && (
        <p class="notice">
          <ActLine act={acts.last} done={say.doneAll(last, acts.last.steps.length)} whole />
        </p>
      )}
      {failure !== undefined && <FailureNote error={failure} />}
      {missed > 0 && query !== '' && here.length + loose.length === 0 && <MissedNote missed={missed} />}
      {known && <KnownNote known={known} station={station.id} />}
      <Listing
        of={parcels}
        empty={
          here.length > 0 ? (
            list
          ) : loose.length > 0 ? null : query === '' ? (
            <EmptyState icon="parcel" title={say.none} next={say.noneNext} />
          ) : (
            <EmptyState icon="search" title={counter.collect.notFound} next={counter.collect.notFoundNext} />
          )
        }
      >
        {() => list}
      </Listing>
      {loose.length > 0 && (
        <OrderList
          title={say.shopOrders}
          orders={loose}
          draw={(inside, order) => (
            <PickedRow inside={inside} done={doneTo(order.id)} onPick={() => setPicked({ order, code: undefined })} />
          )}
        />
      )}
      <ArrangeShelves station={station.id} />
      {parcel && (
        <HandOutParcel
          parcel={rowsOf(parcels)?.find(({ id }) => id === parcel.row.id) ?? parcel.row}
          holdMs={acts.holdMs}
          code={parcel.code}
          said={parcel.said}
          onClose={close}
          onHanded={note}
        />
      )}
      {picked && (
        <HandOverGoods
          order={picked.order}
          code={picked.code}
          holdMs={acts.holdMs}
          onClose={() => setPicked(undefined)}
          onHanded={note}
        />
      )}
    </>
  );
}

/** A name and four digits, as somebody said them to be found by: `王秀英 1234`. */
function saidIn(query: string): PersonClaim | undefined {
  const [, name, phoneEnd] = /^([^0-9A-Za-z]+?)\s*(\d{4})$/.exec(query.normalize('NFKC').trim()) ?? [];
  return name === undefined || phoneEnd === undefined ? undefined : { name, phoneEnd };
}

/** Says of a code that nothing goes by it here; after two of them, what else to ask for. */
function MissedNote({ missed }: { missed: number }) {
  const { counter: say } = useMessages().parcels;
  return (
    <p class="parcel-age" role="alert">
      {missed < WRONG_CODES ? say.missed : say.missedTwice}
    </p>
  );
}

/** Says of a scanned number that is nothing to hand out here what it is. */
function KnownNote({ known: { parcel, number }, station }: { known: Known; station: string }) {
  const { parcels } = useMessages();
  const { counter: say } = parcels;
  const told =
    parcel === null
      ? say.notKnown(number)
      : parcel.station !== station
        ? say.other(parcel.stationName)
        : parcel.stage === 'handed-out'
          ? say.gone
          : say.comingSoon(parcels.stages[parcel.stage]);
  return (
    <p class="parcel-age" role="alert">
      {told}
    </p>
  );
}
