import { tidyNumber, type PersonClaim } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { ActLine } from '../../acts/act-line.tsx';
import { useStayingRows } from '../../acts/use-staying-rows.ts';
import { useActs, type ActStep } from '../../acts/use-acts.ts';
import { useCountyCode } from '../../county.tsx';
import { ConfirmDialog } from '../../forms/confirm-dialog.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { OrderLines, useVillagerName } from '../../purchasing/order-parts.tsx';
import { pathTo } from '../../paths.ts';
import { type OrderRow, useOrders } from '../../sync/orders.ts';
import { prepare, type Outcome } from '../../sync/command.ts';
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
import { Moment } from '../../shell/figures.tsx';
import { useSettled } from '../../ui/picker.tsx';
import { useScan } from '../../scan/takers.ts';
import { FailureNote } from '../../shell/sending-note.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import type { CounterScreenProps } from '../../counter/screens.ts';
import { PickedRow } from '../../purchasing/counter/picked-row.tsx';
import { OrderList } from '../../purchasing/counter/order-list.tsx';
import { HandOutParcel } from './hand-out.tsx';
import { ParcelList } from './parcel-list.tsx';

/** An order's own pick-up code, as it stands on the receipt. */
const ORDER_CODE = /^[0-9A-F]{6}$/;

/** What a scanned number turned out to be, where it is nothing to hand out here. */
type Known = Awaited<ReturnType<typeof lookUpParcel>>;

/** The parcel counter: scan, or find by code or name; check; hand over. Ordered goods without a parcel stand below. */
export function Collect({ station }: CounterScreenProps) {
  const { counter, parcels: words } = useMessages();
  const { counter: say } = words;
  const county = useCountyCode();
  const nameOf = useVillagerName();
  const [query, setQuery] = useFilter('query');
  const [picked, setPicked] = useState<OrderRow>();
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
  const enter = async (text: string) => {
    const typed = tidyNumber(text);
    const rows = await readWaiting(county, station.id, text);
    const row =
      rows.find((one) => one.number === typed || one.code === typed) ?? (rows.length === 1 ? rows[0] : undefined);
    if (row !== undefined) return setParcel({ row, code: row.code === typed ? typed : undefined, said: saidIn(text) });
    const called = ORDER_CODE.test(typed) ? await readOrderCalled(county, station.id, typed) : undefined;
    if (called?.parcel !== undefined) setParcel({ row: called.parcel, code: typed, said: undefined });
    else if (called?.order.parcel === null) setPicked(called.order);
    else if (/^[0-9A-Z-]{6,40}$/.test(typed)) setKnown(await lookUpParcel(county, typed));
  };
  const find = (text: string) => {
    setQuery(text);
    setKnown(undefined);
    setFailure(undefined);
    if (text.trim() !== '') enter(text.trim()).catch(setFailure);
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
      {acts.last !== undefined && last !== undefined && (
        <p class="notice">
          <ActLine act={acts.last} done={say.doneAll(last, acts.last.steps.length)} whole />
        </p>
      )}
      {failure !== undefined && <FailureNote error={failure} />}
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
            <PickedRow inside={inside} done={doneTo(order.id)} onPick={() => setPicked(order)} />
          )}
        />
      )}
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
        <HandOver
          order={picked}
          onClose={() => setPicked(undefined)}
          holdMs={acts.holdMs}
          onDone={([outcome]) => {
            if (outcome !== undefined)
              note([{ row: picked.id, type: 'collect-order', command: outcome.id }], nameOf(picked.villagerName));
            close();
          }}
        />
      )}
    </>
  );
}

/** A name and four digits, as somebody said them to be found by: `王秀英 1234`. */
function saidIn(query: string): PersonClaim | undefined {
  const [, name, phoneEnd] = /^([^0-9A-Za-z]+?)\s*(\d{4})$/.exec(query.trim()) ?? [];
  return name === undefined || phoneEnd === undefined ? undefined : { name, phoneEnd };
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

interface HandOverProps {
  readonly order: OrderRow;
  readonly holdMs: number;
  readonly onClose: () => void;
  readonly onDone: (outcomes: readonly Outcome[]) => void;
}

function HandOver({ order, holdMs, onClose, onDone }: HandOverProps) {
  const { counter, shell } = useMessages();
  const name = useVillagerName()(order.villagerName);
  return (
    <ConfirmDialog
      name={`collect-order ${order.id}`}
      title={counter.collect.handOver}
      action={counter.collect.handOverTo(name)}
      kind="primary"
      icon="check"
      large
      first
      cancel={shell.back}
      holdMs={holdMs}
      command={() => prepare('collect-order', { order: order.id })}
      onClose={onClose}
      onDone={onDone}
    >
      <div class="hand-over">
        <span class="code-large figures">{order.code}</span>
        <strong class="name-large">{name}</strong>
        {order.receivedAt !== null && (
          <span class="note">
            {counter.order.receivedAt} <Moment at={order.receivedAt} />
          </span>
        )}
      </div>
      <OrderLines order={order} />
      <p class="note">{counter.collect.check}</p>
    </ConfirmDialog>
  );
}
