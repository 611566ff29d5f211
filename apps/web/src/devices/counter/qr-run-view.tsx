import { encodeQR } from 'qr';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useMessages } from '../../i18n/index.tsx';
import { toRun } from '../../sync/carry/qr-run.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';

/** Long enough for a camera to read a code, short enough to get through some dozens. */
const TURN_MS = 700;

/** A file as QR codes, one after the other, over and over, until the other side has them all. */
export function QrRun({ file, onClose }: { file: Uint8Array; onClose: () => void }) {
  const {
    sync: { carry },
  } = useMessages();
  const run = useMemo(() => toRun(file), [file]);
  const [shown, setShown] = useState(0);
  const [turning, setTurning] = useState(run.length > 1);
  const step = (by: number) => setShown((now) => (now + by + run.length) % run.length);
  useEffect(() => {
    if (!turning) return undefined;
    const timer = setInterval(() => step(1), TURN_MS);
    return () => clearInterval(timer);
  }, [turning, run]);
  const turn = (by: number) => {
    setTurning(false);
    step(by);
  };
  const picture = useMemo(
    () => encodeQR(run[shown] ?? '', 'svg', { ecc: 'low', encoding: 'alphanumeric' }),
    [run, shown],
  );
  return (
    <Dialog title={carry.codes} onClose={onClose}>
      <p class="note">{carry.codesHint}</p>
      <img
        class="qr-code"
        alt={carry.code(shown + 1, run.length)}
        src={`data:image/svg+xml,${encodeURIComponent(picture)}`}
        data-code={run[shown]}
      />
      <p class="figures qr-number">{carry.code(shown + 1, run.length)}</p>
      {run.length > 1 && (
        <div class="sync-actions">
          <Button onClick={() => turn(-1)}>{carry.before}</Button>
          <Button onClick={() => setTurning(!turning)}>{turning ? carry.pause : carry.run}</Button>
          <Button onClick={() => turn(1)}>{carry.after}</Button>
        </div>
      )}
      <DialogActions>
        <Button kind="primary" onClick={onClose}>
          {carry.done}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
