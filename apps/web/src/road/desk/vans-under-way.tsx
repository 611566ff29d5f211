import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { ExportList, momentText, type ExportColumn } from '../../sheets/export-list.tsx';
import { Moment } from '../../shell/figures.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { FailureNote, SendingNote } from '../../shell/sending-note.tsx';
import { prepare } from '../../sync/command.ts';
import { readLeftOnVan, useVanLoads, type VanLoadRow } from '../../sync/parcels.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { useInOrder } from '../../ui/sorting.tsx';
import { Table, type Column } from '../../ui/table.tsx';

/** The vans that have not handed everything over, and the way back into the centre for what is left. */
export function VansUnderWay() {
  const { loading: say, parcels, words } = useMessages();
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

/** The vans under way. */
function LoadsExport({ rows }: { rows: readonly VanLoadRow[] }) {
  const { loading: say, parcels, words, sheets } = useMessages();
  const columns: readonly ExportColumn<VanLoadRow>[] = [
    { title: say.van, value: ({ van }) => van },
    { title: say.seal, kind: 'text', width: 16, value: ({ seal }) => seal },
    { title: words.station, width: 24, value: ({ stationName }) => stationName },
    { title: words.roles.driver, value: ({ driverName }) => driverName },
    { title: parcels.title, kind: 'number', value: ({ parcels: all }) => all },
    { title: parcels.stages['on-van'], kind: 'number', value: ({ onVan }) => onVan },
    { title: words.time, kind: 'text', width: 18, value: ({ loadedAt }) => momentText(loadedAt) },
    { title: sheets.id, kind: 'text', width: 38, value: ({ id }) => id },
  ];
  return <ExportList name={say.underWay} columns={columns} pages={() => [rows]} />;
}

/** Takes what a van still has of a load into the centre again. */
export function TakeBack({ load }: { load: string }) {
  const { loading: say } = useMessages();
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
      <Button busy={sender.busy} label={say.takeBackHint} onClick={takeBack}>
        {say.takeBack}
      </Button>
      {failure !== undefined && <FailureNote error={failure} again={takeBack} />}
      <SendingNote sender={sender} />
    </>
  );
}
