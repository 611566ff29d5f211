import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useDriverDevices, type DriverDeviceRow } from '../../sync/desk-reads.ts';
import { EmptyState } from '../../ui/states.tsx';
import { Listing } from '../../shell/listing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useStandingColumns, WORST_FIRST } from '../../devices/desk/devices.tsx';
import { useShown } from './use-shown.ts';

/** How the drivers' phones stand: what is silent, what waits, what is full; for those who may see people. */
export function DriverPhones({ asked }: { /** They are what somebody came for. */ asked: boolean }) {
  const {
    words,
    network: { devices },
    loops: {
      fleet: { phones: say },
    },
  } = useMessages();
  const may = useMay()('people.read');
  const list = useDriverDevices(useCountyCode(), may);
  const standing = useStandingColumns<DriverDeviceRow>();
  const columns: readonly Column<DriverDeviceRow>[] = [
    {
      title: devices.people,
      sort: { name: 'driver', by: ({ driver }) => driver.name },
      cell: ({ driver }) => driver.name ?? words.unknownPerson,
    },
    ...standing,
  ];
  const here = useShown(asked);
  if (!may) return null;
  return (
    <section class="panel" aria-label={say.title} ref={here}>
      <div class="panel-head">
        <h2>{say.title}</h2>
      </div>
      <p class="panel-body note">{say.intro}</p>
      <Listing of={list} empty={<EmptyState icon="account" title={say.empty} next={say.emptyNext} />}>
        {(rows) => (
          <Table
            caption={say.title}
            columns={columns}
            rows={rows}
            keyOf={({ driver, device }) => device?.id ?? driver.id}
            sortedIn="phones"
            order={WORST_FIRST}
          />
        )}
      </Listing>
    </section>
  );
}
