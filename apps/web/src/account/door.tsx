import type { ComponentChildren } from 'preact';
import { useMessages } from '../i18n/index.tsx';
import { LanguageSwitch, LargeTypeSwitch } from '../shell/display.tsx';
import { Geese } from '../ui/icon.tsx';
import './account.css';

/**
 * The house's front: the name with its geese, beside it what there is to do before one is in.
 * @param foot what stands below it: without, how the screens are read
 */
export function Door({ foot, children }: { foot?: ComponentChildren; children: ComponentChildren }) {
  const { shell } = useMessages();
  return (
    <div class="door">
      <header class="door-side">
        <div class="door-mark">
          <Geese size={56} />
          <strong>{shell.product}</strong>
        </div>
        <p>{shell.tagline}</p>
        <Skein />
      </header>
      <main class="door-main">
        <div class="door-card">{children}</div>
        <footer class="door-foot">
          {foot ?? (
            <>
              <LanguageSwitch />
              <LargeTypeSwitch />
            </>
          )}
        </footer>
      </main>
    </div>
  );
}

/** A skein of geese over hills, in the colours of the house. */
function Skein() {
  const birds = [
    [0, 0],
    [-34, 18],
    [34, 18],
    [-66, 38],
    [68, 36],
    [-100, 56],
    [102, 58],
    [-132, 78],
    [136, 76],
  ] as const;
  return (
    <svg class="skein" viewBox="0 0 600 420" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <circle class="skein-sun" cx="440" cy="120" r="54" fill="#f4e3c2" opacity=".9" />
      <g class="skein-birds" fill="none" stroke="#faf8f4" stroke-width="3" stroke-linecap="round">
        {birds.map(([x, y]) => (
          <path key={`${x},${y}`} d={`M${238 + x} ${96 + y}q9-11 16-1 7-10 16 1`} />
        ))}
      </g>
      <path d="M0 300 Q110 210 230 280 T470 250 T600 280 V420 H0z" fill="#3d7f80" />
      <path d="M0 350 Q130 270 280 335 T600 310 V420 H0z" fill="#2a6367" />
      <path d="M0 392 Q180 330 340 380 T600 366 V420 H0z" fill="#1e4d51" />
    </svg>
  );
}
