import { useEffect, useRef, useState } from 'preact/hooks';
import { useMessages } from '../../i18n/index.tsx';
import { RunReader } from '../../sync/carry/qr-run.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/refusal-note.tsx';

/** A camera gives some thirty pictures a second; so many are looked at. */
const LOOK_EVERY_MS = 120;
/** How many of the missing codes are named at once. */
const NAMED = 12;

/** Reads a run of QR codes from another screen with this device's camera. */
export function QrScan({ onFile }: { onFile: (file: Uint8Array<ArrayBuffer>) => void }) {
  const {
    sync: { bring },
  } = useMessages();
  const [scanning, setScanning] = useState(false);
  const [lacking, setLacking] = useState(false);
  const [, render] = useState(0);
  const video = useRef<HTMLVideoElement>(null);
  const reader = useRef(new RunReader());
  useEffect(() => {
    if (!scanning) return undefined;
    reader.current = new RunReader();
    let ended = false;
    let stop = () => undefined as void;
    const watch = watchCodes(video.current, (text) => {
      if (!reader.current.add(text)) return;
      render((count) => count + 1);
      const { file } = reader.current;
      if (file === undefined) return;
      setScanning(false);
      onFile(file);
    });
    watch.then(
      (end) => (ended ? end() : (stop = end)),
      () => {
        setLacking(true);
        setScanning(false);
      },
    );
    return () => {
      ended = true;
      stop();
    };
  }, [scanning]);
  const { read, total, missing } = reader.current;
  return (
    <>
      <Button onClick={() => setScanning(!scanning)}>{scanning ? bring.cameraStop : bring.camera}</Button>
      {lacking && !scanning && <Notice>{bring.cameraNone}</Notice>}
      {scanning && <video ref={video} muted playsInline />}
      {scanning && total > 0 && (
        <p class="note figures" role="status">
          {bring.read(read, total)} · {bring.missing(missing.slice(0, NAMED).join(', '))}
        </p>
      )}
    </>
  );
}

/** Looks at the camera's pictures and tells the codes in them. Returns how to stop. @throws where there is no camera to use */
async function watchCodes(video: HTMLVideoElement | null, tell: (text: string) => void): Promise<() => void> {
  const [{ decodeQR }, stream] = await Promise.all([
    import('qr/decode.js'),
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }),
  ]);
  if (video === null) throw new Error('the screen is gone');
  video.srcObject = stream;
  await video.play();
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const timer = setInterval(() => {
    if (context === null || video.videoWidth === 0) return;
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    context.drawImage(video, 0, 0);
    try {
      tell(decodeQR(context.getImageData(0, 0, canvas.width, canvas.height)));
    } catch {
      // No code in this picture: the next one comes in a moment.
    }
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
  };
}
