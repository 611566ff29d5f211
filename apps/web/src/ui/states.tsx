import type { ComponentChildren } from 'preact';
import { useMessages } from '../i18n/index.tsx';
import { Icon, type IconName } from './icon.tsx';
import './note.css';
import { FailureNote } from './refusal-note.tsx';

/** An empty list that says how to begin. */
export function EmptyState(props: { icon?: IconName; title: string; next: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <Icon name={props.icon ?? 'check'} size={36} />
      <h3>{props.title}</h3>
      <p>{props.next}</p>
      {props.children}
    </div>
  );
}

/** Grey lines where text will be, while it is on its way. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  const { shell } = useMessages();
  return (
    <div class="skeleton" role="status" aria-label={shell.loading}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}

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

/** The mark that sample data wear. */
export function SampleMark() {
  const { shell } = useMessages();
  return (
    <span class="sample" title={shell.sampleHint}>
      {shell.sample}
    </span>
  );
}
