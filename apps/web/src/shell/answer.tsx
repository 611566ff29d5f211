import type { ComponentChildren } from 'preact';
import { Skeleton } from '../ui/states.tsx';
import { FailureNote } from './sending-note.tsx';

/** What a read looks like to the screens, whatever fetched it. */
export interface Read<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** Shows a read: a skeleton while it is on its way, what went wrong if it did, and else its data. */
export function Answer<T>({
  of,
  lines,
  children,
}: {
  of: Read<T>;
  lines?: number;
  children: (data: T) => ComponentChildren;
}) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error) return <FailureNote error={of.error} again={() => void of.refetch()} />;
  return <Skeleton {...(lines === undefined ? {} : { lines })} />;
}
