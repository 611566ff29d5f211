import type { HeldHere } from '../held/held-here.ts';
import { useHeldHere } from '../held/use-held.ts';

/** What keeps attachments on this device and sends them. */
export type Keeper = Pick<HeldHere, 'held' | 'keepAttachment' | 'attachmentBytes'>;

/** What keeps attachments on this device, rendering again with each change; undefined where this browser keeps none. */
export function useKeeper(): Keeper | undefined {
  const here = useHeldHere();
  return 'subtle' in crypto ? here : undefined;
}
