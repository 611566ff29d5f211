import { commonProblems } from '@yangui/domain';
import * as z from 'zod/mini';
import {
  basisPointsOf,
  clockText,
  countOf,
  fenOf,
  gramsOf,
  metresOf,
  minuteOf,
  minutesOfHours,
} from './typed-figures.ts';
import { malformed, whyNot, type WhyNot } from '../sync/problem.ts';

/** What a draft says, or the refusal of it. */
export type Reading<V> = { readonly value: V } | { readonly wrong: WhyNot };

/**
 * A kind of field: what stands in it first, and how what stands in it is read. A draft is a text whatever the kind, so
 * that it can be kept as it was typed.
 */
export interface FieldKind<V> {
  readonly start: string;
  readonly read: (draft: string) => Reading<V>;
  /** The draft that reads as a value. */
  readonly write: (value: V) => string;
  /** The draft of what a row has by somebody else's hand; undefined where that is nothing of this kind. */
  readonly told: (now: unknown) => string | undefined;
  /** The keys a phone shows for it; figures stand on the right. */
  readonly keys?: 'decimal' | 'numeric';
}

const misread: Reading<never> = { wrong: malformed };

/** A line of words; the command's own schema says what it must be. */
export function text(start = ''): FieldKind<string> {
  return { start, read: (draft) => ({ value: draft.trim() }), write: (value) => value, told: aText };
}

/** A line of words that may be left empty. */
export function maybeText(start: string | null = null): FieldKind<string | null> {
  const write = (value: string | null) => value ?? '';
  return {
    start: write(start),
    read: (draft) => ({ value: draft.trim() === '' ? null : draft.trim() }),
    write,
    told: (now) => (now === null ? '' : aText(now)),
  };
}

/** An amount in yuan; its value is in fen. */
export function yuan(startFen?: number): FieldKind<number> {
  return figure('decimal', fenOf, inYuan, startFen);
}

/** A weight in kilograms; its value is in grams. */
export function kilograms(startGrams?: number): FieldKind<number> {
  return figure('decimal', gramsOf, (grams) => String(grams / 1_000), startGrams);
}

/** A way in kilometres; its value is in metres. */
export function kilometres(startMetres?: number): FieldKind<number> {
  return figure('decimal', metresOf, (metres) => String(metres / 1_000), startMetres);
}

/** A share in per cent; its value is in basis points. */
export function percent(startBasisPoints?: number): FieldKind<number> {
  return figure('decimal', basisPointsOf, (basisPoints) => String(basisPoints / 100), startBasisPoints);
}

/** So many of something. What is no whole number is refused; how many are allowed is the schema's to say. */
export function units(start?: number): FieldKind<number> {
  return {
    ...figure('numeric', countOf, String, start),
    read: orRefuse(countOf, whyNot(commonProblems, 'quantity-out-of-range')),
  };
}

/** A whole number that counts no goods: minutes, days, square metres. */
export function wholeNumber(start?: number): FieldKind<number> {
  return figure('numeric', countOf, String, start);
}

/** A time that lasts, in hours; its value is in minutes. */
export function hours(startMinutes?: number): FieldKind<number> {
  return figure('decimal', minutesOfHours, (minutes) => String(minutes / 60), startMinutes);
}

/** A time of the day; its value is the minute. */
export function timeOfDay(startMinute?: number): FieldKind<number> {
  return figure('numeric', minuteOf, clockText, startMinute);
}

/** The same kind, where nothing typed is an answer too. */
export function maybe<V>(kind: FieldKind<V>): FieldKind<V | null> {
  return {
    ...kind,
    read: (draft) => (draft.trim() === '' ? { value: null } : kind.read(draft)),
    write: (value) => (value === null ? '' : kind.write(value)),
    told: (now) => (now === null ? '' : kind.told(now)),
  };
}

/** One of a few; none chosen is refused. */
export function choice<const V extends string>(among: readonly V[], start: V | '' = ''): FieldKind<V> {
  const read = (draft: string) => {
    const value = among.find((one) => one === draft);
    return value === undefined ? misread : { value };
  };
  return { start, read, write: (value) => value, told: (now) => among.find((one) => one === now) };
}

/** Yes or no. */
export function check(start = false): FieldKind<boolean> {
  const write = (value: boolean) => (value ? '1' : '');
  return {
    start: write(start),
    read: (draft) => ({ value: draft !== '' }),
    write,
    told: (now) => (typeof now === 'boolean' ? write(now) : undefined),
  };
}

/** Whatever else a form asks for, as the schema has it: a list of lines, a place on the map. */
export function free<S extends z.ZodMiniType>(schema: S, start: z.output<S>): FieldKind<z.output<S>> {
  const read = (draft: string): Reading<z.output<S>> => {
    const read = schema.safeParse(JSON.parse(draft));
    return read.success ? { value: read.data } : misread;
  };
  const told = (now: unknown) => (schema.safeParse(now).success ? JSON.stringify(now) : undefined);
  return { start: JSON.stringify(start), read, write: (value) => JSON.stringify(value), told };
}

/** A figure in a unit of its own. */
export function figure(
  keys: 'decimal' | 'numeric',
  of: (draft: string) => number | undefined,
  write: (value: number) => string,
  start: number | undefined,
): FieldKind<number> {
  return {
    keys,
    start: start === undefined ? '' : write(start),
    read: orRefuse(of, malformed),
    write,
    told: (now) => (typeof now === 'number' ? write(now) : undefined),
  };
}

function aText(now: unknown): string | undefined {
  return typeof now === 'string' ? now : undefined;
}

/** Reads a figure, or says why it is none. */
export function orRefuse(of: (draft: string) => number | undefined, wrong: WhyNot) {
  return (draft: string): Reading<number> => {
    const value = of(draft);
    return value === undefined ? { wrong } : { value };
  };
}

function inYuan(fen: number): string {
  return (fen / 100).toFixed(2);
}
