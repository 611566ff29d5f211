import { render } from 'preact';
import { App, askAhead, beginWith } from './app.tsx';
import { catalogueOf, chosenLanguage, Speaking } from './i18n/index.tsx';
import { keepOnDevice, takeWaitingVersion } from './sync/app-update.ts';
import { fetchAhead } from './routes.tsx';
import { isKnown } from './sync/device/index.ts';
import { kept } from './sync/standing.ts';
import { applyTypeSize } from './shell/display.tsx';
import './ui/tokens.css';

/** Draws the app. No top-level await: what is imported later may import this file's own chunk, and would wait for it in vain. */
async function start(root: HTMLElement): Promise<void> {
  applyTypeSize();
  await takeWaitingVersion();
  // On a slow line each thing that waits for another costs a second: all that the first screen needs is asked for at once.
  if (!isKnown()) askAhead();
  fetchAhead(location.pathname);
  const [first, here] = await Promise.all([catalogueOf(chosenLanguage()), kept()]);
  if (here !== undefined) beginWith(here.me);
  render(
    <Speaking first={first}>
      <App />
    </Speaking>,
    root,
  );
  keepOnDevice();
}

const root = document.getElementById('app');
if (root !== null) void start(root);
