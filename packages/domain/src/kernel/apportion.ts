import { invariant } from './fault.ts';

/** One of those among whom an amount is shared: how heavily it counts is a whole number, never negative. */
export interface Part {
  readonly id: string;
  readonly weight: number;
}

/**
 * Shares an amount in proportion to weights, in whole fen that sum to it: each is rounded down, and the fen left over go
 * to the largest remainders (Hamilton's method), those of equal remainders by their ids. So a part's share does not depend
 * on the order of the list. Where every weight is nothing, all parts count alike.
 * @param amountFen not negative
 * @param parts at least one, their ids differing
 */
export function apportion(amountFen: number, parts: readonly Part[]): ReadonlyMap<string, number> {
  invariant(Number.isSafeInteger(amountFen) && amountFen >= 0, `${amountFen} fen cannot be shared`);
  invariant(parts.length > 0, 'there is nobody to share among');
  const alike = parts.every(({ weight }) => weight === 0);
  const weighed = parts.map(({ id, weight }) => ({ id, weight: BigInt(alike ? 1 : weight) }));
  const whole = weighed.reduce((sum, { weight }) => sum + weight, 0n);
  const cut = weighed.map(({ id, weight }) => {
    invariant(weight >= 0n, `${id} has a weight below nothing`);
    const product = BigInt(amountFen) * weight;
    return { id, fen: Number(product / whole), rest: product % whole };
  });
  let left = amountFen - cut.reduce((sum, { fen }) => sum + fen, 0);
  const byRest = cut.toSorted((one, other) =>
    one.rest === other.rest ? compare(one.id, other.id) : one.rest > other.rest ? -1 : 1,
  );
  const shares = new Map<string, number>();
  for (const { id, fen } of byRest) {
    invariant(!shares.has(id), `${id} shares twice`);
    shares.set(id, left > 0 ? fen + 1 : fen);
    left -= 1;
  }
  return shares;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : 1;
}
