import {
  covers,
  type CopyOf,
  type Entities,
  type FieldValue,
  type Held,
  type HeldRows,
  type Instant,
  type Keeping,
  type Kind,
  type Moment,
  type Values,
  type Way,
} from '../kernel/index.ts';

/** A way with its values worked out for one copy: what the server asks its tables and the device its rows. */
export interface WayAsked {
  readonly among: readonly (readonly [field: string, values: ReadonlySet<FieldValue>])[];
  readonly filled: string | undefined;
  readonly since: readonly (readonly [field: string, at: Instant])[];
  readonly until: readonly (readonly [field: string, at: Instant])[];
  readonly differs: { readonly field: string; readonly after: string; readonly from: string } | undefined;
  /** Of a member: a role, and the place that it must cover. */
  readonly serves: { readonly role: string; readonly place: string } | undefined;
}

/** Works a way out; undefined where no row can go it. */
export function askedBy<K extends Kind>(
  { where = {}, filled, since = {}, until = {}, differs, serves }: Way<K>,
  of: CopyOf,
  rows: HeldRows,
): WayAsked | undefined {
  const moments = (fields: NonNullable<Way<K>['since']>) =>
    Object.entries<Moment | undefined>(fields).flatMap(([field, moment]) =>
      moment === undefined ? [] : [[field, moment(of)] as const],
    );
  const among = Object.entries<Values | undefined>(where).flatMap(([field, values]) =>
    values === undefined ? [] : [[field, new Set(typeof values === 'function' ? values(of, rows) : values)] as const],
  );
  if (among.some(([, values]) => values.size === 0)) return undefined;
  return {
    among,
    filled: filled === undefined ? undefined : String(filled),
    since: moments(since),
    until: moments(until),
    differs: differs && { field: String(differs.field), after: differs.after, from: String(differs.from) },
    serves: serves && { role: serves, place: of.place },
  };
}

/**
 * What tells of a row whether it belongs in a copy, by the ways that its kind has there: the device lets go by it of what the server
 * would not give.
 * @param rows what the copy holds of the kinds that decide
 */
export function belongingTo<K extends Kind>(
  keeping: Keeping,
  by: string,
  kind: K,
  of: CopyOf,
  rows: HeldRows,
): (row: Entities[K]) => boolean {
  const held: Held<K> | undefined = keeping.heldBy(by)[kind];
  const ways = (held?.ways ?? []).flatMap((way) => askedBy(way, of, rows) ?? []);
  return (row) => {
    const fields = new Map<string, unknown>(Object.entries(row));
    return ways.some((way) => goes(fields, way));
  };
}

function goes(row: ReadonlyMap<string, unknown>, { among, filled, since, until, differs, serves }: WayAsked): boolean {
  const moment = (field: string) => {
    const at = row.get(field);
    return typeof at === 'number' ? at : undefined;
  };
  return (
    among.every(([field, values]) => hasValue(values, row.get(field))) &&
    (filled === undefined || row.get(filled) != null) &&
    since.every(([field, at]) => (moment(field) ?? Number.NEGATIVE_INFINITY) >= at) &&
    until.every(([field, at]) => (moment(field) ?? Number.POSITIVE_INFINITY) < at) &&
    (differs === undefined || row.get(differs.field) !== `${differs.after}${String(row.get(differs.from))}`) &&
    (serves === undefined || holds(row.get('holdings'), serves))
  );
}

function hasValue(values: ReadonlySet<unknown>, value: unknown): boolean {
  return values.has(value);
}

function holds(holdings: unknown, { role, place }: NonNullable<WayAsked['serves']>): boolean {
  return (
    Array.isArray(holdings) &&
    holdings.some(
      (one: { readonly role: string; readonly place: string }) => one.role === role && covers(one.place, place),
    )
  );
}
