import { inspectionProblems } from '@yangui/domain';
import { figure, orRefuse, type FieldKind } from '../forms/kinds.ts';
import { nanogramsOf } from '../forms/typed-figures.ts';
import { whyNot } from '../sync/problem.ts';

/** A content as standards write it, in mg/kg: 300,000 ng/kg are `0.3`. */
export function contentFigure(ngPerKg: number): string {
  return (ngPerKg / 1_000_000).toLocaleString('en', { maximumFractionDigits: 6 });
}

/** A field for a content in milligrams a kilogram; its value is in nanograms a kilogram. */
export function content(startNgPerKg?: number): FieldKind<number> {
  const kind = figure('decimal', nanogramsOf, (ngPerKg) => String(ngPerKg / 1_000_000), startNgPerKg);
  return { ...kind, read: orRefuse(nanogramsOf, whyNot(inspectionProblems, 'content-out-of-range')) };
}
