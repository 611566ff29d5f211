import type { WeightUnit } from '@yangui/domain';
import { decimalOf, fenOf, gramsOf } from '../forms/typed-figures.ts';

/** Grams in a unit that people weigh in. */
const gramsIn: Readonly<Record<WeightUnit, number>> = { jin: 500, kg: 1_000 };

/** A weight as typed in a unit, in grams: kilograms to the gram, 斤 to a hundredth. Undefined where it is none. */
export function gramsTyped(typed: string, unit: WeightUnit): number | undefined {
  if (unit === 'kg') return gramsOf(typed);
  const hundredths = decimalOf(typed, 2);
  return hundredths === undefined ? undefined : hundredths * (gramsIn.jin / 100);
}

/** Grams as a figure in a unit, without zeros at the end. */
export function weightFigure(grams: number, unit: WeightUnit): string {
  return (grams / gramsIn[unit]).toFixed(3).replace(/\.?0+$/, '');
}

/** A price as typed in yuan a unit, in fen a kilogram. */
export function fenPerKgTyped(typed: string, unit: WeightUnit): number | undefined {
  const fen = fenOf(typed);
  return fen === undefined ? undefined : fen * (1_000 / gramsIn[unit]);
}

/** Fen a kilogram as yuan a unit. */
export function priceFigure(fenPerKg: number, unit: WeightUnit): string {
  const yuan = (fenPerKg * gramsIn[unit]) / 1_000 / 100;
  return yuan.toFixed(Number.isInteger(yuan * 100) ? 2 : 3);
}
