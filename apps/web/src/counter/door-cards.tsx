import type { ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';
import { useMessages } from '../i18n/index.tsx';
import { pathTo } from '../paths.ts';
import { Icon } from '../ui/icon.tsx';
import './counter.css';
import { doorIcons, doors, type Door } from './keys.ts';

interface DoorCardsProps {
  readonly county: string;
  /** What stands under a door's name; what it is for where nothing is said. */
  readonly noteOf?: (door: Door) => ComponentChildren;
}

/** The counter's doors. The server draws them as well, before there is a program on the page. */
export function DoorCards({ county, noteOf }: DoorCardsProps) {
  const { counter } = useMessages();
  return (
    <nav class="doors" aria-label={counter.title}>
      {doors.map((door) => (
        <Link key={door} href={pathTo('counter', `/${door}`, { county })} className={`door-card-link door-${door}`}>
          <Icon name={doorIcons[door]} size={34} />
          <strong>{counter.doors[door]}</strong>
          <span class="note">{noteOf?.(door) ?? counter.doors[`${door}Hint`]}</span>
        </Link>
      ))}
    </nav>
  );
}
