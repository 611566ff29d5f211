import type { Capability } from '@yangui/domain';
import type { ComponentType } from 'preact';
import type { Language, LaterWords } from '../i18n/index.tsx';
import type { IconName } from '../ui/icon.tsx';

/** What each of the desk's screens gets: the id in its address, where it has one. */
export interface DeskScreenProps {
  readonly id: string;
}

/** What people do at the desk: the groups of its navigation, in the order of a day. */
export const navGroups = ['today', 'down', 'up', 'sales', 'people', 'money', 'proof', 'settings'] as const;
export type NavGroup = (typeof navGroups)[number];

/** Something to do on a screen: what it is called, what a person must be able to do for it, and how the screen is opened for it. */
export interface DeskAct {
  readonly name: Readonly<Record<Language, string>>;
  readonly needs: Capability;
  /** What stands in the address: a dialog (`act`, see `useAct`), or filters. */
  readonly opens: Readonly<Record<string, string>>;
}

/** One screen of the desk, under its address: a module says its own in `<module>/desk/screens.ts`. */
export interface DeskScreen {
  /** What it is called: in the navigation, in the page's title, and where people look for it (Ctrl-K). */
  readonly name: Readonly<Record<Language, string>>;
  /** What a person must be able to do somewhere, to find anything here. */
  readonly needs: Capability;
  /** Fetches it, when it is first opened. */
  readonly fetch: () => Promise<ComponentType<DeskScreenProps>>;
  /** The parts of the words that it says, fetched with it. */
  readonly words: readonly LaterWords[];
  /** What can be done on it, to be found by what it is called (Ctrl-K). */
  readonly acts?: readonly DeskAct[];
  /** What of a list's address can be kept as a view of one's own: its filters, days and order, never what is searched by. */
  readonly views?: readonly string[];
  /** Its place in the navigation; a screen without one stands under another. */
  readonly nav?: { readonly group: NavGroup; readonly icon: IconName };
  readonly under?: string;
}

export type DeskScreens<Address extends string> = Readonly<Record<Address, DeskScreen>>;
