type Json = Readonly<Record<string, unknown>>;

/** Where a shape without a name stands, in several places alike. */
interface Place {
  /** What it is called there. */
  readonly key: string;
  /** The address, command or named shape that it stands in. */
  readonly owner: string;
}

const refTo = (name: string) => `{"$ref":"#/components/schemas/${name}"}`;

/**
 * A document's addresses and named shapes, in which what stands in several places alike, a thing or one of some words, is
 * told once: under the name of the shape that it is, else under what it is called wherever it stands.
 */
export function toldOnce(paths: Json, schemas: Json): { readonly paths: unknown; readonly schemas: Json } {
  const found = new Map<string, Place[]>();
  const named = new Set(Object.values(schemas).map((one) => JSON.stringify(one)));
  for (const [address, one] of Object.entries(paths)) look(found, one, { key: '', owner: lastWord(address) });
  for (const [name, one] of Object.entries(schemas)) look(found, one, { key: '', owner: name });
  const repeated = [...found]
    // What is called one thing here and another there has no name of its own; it may still be a shape that has one.
    .filter(
      ([written, places]) =>
        places.length > 1 && (named.has(written) || new Set(places.map(({ key }) => key)).size === 1),
    )
    .toSorted(([one], [other]) => other.length - one.length);
  const called = Map.groupBy(repeated, ([, [first]]) => first?.key);
  const texts = new Map(Object.entries(schemas).map(([name, one]) => [name, JSON.stringify(one)]));
  let text = JSON.stringify(paths);
  // The larger before what stands in it.
  for (const [written, [first]] of repeated) {
    const { key = '', owner = '' } = first ?? {};
    const known = [...texts].find(([, one]) => one === written)?.[0];
    const name = known ?? freeName(texts, called.get(key)?.length === 1 && key !== '' ? key : `${owner}${key}`);
    const ref = refTo(name);
    const all = [text, ...texts.values()].reduce((sum, one) => sum + one.split(written).length - 1, 0);
    if (known === undefined && all * (written.length - ref.length) <= written.length + name.length) continue;
    text = text.replaceAll(written, ref);
    for (const [of, one] of texts) if (of !== known) texts.set(of, one.replaceAll(written, ref));
    texts.set(name, written);
  }
  const told = [...texts].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    paths: JSON.parse(text),
    schemas: Object.fromEntries(told.map(([name, one]): [string, unknown] => [name, JSON.parse(one)])),
  };
}

function look(found: Map<string, Place[]>, value: unknown, place: Place): void {
  if (typeof value !== 'object' || value === null) return;
  if ('enum' in value || ('type' in value && value.type === 'object')) {
    const written = JSON.stringify(value);
    found.set(written, [...(found.get(written) ?? []), place]);
  }
  for (const [name, one] of Object.entries(value)) {
    if (name !== 'properties') look(found, one, place);
    else for (const [key, of] of Object.entries(Object(one))) look(found, of, { ...place, key: capital(key) });
  }
}

/** `/api/counties/{county}/loops/{id}` is of loops. */
function lastWord(address: string): string {
  const word = address.split('/').findLast((part) => part !== '' && !part.startsWith('{')) ?? '';
  return word.split('-').map(capital).join('');
}

function capital(word: string): string {
  return word.replace(/^./, (letter) => letter.toUpperCase());
}

function freeName(taken: ReadonlyMap<string, unknown>, name: string): string {
  for (let number = 1; ; number += 1) {
    const one = number === 1 ? name : `${name}${number}`;
    if (!taken.has(one)) return one;
  }
}
