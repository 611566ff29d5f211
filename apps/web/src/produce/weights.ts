import type { WeightUnit } from '@yangui/domain';
import { decimalOf, gramsOf } from '../forms/typed-figures.ts';

/** Grams in a unit that people weigh in. */
const gramsIn: Readonly<Record<WeightUnit, number>> = { jin: 500, kg: 1_000 };

/** A weight as typed in a unit, in grams: to the gram in either. Undefined where it is none. */
export function gramsTyped(typed: string, unit: WeightUnit): number | undefined {
  return part(gramsOf(typed), gramsIn[unit], 1_000);
}

/** So many parts of a figure; undefined where it is none, or they are not whole. */
function part(figure: number | undefined, parts: number, of: number): number | undefined {
  const result = ((figure ?? Number.NaN) * parts) / of;
  return Number.isInteger(result) ? result : undefined;
}

/** Grams as a figure in a unit, without zeros at the end. */
export function weightFigure(grams: number, unit: WeightUnit): string {
  return (grams / gramsIn[unit]).toFixed(3).replace(/\.?0+$/, '');
}

/** The same as it is shown: its thousands apart. What is typed has none, so that it is typed on. */
export function weightSaid(grams: number, unit: WeightUnit): string {
  const [whole = '', part] = weightFigure(grams, unit).split('.');
  const apart = Number(whole).toLocaleString('en');
  return part === undefined ? apart : `${apart}.${part}`;
}

/** A price as typed in yuan a unit, in fen a kilogram. */
export function fenPerKgTyped(typed: string, unit: WeightUnit): number | undefined {
  return part(decimalOf(typed, 3), 100, gramsIn[unit]);
}

/** Fen a kilogram as yuan a unit. */
export function priceFigure(fenPerKg: number, unit: WeightUnit): string {
  const yuan = (fenPerKg * gramsIn[unit]) / 1_000 / 100;
  return yuan.toFixed(Number.isInteger(yuan * 100) ? 2 : 3);
}
