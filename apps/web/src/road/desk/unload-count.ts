import { lotLabelIn } from '@yangui/domain';
import type { Unloading } from '../../sync/unloading.ts';

/** One thing that may come off a van, whatever it is. */
export interface Item {
  readonly id: string;
  readonly kind: 'consignment' | 'return' | 'left' | 'lot';
  /** What stands on it, in bars and in letters. */
  readonly label: string;
  readonly station: string;
  readonly pieces: number;
  readonly weightGrams: number | null;
  readonly cold: boolean;
  readonly stands: 'at-station' | 'on-van' | 'at-centre' | 'missing';
  /** The loop whose driver signed for it. */
  readonly loop: string | null;
  /** What a lot is of; null where it is none. */
  readonly goods: Unloading['up'][number]['goods'];
}

/** What a van is to be unloaded of, told apart by what becomes of it. */
export interface Manifest {
  /** What its driver signed for and nobody has taken in: what is counted. */
  readonly signed: readonly Item[];
  /** What it took down and no station signed for. */
  readonly left: readonly Item[];
  /** What was signed for and not found at an earlier count. */
  readonly missing: readonly Item[];
  readonly taken: readonly Item[];
  /** What waits at its stops or on a broken van that it fetches, of which some may be on it while the driver's record is on the way. */
  readonly unsigned: readonly Item[];
}

export function manifestOf({ id, up, left }: Unloading): Manifest {
  const own = up.filter(({ loop }) => loop === id);
  const standing = (stands: Item['stands']) => own.filter((one) => one.stands === stands);
  const overs = left.map(({ id: parcel, number: label, trouble, station, weightGrams }): Item => ({
    id: parcel,
    kind: 'left',
    label,
    station,
    pieces: 1,
    weightGrams,
    cold: false,
    stands: trouble === 'missing' ? 'missing' : 'on-van',
    loop: id,
    goods: null,
  }));
  return {
    signed: standing('on-van'),
    left: overs.filter(({ stands }) => stands === 'on-van'),
    missing: [...standing('missing'), ...overs.filter(({ stands }) => stands === 'missing')],
    taken: standing('at-centre'),
    unsigned: up.filter(({ stands, loop }) => stands === 'at-station' || (loop !== id && stands !== 'at-centre')),
  };
}

/** What a scan at the van comes to. `counted` and those beside it tick the thing; the others say why not. */
export type Scanned =
  | { readonly is: 'counted' | 'unsigned' | 'fetched' | 'found-again' | 'left-over'; readonly item: Item }
  | { readonly is: 'again' | 'in-already'; readonly item: Item }
  | { readonly is: 'unknown'; readonly label: string };

/** Finds what was scanned, by its label or number, or by the code that people say: the label's last six letters. */
export function scanned(manifest: Manifest, ticked: ReadonlySet<string>, label: string): Scanned {
  const fits = (item: Item) =>
    item.label === (lotLabelIn(label) ?? label) ||
    ((item.kind === 'consignment' || item.kind === 'lot') && label.length >= 6 && item.label.endsWith(label));
  const is = {
    signed: 'counted',
    left: 'left-over',
    missing: 'found-again',
    taken: 'in-already',
    unsigned: 'unsigned',
  } as const;
  for (const where of ['signed', 'left', 'missing', 'taken', 'unsigned'] as const) {
    const item = manifest[where].find(fits);
    if (item === undefined) continue;
    if (ticked.has(item.id)) return { is: 'again', item };
    return { is: where === 'unsigned' && item.stands !== 'at-station' ? 'fetched' : is[where], item };
  }
  return { is: 'unknown', label };
}

/** Everything that is ticked, as the command names it. */
export function tickedOf(
  manifest: Manifest,
  ticked: ReadonlySet<string>,
): { readonly consignments: readonly string[]; readonly parcels: readonly string[] } {
  const { signed, left, missing, unsigned } = manifest;
  const items = [...signed, ...left, ...missing, ...unsigned].filter(({ id }) => ticked.has(id));
  const of = (...kinds: readonly Item['kind'][]) =>
    items.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  return { consignments: of('consignment'), parcels: of('return', 'left') };
}

/** The lots that are ticked: each is weighed before the van is signed for. */
export function lotsTicked({ signed, missing, unsigned }: Manifest, ticked: ReadonlySet<string>): readonly Item[] {
  return [...signed, ...missing, ...unsigned].filter(({ id, kind }) => kind === 'lot' && ticked.has(id));
}

/** Things by the station they come from, in the order of the list of stations. */
export function byStation(
  items: readonly Item[],
  stations: Unloading['stations'],
): readonly { readonly id: string; readonly name: string; readonly items: readonly Item[] }[] {
  return stations
    .map(({ id, name }) => ({ id, name, items: items.filter(({ station }) => station === id) }))
    .filter((group) => group.items.length > 0);
}
