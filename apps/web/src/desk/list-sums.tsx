import type { ComponentChildren } from 'preact';
import { useMessages } from '../i18n/index.tsx';

interface SumsRead<S> {
  readonly data: { readonly count: number; readonly whole: boolean; readonly sums: S | null } | undefined;
}

export interface ListSumsProps<S> {
  readonly of: SumsRead<S>;
  /** What is said of the sums beside how many there are: a name and a figure each. */
  readonly figures?:
    | ((sums: S) => readonly { readonly name: string; readonly figure: ComponentChildren }[])
    | undefined;
}

/** What a list comes to with its filters, over all its pages. Where that would take too long, how to narrow it down. */
export function ListSums<S>({ of: { data }, figures }: ListSumsProps<S>) {
  const say = useMessages().desk.filters;
  if (data === undefined) return <p class="list-sums" />;
  const { count, whole, sums } = data;
  // Of nothing the list itself says what it would be.
  if (count === 0) return null;
  if (!whole) return <p class="list-sums">{say.tooManyToSum(count)}</p>;
  return (
    <p class="list-sums">
      <span>{say.inAll(count)}</span>
      {sums !== null &&
        figures?.(sums).map(({ name, figure }) => (
          <span key={name}>
            <span class="note">{name}</span> {figure}
          </span>
        ))}
    </p>
  );
}
