import { consignmentKinds } from '@yangui/domain';
import { useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { newId } from '../../sync/command.ts';
import { sizesNamed } from './terms.ts';

const stored = z.object({
  consignment: z.string(),
  whose: z.enum(['villager', 'station']),
  villager: z.optional(z.object({ is: z.enum(['known', 'new']), id: z.string(), name: z.string() })),
  kind: z.enum(consignmentKinds),
  pieces: z.string(),
  kilograms: z.string(),
  size: z.optional(z.enum(sizesNamed)),
  cold: z.boolean(),
  to: z.object({ name: z.string(), phone: z.string(), address: z.string() }),
});

/** Something to be sent up, as far as it was typed; `to` is whom it is for. */
export type SendDraft = z.infer<typeof stored>;

const keyOf = (station: string) => `yangui.send ${station}`;

function emptyDraft(): SendDraft {
  return {
    consignment: newId(),
    whose: 'villager',
    villager: undefined,
    kind: 'parcel',
    pieces: '1',
    kilograms: '',
    size: undefined,
    cold: false,
    to: { name: '', phone: '', address: '' },
  };
}

/**
 * What is half filled in on this tab: it outlives a reload and a look at another screen, not the tab, and not its being saved.
 * @returns it, what changes it, and what empties it
 */
export function useSendDraft(station: string): readonly [SendDraft, (change: Partial<SendDraft>) => void, () => void] {
  const [draft, setDraft] = useState(() => readDraft(station));
  const empty = () => {
    sessionStorage.removeItem(keyOf(station));
    setDraft(emptyDraft());
  };
  const change = (to: Partial<SendDraft>) =>
    setDraft((before) => {
      const after = { ...before, ...to };
      sessionStorage.setItem(keyOf(station), JSON.stringify(after));
      return after;
    });
  return [draft, change, empty];
}

/** Fills in what was written before and refused, to be put right. */
export function beginDraft(station: string, draft: SendDraft): void {
  sessionStorage.setItem(keyOf(station), JSON.stringify(draft));
}

/** What is half filled in on this tab now. */
export function readDraft(station: string): SendDraft {
  const read = stored.safeParse(parsed(sessionStorage.getItem(keyOf(station))));
  return read.success ? read.data : emptyDraft();
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

/** Whether anything was filled in. */
export function isBegun({ villager, kilograms, size, to }: SendDraft): boolean {
  return (
    villager !== undefined || kilograms !== '' || size !== undefined || Object.values(to).some((text) => text !== '')
  );
}
