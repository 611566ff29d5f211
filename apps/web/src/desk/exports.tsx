import { categories, SYSTEM_ID } from '@yangui/domain';
import { useCountyCode } from '../county.tsx';
import { useMessages, useSpeech } from '../i18n/index.tsx';
import { ExportList, momentText, yuanOf, type ExportColumn } from '../sheets/export-list.tsx';
import type { OrderRow, ProductRow, VillagerRow } from '../sync/orders.ts';
import type { AccountLine, AccountRow } from '../sync/money.ts';
import type { JournalEntry, PersonRow } from '../sync/desk-reads.ts';
import type { VillageRow } from '../sync/stations.ts';
import { pagesOf } from '../sync/reads.ts';
import type { Filters } from '../sync/shown.ts';
import { useCommandWord, useEventWord } from '../shell/record-words.ts';
import { useAccountName } from './account-words.ts';

/** Orders with the filters on screen. */
export function OrdersExport({ filters }: { filters: Filters<'/orders'> }) {
  const { words, desk, sheets } = useMessages();
  const county = useCountyCode();
  const columns: readonly ExportColumn<OrderRow>[] = [
    { title: desk.orders.code, kind: 'text', value: ({ code }) => code },
    { title: desk.orders.visitCode, kind: 'text', value: ({ visitCode }) => visitCode },
    { title: words.stage, value: ({ stage }) => words.stages[stage] },
    { title: words.station, width: 24, value: ({ stationName }) => stationName },
    { title: words.villager, value: ({ villagerName }) => villagerName },
    { title: words.partner, value: ({ partnerName }) => partnerName },
    {
      title: words.products,
      width: 40,
      value: ({ lines }) => lines.map(({ name, quantity }) => `${name} × ${quantity}`).join('; '),
    },
    { title: sheets.units.amount, kind: 'money', value: ({ amountFen }) => yuanOf(amountFen) },
    { title: sheets.units.rebate, kind: 'money', value: ({ rebateFen }) => yuanOf(rebateFen) },
    { title: desk.orders.placedAt, kind: 'text', width: 18, value: ({ placedAt }) => momentText(placedAt) },
    { title: desk.orders.supplierRef, kind: 'text', width: 18, value: ({ supplierRef }) => supplierRef },
    { title: sheets.receivedAt, kind: 'text', width: 18, value: ({ receivedAt }) => momentText(receivedAt) },
    { title: sheets.collectedAt, kind: 'text', width: 18, value: ({ collectedAt }) => momentText(collectedAt) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList
      name={desk.orders.title}
      columns={columns}
      pages={(signal) => pagesOf(county, '/orders', filters, signal)}
    />
  );
}

/** The catalogue with the filters on screen. A rate stands in the column an import reads only where it is the product's own. */
export function ProductsExport({ filters }: { filters: Filters<'/products'> }) {
  const { language } = useSpeech();
  const { words, desk, sheets } = useMessages();
  const county = useCountyCode();
  const columns: readonly ExportColumn<ProductRow>[] = [
    { title: sheets.columns.name, width: 32, value: ({ name }) => name },
    { title: sheets.columns.unit, value: ({ unit }) => unit },
    { title: sheets.columns.barcode, kind: 'text', width: 18, value: ({ barcode }) => barcode },
    { title: sheets.columns.category, value: ({ category }) => categories[category][language] },
    { title: sheets.columns.price, kind: 'money', value: ({ priceFen }) => yuanOf(priceFen) },
    {
      title: sheets.columns.rebate,
      kind: 'number',
      value: ({ rebateBasisPoints, ownRate }) => (ownRate ? rebateBasisPoints / 100 : null),
    },
    { title: sheets.rateNow, kind: 'number', value: ({ rebateBasisPoints }) => rebateBasisPoints / 100 },
    { title: words.stock, kind: 'number', value: ({ stockUnits }) => stockUnits },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList
      name={desk.products.title}
      columns={columns}
      pages={(signal) => pagesOf(county, '/products', filters, signal)}
    />
  );
}

/** Villagers with the filters on screen; phones as masked as they are there. */
export function VillagersExport({ filters }: { filters: Filters<'/villagers'> }) {
  const { words, desk, sheets } = useMessages();
  const county = useCountyCode();
  const columns: readonly ExportColumn<VillagerRow>[] = [
    { title: words.name, value: ({ name, erased }) => (erased ? words.erasedVillager : name) },
    { title: words.phone, kind: 'text', width: 16, value: ({ phone }) => phone ?? null },
    { title: words.station, width: 24, value: ({ stationName }) => stationName },
    { title: desk.villagers.openOrders, kind: 'number', value: ({ openOrders }) => openOrders },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return (
    <ExportList
      name={desk.villagers.title}
      columns={columns}
      pages={(signal) => pagesOf(county, '/villagers', filters, signal)}
    />
  );
}

/** The villages that the screen shows, with their stations. */
export function VillagesExport({ rows }: { rows: readonly VillageRow[] }) {
  const { words, desk, network, sheets } = useMessages();
  const columns: readonly ExportColumn<VillageRow>[] = [
    { title: words.town, value: ({ townName }) => townName },
    { title: words.village, width: 20, value: ({ name }) => name },
    { title: sheets.placeCode, kind: 'text', width: 16, value: ({ code }) => code },
    { title: words.station, width: 24, value: ({ station }) => station?.name ?? null },
    { title: network.stage, value: ({ station }) => (station === null ? null : network.stages[station.stage]) },
    { title: words.partner, value: ({ station }) => station?.partner?.name ?? null },
    { title: desk.stations.openOrders, kind: 'number', value: ({ station }) => station?.openOrders ?? null },
    {
      title: `${network.map.longitude} (°)`,
      kind: 'number',
      value: ({ station, position }) => (station?.position ?? position)?.longitude ?? null,
    },
    {
      title: `${network.map.latitude} (°)`,
      kind: 'number',
      value: ({ station, position }) => (station?.position ?? position)?.latitude ?? null,
    },
    {
      title: network.map.schematic,
      value: ({ station, position }) =>
        (station?.position ?? position)?.schematic === true ? network.map.schematic : null,
    },
  ];
  return <ExportList name={desk.stations.title} columns={columns} pages={() => [rows]} />;
}

/** The people and what they hold. */
export function PeopleExport({ rows }: { rows: readonly PersonRow[] }) {
  const { words, desk } = useMessages();
  const columns: readonly ExportColumn<PersonRow>[] = [
    { title: words.name, value: ({ name }) => name },
    { title: words.phone, kind: 'text', width: 16, value: ({ phone }) => phone ?? null },
    {
      title: desk.people.holdings,
      width: 40,
      value: ({ holdings }) => holdings.map(({ role, placeName }) => `${words.roles[role]} (${placeName})`).join('; '),
    },
  ];
  return <ExportList name={desk.people.title} columns={columns} pages={() => [rows]} />;
}

/** Every account with its balance. */
export function LedgerExport({ rows }: { rows: readonly AccountRow[] }) {
  const { desk, sheets } = useMessages();
  const accountName = useAccountName();
  const columns: readonly ExportColumn<AccountRow>[] = [
    { title: desk.ledger.account, width: 36, value: ({ account, about }) => accountName(account, about) },
    { title: sheets.units.balance, kind: 'money', value: ({ balanceFen }) => yuanOf(balanceFen) },
    { title: sheets.id, kind: 'text', width: 50, value: ({ account }) => account },
  ];
  return <ExportList name={desk.ledger.title} columns={columns} pages={() => [rows]} />;
}

/** The lines of one account. */
export function AccountLinesExport({
  account,
  name,
  filters,
}: {
  account: string;
  name: string;
  filters: Omit<Filters<'/ledger/:account'>, 'account'>;
}) {
  const { words, desk, sheets } = useMessages();
  const county = useCountyCode();
  const eventWord = useEventWord();
  const columns: readonly ExportColumn<AccountLine>[] = [
    { title: desk.ledger.entry, kind: 'number', value: ({ seq }) => seq },
    { title: words.time, kind: 'text', width: 18, value: ({ at }) => momentText(at) },
    { title: desk.orders.event, width: 18, value: ({ reason }) => eventWord(reason) },
    { title: sheets.units.amount, kind: 'money', value: ({ amountFen }) => yuanOf(amountFen) },
    { title: sheets.units.balance, kind: 'money', value: ({ balanceAfterFen }) => yuanOf(balanceAfterFen) },
    { title: desk.ledger.ref, kind: 'text', width: 38, value: ({ about }) => about.id },
  ];
  return (
    <ExportList
      name={name}
      columns={columns}
      pages={(signal) => pagesOf(county, '/ledger/:account', { ...filters, account }, signal)}
    />
  );
}

/** The audit trail with the filters on screen. */
export function JournalExport({ filters }: { filters: Filters<'/journal'> }) {
  const { words, desk } = useMessages();
  const county = useCountyCode();
  const commandWord = useCommandWord();
  const columns: readonly ExportColumn<JournalEntry>[] = [
    { title: desk.journal.seq, kind: 'number', value: ({ seq }) => seq },
    { title: words.time, kind: 'text', width: 18, value: ({ at }) => momentText(at) },
    { title: desk.journal.who, value: ({ by, byName }) => (by === SYSTEM_ID ? words.system : byName) },
    { title: desk.journal.what, width: 20, value: ({ type }) => commandWord(type) },
    { title: desk.journal.where, width: 20, value: ({ place, placeName }) => placeName ?? place },
    {
      title: desk.journal.status,
      value: ({ status, problem }) =>
        status === 'accepted' ? desk.journal.accepted : `${desk.journal.refused} ${problem ?? ''}`,
    },
    {
      title: desk.journal.details,
      width: 60,
      value: ({ events }) => (events.length === 0 ? null : JSON.stringify(events)),
    },
  ];
  return (
    <ExportList
      name={desk.journal.title}
      columns={columns}
      pages={(signal) => pagesOf(county, '/journal', filters, signal)}
    />
  );
}
