import { useEffect, useState } from 'preact/hooks';
import type { HeldAttachment, KeptAttachment, NewAttachment } from './kept-attachment.ts';

/** What keeps attachments on this device and sends them: a counter's station, or a driver's round. */
export interface Keeper {
  readonly held: readonly HeldAttachment[];
  /** Keeps one, before the record that names it is made. @throws DeviceFull */
  readonly keepAttachment: (one: NewAttachment) => Promise<void>;
  readonly attachmentBytes: (id: string) => Promise<Pick<KeptAttachment, 'bytes' | 'mediaType'> | undefined>;
  readonly follow: (follower: () => void) => () => void;
}

let here: Keeper | undefined;
const followers = new Set<() => void>();

/** What keeps attachments in this tab from now on; undefined where nothing does any more. */
export function setKeeper(keeper: Keeper | undefined): void {
  here = keeper;
  for (const follower of followers) follower();
}

/** What keeps attachments on this device, rendering again with each change; undefined where this browser keeps none. */
export function useKeeper(): Keeper | undefined {
  const [, render] = useState(0);
  useEffect(() => {
    let leave: (() => void) | undefined;
    const again = () => render((count) => count + 1);
    const anew = () => {
      leave?.();
      leave = here?.follow(again);
      again();
    };
    followers.add(anew);
    anew();
    return () => {
      followers.delete(anew);
      leave?.();
    };
  }, []);
  return 'subtle' in crypto ? here : undefined;
}
