import type { YieldBasis } from '@yangui/domain';
import { decimalOf } from '../forms/typed-figures.ts';

/** A size as typed, in hundredths: mu with up to two decimals; heads, hives and trees are whole. */
export function hundredthsTyped(typed: string, basis: YieldBasis): number | undefined {
  const hundredths = decimalOf(typed, basis === 'mu' ? 2 : 0);
  return hundredths === undefined ? undefined : hundredths * (basis === 'mu' ? 1 : 100);
}

/** A size as it is typed. */
export function sizeFigure(hundredths: number): string {
  return String(hundredths / 100);
}
