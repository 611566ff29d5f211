import { useEffect, useRef, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { stands, useActs, type Acts } from '../../acts/use-acts.ts';
import { useStanding } from '../../county.tsx';
import {
  openBags,
  putIn,
  seal,
  shutBags,
  takeOut,
  type BagParcel,
  type Bags,
  type BagStands,
  type SealedBag,
} from './bags.ts';

/** The bags of this page: what lies in them, what was sealed, and what becomes of it. */
export interface OnPage {
  /** As they are now: asked again after every scan, however late a screen is drawn. */
  readonly now: () => Bags;
  readonly open: ReadonlyMap<string, readonly BagParcel[]>;
  readonly shut: readonly SealedBag[];
  readonly standsOf: BagStands;
  readonly acts: Acts;
  readonly put: (parcels: readonly BagParcel[]) => void;
  readonly takeOut: (ids: readonly string[]) => void;
  readonly seal: (bag: SealedBag) => void;
}

/** Keeps them for this tab and this person, so that a page that was left or read again loses no scan. */
export function useBags(): OnPage {
  const { county, me } = useStanding();
  const acts = useActs();
  const key = `yangui.bags.${county.county}.${me.person.id}`;
  const [atFirst] = useState<Bags>(() => ({ scanned: kept(key), sealed: [] }));
  const bags = useRef(atFirst);
  const [, render] = useState(0);
  const standsOf: BagStands = (load) => {
    const act = acts.of(load);
    if (act === undefined || !stands(act, 'load-van')) return 'open';
    return act.standing.is === 'accepted' ? 'gone' : 'going';
  };
  const open = openBags(bags.current, standsOf);
  const left = JSON.stringify([...open.values()].flat());
  useEffect(() => sessionStorage.setItem(key, left), [key, left]);
  const become = (change: (before: Bags) => Bags) => {
    bags.current = change(bags.current);
    render((count) => count + 1);
  };
  return {
    now: () => bags.current,
    open,
    shut: shutBags(bags.current, standsOf),
    standsOf,
    acts,
    put: (parcels) => become((before) => putIn(before, parcels)),
    takeOut: (ids) => become((before) => takeOut(before, new Set(ids))),
    seal: (bag) => become((before) => seal(before, bag, standsOf)),
  };
}

const scanned = z.array(
  z.object({
    id: z.string(),
    number: z.string(),
    station: z.string(),
    stationName: z.string(),
    weightGrams: z.nullable(z.number()),
  }),
);

/** What lay in the open bags of this tab; nothing where it cannot be read. */
function kept(key: string): readonly BagParcel[] {
  try {
    const read = scanned.safeParse(JSON.parse(sessionStorage.getItem(key) ?? '[]'));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}
