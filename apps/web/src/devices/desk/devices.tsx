import { foundBy, type DeviceTrouble } from '@yangui/domain';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { ExportList, momentText, type ExportColumn } from '../../sheets/export-list.tsx';
import { useDevices, type DeviceRow } from '../../sync/desk-reads.ts';
import { Badge } from '../../ui/badge.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { bytesText } from '../../ui/bytes.ts';
import { CheckField, SearchField } from '../../ui/field.tsx';
import { Moment } from '../../shell/figures.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { asSorted } from '../../shell/as-sorted.ts';
import { useInOrder } from '../../ui/sorting.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { useScreenName } from '../../desk/screen-name.ts';
import { ListFilters } from '../../desk/filters.tsx';
import { DeskPage } from '../../desk/page.tsx';
import './devices.css';

/** The order in which the list comes, in the address’s words. */
export const WORST_FIRST = '-state';

/** How the stations’ phones and computers stand: what is silent, what waits, what is full. */
export function Devices() {
  const {
    network: { devices },
  } = useMessages();
  const nameOf = useScreenName();
  const county = useCountyCode();
  const [query, setQuery] = useFilter('query');
  const [wrong, setWrong] = useFilter('wrong');
  const list = useDevices(county);
  const columns = useDeviceColumns();
  const inOrder = useInOrder(columns, 'sort', WORST_FIRST);
  const isShown = (row: DeviceRow) => fits(row, query, wrong !== '');
  return (
    <DeskPage
      title={devices.title}
      intro={devices.intro}
      up={{ href: pathTo('desk', '/stations', { county }), label: nameOf('/stations') }}
      actions={
        <div class="row-actions">
          <CarriedLink />
          <DevicesExport rows={inOrder((rowsOf(list) ?? []).filter(isShown))} />
        </div>
      }
    >
      <ListFilters list="/devices">
        <SearchField label={devices.find} value={query} onInput={setQuery} />
        <CheckField
          label={devices.onlyWrong}
          checked={wrong !== ''}
          onChange={(checked) => setWrong(checked ? '1' : '')}
        />
      </ListFilters>
      <section class="panel">
        <Listing
          of={list}
          empty={<EmptyState icon="stations" title={devices.empty} next={devices.emptyNext} />}
          fits={isShown}
          none={<EmptyState icon="search" title={devices.notFound} next={devices.notFoundNext} />}
        >
          {(rows) => (
            <Table
              caption={devices.title}
              columns={columns}
              rows={rows}
              order={WORST_FIRST}
              keyOf={({ station, device }) => device?.id ?? station}
              hrefOf={({ station }) => pathTo('desk', '/stations/:id', { county, id: station })}
            />
          )}
        </Listing>
      </section>
    </DeskPage>
  );
}

/** To what comes and goes by hand, for those who carry it. */
function CarriedLink() {
  const { sync } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  return may('outbox.carry') ? (
    <ButtonLink icon="upload" href={pathTo('desk', '/carried', { county })}>
      {sync.bring.title}
    </ButtonLink>
  ) : null;
}

const looks: Readonly<Record<DeviceTrouble, IconName>> = {
  silent: 'offline',
  backlog: 'clock',
  'old-copy': 'undo',
  clock: 'clock',
  storage: 'alert',
  version: 'undo',
};

/** What is wrong with a device, or that nothing is. */
function DeviceState({ device }: Pick<DeviceRow, 'device'>) {
  const {
    network: { devices },
  } = useMessages();
  if (device === null) {
    return (
      <Badge icon="minus" tone="plain">
        {devices.never}
      </Badge>
    );
  }
  if (device.troubles.length === 0) {
    return (
      <Badge icon="check" tone="completed">
        {devices.well}
      </Badge>
    );
  }
  return (
    <span class="badges">
      {device.troubles.map((trouble) => (
        <span key={trouble} title={devices.troubleHints[trouble]}>
          <Badge icon={looks[trouble]} tone={trouble === 'version' ? 'plain' : 'received'}>
            {devices.troubles[trouble]}
          </Badge>
        </span>
      ))}
    </span>
  );
}

/** The more is wrong, the further up; what was never heard comes last. */
function gravity({ device }: Pick<DeviceRow, 'device'>): number | null {
  return device === null ? null : device.troubles.length;
}

function useDeviceColumns(): readonly Column<DeviceRow>[] {
  const {
    words,
    network: { devices },
  } = useMessages();
  const standing = useStandingColumns<DeviceRow>();
  return [
    {
      title: words.station,
      sort: { name: 'station', by: ({ stationName }) => stationName },
      cell: ({ stationName }) => stationName,
    },
    {
      title: devices.people,
      wide: true,
      sort: { name: 'people', by: ({ device, partnerName }) => asSorted(device?.people[0] ?? partnerName) },
      cell: ({ device, partnerName }) =>
        device === null || device.people.length === 0 ? (
          <span class="quiet">{partnerName ?? words.unknownPerson}</span>
        ) : (
          device.people.join(' · ')
        ),
    },
    ...standing,
  ];
}

