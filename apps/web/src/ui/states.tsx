import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import './note.css';
import { useUiWords } from './words.ts';

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
  const words = useUiWords();
  return (
    <div class="skeleton" role="status" aria-label={words.loading}>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}
