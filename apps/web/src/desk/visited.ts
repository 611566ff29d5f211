import { useEffect, useState } from 'preact/hooks';
import { useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { useScreenName } from './screen-name.ts';
import type { DeskAddress } from './screens.ts';

/** How many of the pages last visited are kept. */
const KEPT = 8;

/** A page somebody was on: where it is, and what it called itself. */
export interface Visit {
  readonly path: string;
  readonly title: string;
}

/** What one person keeps on this device under a name: their favourites, their last pages. */
function keptBy(person: string, name: string): readonly unknown[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`yangui.${name}.${person}`) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

function keep(person: string, name: string, rows: readonly unknown[]): void {
  localStorage.setItem(`yangui.${name}.${person}`, JSON.stringify(rows));
}

function isVisit(row: unknown): row is Visit {
  return (
    typeof row === 'object' &&
    row !== null &&
    'path' in row &&
    'title' in row &&
    typeof row.path === 'string' &&
    typeof row.title === 'string'
  );
}

/** The pages that a person was last on, the newest first, on this device. */
export function lastVisited(person: string): readonly Visit[] {
  return keptBy(person, 'visited').filter(isVisit);
}

/** Titles the page in the browser's own tab, and remembers that somebody was there. */
export function useVisit(address: DeskAddress, path: string): void {
  const { shell } = useMessages();
  const { county, me } = useStanding();
  const name = useScreenName()(address);
  useEffect(() => {
    document.title = `${name} · ${county.name} · ${shell.product}`;
    const person = me.person.id;
    const here = { path: `/desk/${county.county}${path === '/' ? '' : path}`, title: name };
    const others = lastVisited(person).filter((one) => one.path !== here.path);
    keep(person, 'visited', [here, ...others].slice(0, KEPT));
  }, [address, path, name, county.county]);
}

/** The screens that a person marked as theirs, on this device. */
export function useFavourites(person: string): {
  readonly are: (address: DeskAddress) => boolean;
  readonly toggle: (address: DeskAddress) => void;
} {
  const [, drawAgain] = useState(0);
  const kept = () => keptBy(person, 'favourites');
  useEffect(() => {
    const heard = () => drawAgain((count) => count + 1);
    window.addEventListener(CHANGED, heard);
    return () => window.removeEventListener(CHANGED, heard);
  }, []);
  return {
    are: (address) => kept().includes(address),
    toggle(address) {
      const before = kept();
      keep(
        person,
        'favourites',
        before.includes(address) ? before.filter((one) => one !== address) : [...before, address],
      );
      window.dispatchEvent(new Event(CHANGED));
    },
  };
}

const CHANGED = 'yangui:favourites';
