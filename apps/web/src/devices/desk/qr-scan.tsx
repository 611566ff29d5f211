import { useRef, useState } from 'preact/hooks';
import { useMessages } from '../../i18n/index.tsx';
import { useCamera } from '../../scan/camera.ts';
import { qrCode } from '../../scan/code-reader.ts';
import { RunReader } from '../../sync/carry/qr-run.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/refusal-note.tsx';

/** How many of the missing codes are named at once. */
const NAMED = 12;

/** Reads a run of QR codes from another screen with this device's camera. */
export function QrScan({ onFile }: { onFile: (file: Uint8Array<ArrayBuffer>) => void }) {
  const {
    sync: { bring },
  } = useMessages();
  const [, render] = useState(0);
  const reader = useRef(new RunReader());
  const video = useRef<HTMLVideoElement>(null);
  const camera = useCamera(video, qrCode, (text) => {
    if (!reader.current.add(text)) return;
    render((count) => count + 1);
    const { file } = reader.current;
    if (file === undefined) return;
    camera.toggle();
    onFile(file);
  });
  const scanning = camera.is === 'opening' || camera.is === 'on';
  const toggle = () => {
    if (!scanning) reader.current = new RunReader();
    camera.toggle();
  };
  const { read, total, missing } = reader.current;
  return (
    <>
      <Button onClick={toggle}>{scanning ? bring.cameraStop : bring.camera}</Button>
      {camera.is === 'lacking' && <Notice>{bring.cameraNone}</Notice>}
      {scanning && <video ref={video} muted playsInline />}
      {scanning && total > 0 && (
        <p class="note figures" role="status">
          {bring.read(read, total)} · {bring.missing(missing.slice(0, NAMED).join(', '))}
        </p>
      )}
    </>
  );
}
