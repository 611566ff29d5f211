import { useEffect, useState } from 'preact/hooks';

/** A first screen on a slow line has the line to itself for so long. */
const AFTER_FIRST_SCREEN_MS = 3_000;
/** A counter that stays open for days looks for a new version so often. */
const LOOK_EVERY_MS = 3_600_000;
const TAKE_OVER_MS = 3_000;

/** Whether this build may be kept on the device: a production build, on https or this very machine. */
function canBeKept(): boolean {
  return import.meta.env.PROD && 'serviceWorker' in navigator && isSecureContext;
}

/**
 * Goes over to a new version that has been waiting, before anything is drawn: nobody is in the middle of work yet. While
 * another tab works with the old version, both stay with it.
 */
export async function takeWaitingVersion(): Promise<void> {
  if (!canBeKept() || navigator.serviceWorker.controller === null) return;
  const waiting = (await navigator.serviceWorker.getRegistration())?.waiting;
  if (!waiting) return;
  const taken = new Promise<boolean>((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(true), { once: true });
    setTimeout(() => resolve(false), TAKE_OVER_MS);
  });
  const stays = new Promise<boolean>((resolve) =>
    waiting.addEventListener('statechange', () => resolve(waiting.state === 'activated')),
  );
  waiting.postMessage('take-over');
  if (!(await Promise.race([taken, stays]))) return;
  location.reload();
  // Nothing of the old version is drawn any more.
  await new Promise(() => undefined);
}

/** Keeps the app on the device once the first screen is there, and looks for new versions from time to time. */
export function keepOnDevice(): void {
  if (!canBeKept()) return;
  const register = async () => {
    const registration = await navigator.serviceWorker.register('/sw.js');
    const look = () => void registration.update().catch(() => undefined);
    window.addEventListener('online', look);
    setInterval(look, LOOK_EVERY_MS);
  };
  const soon = () =>
    setTimeout(
      () => void register().catch((error: unknown) => console.warn('the app could not be kept on this device', error)),
      AFTER_FIRST_SCREEN_MS,
    );
  if (document.readyState === 'complete') soon();
  else window.addEventListener('load', soon, { once: true });
}

/** Whether a newer version is on the device and waits for the next start. */
export function useWaitingVersion(): boolean {
  const [waits, setWaits] = useState(false);
  useEffect(() => {
    if (!canBeKept()) return;
    void navigator.serviceWorker.getRegistration().then((registration) => {
      const see = () => setWaits(Boolean(registration?.waiting));
      registration?.addEventListener('updatefound', () =>
        registration.installing?.addEventListener('statechange', see),
      );
      see();
    });
  }, []);
  return waits;
}
