import { render } from 'preact';
import { App } from './app.tsx';
import { catalogueOf, chosenLanguage, Speaking } from './i18n/index.tsx';
import { applyTypeSize } from './ui/display.tsx';
import './ui/tokens.css';

const root = document.getElementById('app');
if (root !== null) {
  applyTypeSize();
  const first = await catalogueOf(chosenLanguage());
  render(
    <Speaking first={first}>
      <App />
    </Speaking>,
    root,
  );
}
