import type { Envelope } from '@yangui/domain';
import * as z from 'zod/mini';
import type { Looked } from '../sync/command.ts';
import type { WireProblem } from '../sync/refused.ts';

/** A figure that somebody else changed while this person was at it. `what` is the field that shows it, or its path in the payload. */
export interface CrossedHere {
  readonly what: string;
  /** Its path in the payload. */
  readonly path: string;
  readonly now: unknown;
  readonly who: string | undefined;
  readonly at: number | undefined;
}

const told = z.array(
  z.object({ what: z.string(), now: z.string(), who: z.nullish(z.string()), at: z.optional(z.number()) }),
);

/** What a refusal says that somebody else changed meanwhile, each under the field that shows it; none in any other refusal. */
export function crossedIn({ code, details }: WireProblem, fields: readonly string[]): readonly CrossedHere[] {
  if (code !== 'changed-meanwhile') return [];
  const read = told.safeParse(JSON.parse(String(details?.['crossed'] ?? '[]')));
  return (read.data ?? []).map(({ what: path, now, who, at }) => ({
    what: fields.find((name) => path === name || path.startsWith(`${name}.`)) ?? path,
    path,
    now: JSON.parse(now),
    who: who ?? undefined,
    at,
  }));
}

/**
 * Commands with what they would have said of what their maker saw, each beside the one of its type at its place.
 * @param agreed figures that they were told of and say otherwise all the same
 */
export function withSeen(
  made: readonly Envelope[],
  seen: readonly Envelope[],
  agreed: readonly CrossedHere[],
): readonly Looked[] {
  return made.map((envelope, index): Looked => {
    const before = seen[index];
    if (before?.type !== envelope.type || !isGroup(before.payload)) return envelope;
    return { ...envelope, was: agreed.reduce((was, { path, now }) => put(was, path.split('.'), now), before.payload) };
  });
}

function put(into: Group, [first = '', ...rest]: readonly string[], value: unknown): Group {
  const part = into[first];
  return { ...into, [first]: rest.length === 0 ? value : put(isGroup(part) ? part : {}, rest, value) };
}

type Group = Readonly<Record<string, unknown>>;

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
