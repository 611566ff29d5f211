import { useEffect, useState } from 'preact/hooks';

/** A first screen on a slow line has the line to itself for so long. */
const AFTER_FIRST_SCREEN_MS = 3_000;
/** A counter that stays open for days looks for a new version so often. */
const LOOK_EVERY_MS = 3_600_000;
const TAKE_OVER_MS = 3_000;
/** How long a new version may take to come, for whoever cannot go on with the old one. */
const BRING_MS = 20_000;

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

/** Fetches the newest version where the app is kept on the device, and has the next start begin with it, whatever else is open: what is open works no longer. */
export async function bringNewVersion(): Promise<void> {
  const registration = canBeKept() ? await navigator.serviceWorker.getRegistration() : undefined;
  if (registration === undefined) return;
  const { serviceWorker } = navigator;
  const inTime = (promise: Promise<unknown>) =>
    Promise.race([promise, new Promise<void>((resolve) => setTimeout(resolve, BRING_MS))]);
  await inTime(registration.update().catch(() => undefined));
  const { installing } = registration;
  if (installing !== null)
    await inTime(
      new Promise<void>((resolve) => {
        installing.addEventListener('statechange', () => installing.state !== 'installing' && resolve());
      }),
    );
  if (registration.waiting === null) return;
  const taken = new Promise<void>((resolve) => {
    serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
  });
  registration.waiting.postMessage('take-over-now');
  await inTime(taken);
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
