import { keepForReload } from '../forms/kept.tsx';
import { bringNewVersion } from './app-update.ts';

/** What a browser says of a part of the app that it could not fetch: Chromium, Firefox, Safari, and a style of it. */
const NOT_FETCHED =
  /dynamically imported module|Importing a module script failed|Unable to preload CSS|module script.*MIME/i;

/** Whether an error is that a part of the app is not to be had: after an upgrade, or without network. */
export function isNotFetched(error: unknown): boolean {
  return error instanceof Error && NOT_FETCHED.test(error.message);
}

/** Whether the server gives out another build of the app than the one that runs here; undefined where it does not answer. */
export async function hasNewerVersion(): Promise<boolean | undefined> {
  const entry = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.getAttribute('src');
  try {
    // With a query, so that what the device keeps does not answer.
    const answer = await fetch('/?newest', { cache: 'no-store' });
    if (!answer.ok) return undefined;
    const page = await answer.text();
    return entry !== null && entry !== undefined && page.includes('<script') && !page.includes(entry);
  } catch {
    return undefined;
  }
}

/** Opens the page anew in the newest version. What was typed into forms is there again when they are opened. */
export async function openNewerVersion(): Promise<void> {
  keepForReload();
  await bringNewVersion();
  location.reload();
}

const WENT_OVER = 'yangui.went-over';

/** Whether this tab may go over by itself: once in a minute, so that what stays broken does not open for ever. */
export function mayGoOver(now: number): boolean {
  const last = Number(sessionStorage.getItem(WENT_OVER) ?? 0);
  if (now - last < 60_000) return false;
  sessionStorage.setItem(WENT_OVER, String(now));
  return true;
}