/** How a device stands, whoever's it is: for a list of them. */
export function useStandingColumns<R extends Pick<DeviceRow, 'device'>>(): readonly Column<R>[] {
  const {
    network: { devices },
  } = useMessages();
  const count = (title: string, name: string, of: (device: NonNullable<DeviceRow['device']>) => number): Column<R> => ({
    title,
    figure: true,
    labelled: true,
    sort: { name, by: ({ device }) => device && of(device) },
    cell: ({ device }) => device && <span class={of(device) === 0 ? 'quiet' : undefined}>{of(device)}</span>,
  });
  return [
    {
      title: devices.state,
      wide: true,
      sort: { name: 'state', by: gravity },
      cell: (row) => <DeviceState device={row.device} />,
    },
    {
      title: devices.seen,
      labelled: true,
      sort: { name: 'seen', by: ({ device }) => device?.seenAt ?? null },
      cell: ({ device }) => device && <Moment at={device.seenAt} />,
    },
    count(devices.waiting, 'waiting', ({ waiting }) => waiting),
    {
      title: devices.oldest,
      labelled: true,
      sort: { name: 'oldest', by: ({ device }) => device?.oldestWaitingAt ?? null },
      cell: ({ device }) =>
        device !== null && device.oldestWaitingAt !== null && <Moment at={device.oldestWaitingAt} />,
    },
    count(devices.refused, 'refused', ({ refused }) => refused),
    count(devices.inReview, 'review', ({ inReview }) => inReview),
    {
      title: devices.storage,
      labelled: true,
      sort: { name: 'storage', by: storageShare },
      figure: true,
      cell: (row) => {
        const share = storageShare(row);
        const { device } = row;
        if (device === null) return null;
        if (share === null) return <span class="quiet">{devices.unknown}</span>;
        return (
          <span
            title={devices.storageOf(bytesText(device.storageUsedBytes ?? 0), bytesText(device.storageQuotaBytes ?? 0))}
          >
            {share}%
          </span>
        );
      },
    },
    {
      title: devices.version,
      labelled: true,
      sort: { name: 'version', by: ({ device }) => device?.version ?? null },
      cell: ({ device }) => device?.version,
    },
  ];
}

/** How much of its room a device uses, in per cent. */
function storageShare({ device }: Pick<DeviceRow, 'device'>): number | null {
  if (device === null || device.storageUsedBytes === null || !device.storageQuotaBytes) return null;
  return Math.round((device.storageUsedBytes / device.storageQuotaBytes) * 100);
}

function fits({ stationName, partnerName, device }: DeviceRow, query: string, onlyWrong: boolean): boolean {
  if (onlyWrong && (device === null || device.troubles.length === 0)) return false;
  return foundBy(query, stationName, partnerName, ...(device?.people ?? []));
}

/** The devices that the screen shows. */
function DevicesExport({ rows }: { rows: readonly DeviceRow[] }) {
  const {
    words,
    network: { devices },
    sheets,
  } = useMessages();
  const when = (at: number | null | undefined) => (at === null || at === undefined ? null : momentText(at));
  const columns: readonly ExportColumn<DeviceRow>[] = [
    { title: words.station, width: 24, value: ({ stationName }) => stationName },
    { title: words.village, width: 20, value: ({ villageName }) => villageName },
    { title: words.partner, value: ({ partnerName }) => partnerName },
    { title: devices.people, width: 24, value: ({ device }) => device?.people.join('; ') ?? null },
    {
      title: devices.state,
      width: 24,
      value: ({ device }) =>
        device === null
          ? devices.never
          : device.troubles.map((trouble) => devices.troubles[trouble]).join('; ') || devices.well,
    },
    { title: devices.seen, kind: 'text', width: 18, value: ({ device }) => when(device?.seenAt) },
    { title: devices.waiting, kind: 'number', value: ({ device }) => device?.waiting ?? null },
    { title: devices.oldest, kind: 'text', width: 18, value: ({ device }) => when(device?.oldestWaitingAt) },
    { title: devices.refused, kind: 'number', value: ({ device }) => device?.refused ?? null },
    { title: devices.inReview, kind: 'number', value: ({ device }) => device?.inReview ?? null },
    { title: devices.storageShare, kind: 'number', value: storageShare },
    { title: devices.version, kind: 'text', value: ({ device }) => device?.version ?? null },
    { title: sheets.id, kind: 'text', width: 38, value: ({ device }) => device?.id ?? null },
  ];
  return <ExportList name={devices.title} columns={columns} pages={() => [rows]} />;
}
