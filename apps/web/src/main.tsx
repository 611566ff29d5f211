import { render } from 'preact';
import { App, beginWith } from './app.tsx';
import { catalogueOf, chosenLanguage, Speaking } from './i18n/index.tsx';
import { keepOnDevice, takeWaitingVersion } from './sync/app-update.ts';
import { kept } from './sync/standing.ts';
import { applyTypeSize } from './ui/display.tsx';
import './ui/tokens.css';

const root = document.getElementById('app');
if (root !== null) {
  applyTypeSize();
  await takeWaitingVersion();
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
