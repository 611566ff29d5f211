import { useState } from 'preact/hooks';
import type { Column } from './table.tsx';

/** The rows of a list that somebody ticked, by their ids. */
export interface Chosen {
  readonly ids: ReadonlySet<string>;
  readonly choose: (ids: ReadonlySet<string>) => void;
}

export function useChosen(): Chosen {
  const [ids, choose] = useState<ReadonlySet<string>>(new Set());
  return { ids, choose };
}

interface ChoiceWords<R> {
  readonly title: string;
  /** What a row's tick is called, for who hears it. */
  readonly labelOf: (row: R) => string;
}

/** A column of ticks; a row that cannot be chosen has none. */
export function choiceColumn<R extends { readonly id: string }>(
  { ids, choose }: Chosen,
  { title, labelOf }: ChoiceWords<R>,
  canChoose: (row: R) => boolean = () => true,
): Column<R> {
  const toggle = (id: string) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    choose(next);
  };
  return {
    title,
    tight: true,
    cell: (row) =>
      canChoose(row) && (
        <input
          type="checkbox"
          class="row-tick"
          checked={ids.has(row.id)}
          aria-label={labelOf(row)}
          onChange={() => toggle(row.id)}
        />
      ),
  };
}
