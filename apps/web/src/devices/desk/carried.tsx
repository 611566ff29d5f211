import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { download } from '../../sheets/download.ts';
import { useDevices, type DeviceRow } from '../../sync/desk-reads.ts';
import { bringOutbox, fetchPack, type TakenIn } from '../../sync/carry/carry.ts';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../shell/figures.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { FailureNote } from '../../shell/sending-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useScreenName } from '../../desk/screen-name.ts';
import { DeskPage } from '../../desk/page.tsx';
import { QrScan } from './qr-scan.tsx';
import './carried.css';
import { Facts } from '../../ui/facts.tsx';

/** What became of one file or run of codes. */
interface Brought {
  readonly key: number;
  readonly name: string;
  readonly result: TakenIn | undefined;
  readonly failure: unknown;
}

/** What stations without network send by hand is taken in here, and daily packs go back. */
export function Carried() {
  const {
    network,
    sync: { bring },
  } = useMessages();
  const nameOf = useScreenName();
  const county = useCountyCode();
  const [brought, setBrought] = useState<readonly Brought[]>([]);
  const take = async (name: string, file: Uint8Array<ArrayBuffer>) => {
    const note = (result: TakenIn | undefined, failure: unknown) =>
      setBrought((before) => [{ key: Date.now() + before.length, name, result, failure }, ...before]);
    await bringOutbox(county, file).then(
      (result) => note(result, undefined),
      (failure: unknown) => note(undefined, failure),
    );
  };
  const takeFiles = async (files: readonly File[]) => {
    for (const file of files) await take(file.name, new Uint8Array(await file.arrayBuffer()));
  };
  return (
    <DeskPage
      title={bring.title}
      intro={bring.intro}
      up={{ href: pathTo('desk', '/devices', { county }), label: network.devices.title }}
    >
      <section class="panel panel-body carried">
        <p class="note">{bring.fileHint}</p>
        <div class="carried-ways">
          <FileButton label={bring.file} accept=".yangui" multiple onFiles={(files) => void takeFiles(files)} />
          <QrScan onFile={(file) => void take(bring.camera, file)} />
        </div>
        {brought.map((one) => (
          <BroughtNote key={one.key} brought={one} />
        ))}
      </section>
      <h2>{bring.packTitle}</h2>
      <p class="note">{bring.packIntro}</p>
      <Packs label={nameOf('/stations')} />
    </DeskPage>
  );
}

function BroughtNote({ brought: { name, result, failure } }: { brought: Brought }) {
  const {
    sync: { bring },
  } = useMessages();
  if (result === undefined) {
    return (
      <div>
        <strong>{name}</strong>
        <FailureNote error={failure} />
      </div>
    );
  }
  return (
    <div role="status" aria-label={`${name}: ${bring.taken}`}>
      <Facts
        of={[
          { label: bring.taken, value: name },
          ...(['accepted', 'refused', 'inReview', 'notTaken'] as const).map((word) => ({
            label: bring[word],
            value: <span class="figures">{result[word]}</span>,
          })),
        ]}
      />
    </div>
  );
}

type KnownDevice = DeviceRow & { readonly device: NonNullable<DeviceRow['device']> };

function Packs({ label }: { label: string }) {
  const {
    sync: { bring },
  } = useMessages();
  const list = useDevices(useCountyCode());
  const columns: readonly Column<KnownDevice>[] = [
    { title: label, cell: ({ stationName }) => stationName },
    { title: bring.last, tight: true, cell: ({ device }) => <Moment at={device.seenAt} /> },
    { title: bring.packGet, tight: true, cell: (row) => <PackButton row={row} /> },
  ];
  return (
    <section class="panel">
      <Answer of={list}>
        {() => {
          const known = (rowsOf(list) ?? []).filter((row): row is KnownDevice => row.device !== null);
          if (known.length === 0)
            return <EmptyState icon="stations" title={bring.packEmpty} next={bring.packEmptyNext} />;
          return <Table caption={bring.packTitle} columns={columns} rows={known} keyOf={({ device }) => device.id} />;
        }}
      </Answer>
    </section>
  );
}

function PackButton({ row: { station, stationName, device } }: { row: KnownDevice }) {
  const {
    sync: { bring },
  } = useMessages();
  const county = useCountyCode();
  const [failure, setFailure] = useState<unknown>();
  const get = () => {
    setFailure(undefined);
    fetchPack(county, station, device.id).then((file) => download(new Blob([file]), `${stationName}.pack`), setFailure);
  };
  return (
    <>
      <Button icon="download" onClick={get}>
        {bring.packGet}
      </Button>
      {failure !== undefined && <FailureNote error={failure} />}
    </>
  );
}
