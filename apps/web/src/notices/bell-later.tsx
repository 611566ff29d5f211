import { lazy } from 'preact/compat';
import { withWords } from '../i18n/index.tsx';
import { Later, orNothing } from '../shell/later.tsx';
import type { Surface } from '../paths.ts';
import './notices.css';

const Bell = lazy(async () =>
  orNothing(withWords(import('./bell.tsx'), ['notices', 'record', 'words']).then(({ Bell: Shown }) => Shown)),
);

/** The bell, fetched behind the screen; its place is kept, so that nothing moves when it comes. */
export function BellLater({ surface }: { surface: Surface }) {
  return (
    <span class="bell-place">
      <Later>
        <Bell surface={surface} />
      </Later>
    </span>
  );
}
