import { businessDay } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useMessages } from '../../i18n/index.tsx';
import { download } from '../../sheets/download.ts';
import { sealOutbox, takePack } from '../../sync/carry/carry.ts';
import type { HeldHere } from '../../sync/held/held-here.ts';
import { Button } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { FailureNote } from '../../shell/sending-note.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { QrRun } from './qr-run-view.tsx';

/** When there is no network for days: what waits goes out as a sealed file or a run of QR codes, and a daily pack comes in. */
export function CarryOut({ station }: { station: HeldHere }) {
  const {
    sync: { carry },
  } = useMessages();
  const [run, setRun] = useState<Uint8Array>();
  const [taken, setTaken] = useState<boolean>();
  const [failure, setFailure] = useState<unknown>();
  const waiting = station.entries.some(({ state }) => state === 'waiting' || state === 'in-review');
  const reason = station.countyKey === undefined ? carry.noKey : waiting ? undefined : carry.nothing;
  const seal = (then: (file: Uint8Array<ArrayBuffer>) => void) => {
    setFailure(undefined);
    sealOutbox(station).then((file) => file !== undefined && then(file), setFailure);
  };
  const take = (file: File) => {
    setTaken(undefined);
    setFailure(undefined);
    file
      .arrayBuffer()
      .then((bytes) => takePack(station, new Uint8Array(bytes)))
      .then(setTaken, setFailure);
  };
  return (
    <section class="panel panel-body carry" aria-label={carry.title}>
      <h2>{carry.title}</h2>
      <p class="note">{carry.why}</p>
      <div class="sync-actions">
        <Button
          icon="download"
          reason={reason}
          onClick={() => seal((file) => download(new Blob([file]), `yangui-${businessDay(Date.now())}.yangui`))}
        >
          {carry.file}
        </Button>
        <Button reason={reason} onClick={() => seal(setRun)}>
          {carry.codes}
        </Button>
      </div>
      {run !== undefined && <QrRun file={run} onClose={() => setRun(undefined)} />}
      <div class="carry-pack">
        <p class="note">{carry.packHint}</p>
        <FileButton label={carry.pack} accept=".pack" onFiles={([file]) => file && take(file)} />
      </div>
      {taken !== undefined && <Notice>{taken ? carry.packTaken : carry.packOld}</Notice>}
      {failure !== undefined && <FailureNote error={failure} />}
    </section>
  );
}
