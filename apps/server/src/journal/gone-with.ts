import type { PrivateKind, WorkingSet } from '@yangui/domain';

/**
 * A private row that is emptied along with another: no command of its own says so, and the journal has a mark of the other alone. So
 * the statement that does it and the rule by which `verify` knows it stand side by side.
 */
interface GoneWith {
  readonly kind: PrivateKind;
  /** Of which kind the row is that a command empties. */
  readonly with: PrivateKind;
  /** What is joined to `person_private p` in county `$1`, and which rows go with those of the ids in `$2`. */
  readonly from: string;
  readonly where: string;
  /** The same as the county stands when one is emptied. A row in which something stands again was written later. */
  readonly ids?: (state: WorkingSet, emptied: string) => readonly string[];
  /** The same of one row at any time after, where that is for good. */
  readonly isGone?: (state: WorkingSet, id: string) => boolean;
}

export const goneWith: readonly GoneWith[] = [
  {
    // What was typed of an outside purchase.
    kind: 'order',
    with: 'villager',
    from: 'assisted_order o',
    where: 'o.county = $1 and o.id = p.person and o.villager = any($2::uuid[]) and o.outside is not null',
    isGone(state, id) {
      const order = state.get('order', id);
      return order !== undefined && state.get('villager', order.villager)?.erased === true;
    },
  },
  {
    // What was noted of where a household's plot lies.
    kind: 'plot',
    with: 'villager',
    from: 'plot t, household h',
    where: `t.county = $1 and t.id = p.person and h.county = $1 and h.id = t.household
      and exists (select from json_array_elements(h.members) m where (m ->> 'villager')::uuid = any($2::uuid[]))`,
    ids: (state, villager) =>
      state
        .all('household')
        .filter(({ members }) => members.some((one) => one.villager === villager))
        .flatMap(({ plots }) => plots.map(({ plot }) => plot)),
  },
  {
    // What the entries of a sheet were called that is taken back.
    kind: 'registerEntry',
    with: 'registerEntry',
    from: 'register_entry e',
    where: 'e.county = $1 and e.id = p.person and e.import_id = any($2::uuid[])',
    ids: (state, sheet) =>
      state.get('registerImport', sheet) === undefined
        ? []
        : state.all('registerEntry').flatMap(({ id, importId }) => (importId === sheet ? [id] : [])),
  },
];
