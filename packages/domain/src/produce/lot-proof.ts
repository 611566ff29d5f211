import type { Draft } from '../kernel/index.ts';
import { lotIn, type Lot, type Proof } from './lot.ts';
import type { LotMaking } from './lot-making.ts';

/** What several sources prove together: what each of them does, as long as the first of them. */
function provenByAll(sources: readonly Pick<Lot, 'proven'>[]): readonly Proof[] {
  const [first, ...others] = sources;
  return (first?.proven ?? []).flatMap(({ substance, until }) => {
    const also = others.map(({ proven }) => proven.find((one) => one.substance === substance)?.until);
    return also.includes(undefined)
      ? []
      : [{ substance, until: also.reduce((least: string, one = least) => (one < least ? one : least), until) }];
  });
}

/** What stands behind a lot: its own tests, and what all that it was made of had. Drying makes other goods of it: what is in it is in less. */
function provenOf(draft: Draft, { tested, making }: Pick<Lot, 'tested' | 'making'>): readonly Proof[] {
  const made: LotMaking | undefined = making === null ? undefined : draft.get('lotMaking', making);
  const inherited =
    made === undefined || made.act === 'dry'
      ? []
      : provenByAll(made.inputs.map(({ lot }) => draft.get('lot', lot) ?? { proven: [] }));
  const latest = new Map<string, string>();
  for (const { substance, until } of [...tested, ...inherited])
    if ((latest.get(substance) ?? '') < until) latest.set(substance, until);
  return [...latest]
    .map(([substance, until]) => ({ substance, until }))
    .toSorted((a, b) => (a.substance < b.substance ? -1 : 1));
}

/** Writes what stands behind a lot, and behind what was made of it as far as that differs. */
export function writeProven(draft: Draft, lot: string): void {
  const waiting = [lot];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const row = draft.get('lot', id);
    if (row === undefined) continue;
    const proven = provenOf(draft, row);
    if (JSON.stringify(proven) === JSON.stringify(row.proven)) continue;
    draft.put('lot', { ...row, proven });
    waiting.push(
      ...row.madeInto.flatMap((making) => (draft.get('lotMaking', making)?.outputs ?? []).map((one) => one.lot)),
    );
  }
}

/** Says what laboratories passed in a lot, until when each report holds. */
export function proveLot(draft: Draft, lot: string, tested: readonly Proof[]): void {
  draft.put('lot', { ...lotIn(draft, lot), tested });
  writeProven(draft, lot);
}
