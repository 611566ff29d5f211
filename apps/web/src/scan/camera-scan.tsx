import { lazy } from 'preact/compat';
import { useEffect, useState } from 'preact/hooks';
import { withWords } from '../i18n/index.tsx';
import { Later } from '../shell/later.tsx';

const CameraPanel = lazy(async () => (await withWords(import('./camera-panel.tsx'), ['scans'])).CameraPanel);

/** The camera as a scanner, where the device has one. */
export function CameraScan() {
  return useHasCamera() ? (
    <Later>
      <CameraPanel />
    </Later>
  ) : null;
}

/** Whether this device has a camera that a page may ask for. */
function useHasCamera(): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    // Over plain http a browser has none to offer.
    if (!('mediaDevices' in navigator)) return;
    navigator.mediaDevices.enumerateDevices().then(
      (devices) => setHas(devices.some(({ kind }) => kind === 'videoinput')),
      () => undefined,
    );
  }, []);
  return has;
}
