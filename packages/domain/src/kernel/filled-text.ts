import { UUIDV7 } from './ids.ts';
import { wallClock } from './time.ts';

/**
 * A refusal's text with its details filled in, the same on the server and on a device: amounts (`…Fen`) in yuan,
 * weights (`…Grams`) in kilograms and 斤, as whoever reads it typed the one or the other,
 * moments (`at`, `until`, `…At`) as the clock on the wall shows them in China; a hole without its detail stays.
 * @example filledText('at {stepAt}', { stepAt: 0 }) // 'at 1970-01-01 08:00'
 */
export function filledText(template: string, details: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (hole, key: string) => {
    const value = details[key];
    return value === undefined ? hole : shown(key, value);
  });
}

function shown(key: string, value: string | number): string {
  if (typeof value === 'string') return value;
  if (key.endsWith('Fen')) return yuan(value);
  if (key.endsWith('Grams')) return `${weight(value / 1_000)} kg (${weight(value / 500)} 斤)`;
  if (key === 'until' || key === 'at' || key.endsWith('At')) return wallClock(value);
  return String(value);
}

/** To the gram, its thousands apart. */
function weight(figure: number): string {
  return figure.toLocaleString('en', { maximumFractionDigits: 3 });
}

function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A figure as a refusal says it, by its name: amounts (`…Fen`) in yuan; a list, or what an id stands for, is not spelled out. */
export function figureText(what: string, value: unknown): string {
  if (value === null) return '—';
  if (typeof value === 'string') return UUIDV7.test(value) ? '…' : value;
  if (typeof value !== 'number') return typeof value === 'object' ? '…' : JSON.stringify(value);
  return what.endsWith('Fen') ? yuan(value) : String(value);
}
