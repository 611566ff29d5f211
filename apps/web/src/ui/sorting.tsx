import { useId } from 'preact/hooks';
import { useFilter } from './use-filter.ts';
import { useUiWords } from './words.ts';

/** By what a column sorts its list: the name in the address, and a row's value where the list is held whole. Else the server sorts. */
export interface SortBy<R> {
  readonly name: string;
  readonly by?: (row: R) => string | number | null;
}

/** What of a column sorting needs to know. */
interface Sortable<R> {
  readonly title: string;
  readonly sort?: SortBy<R>;
}

/** How a list is sorted: a column's name, `-` before it turns it round; empty is the order in which the list came. */
export interface Sorting {
  readonly now: string;
  readonly choose: (sort: string) => void;
  /** What holds where nobody chose. */
  readonly otherwise: string;
}

/**
 * How the address says a list is sorted.
 * @param param its name there; a second list on one page has another
 * @param otherwise how the list comes where the address says nothing
 */
export function useSorting(param = 'sort', otherwise = ''): Sorting {
  const [asked, ask] = useFilter(param);
  return { now: asked === '' ? otherwise : asked, choose: (sort) => ask(sort === otherwise ? '' : sort), otherwise };
}

/** Puts rows that are held whole in the order that the address asks for: what a table does, and its export after it. */
export function useInOrder<R>(
  columns: readonly Pick<Sortable<R>, 'sort'>[],
  param?: string,
  otherwise?: string,
): (rows: readonly R[]) => readonly R[] {
  const { now } = useSorting(param, otherwise);
  return (rows) => inOrder(rows, columns, now);
}

/** The rows by the column of that name. Numbers by size, texts as a Chinese dictionary has them, what is missing last. */
export function inOrder<R>(
  rows: readonly R[],
  columns: readonly Pick<Sortable<R>, 'sort'>[],
  sort: string,
): readonly R[] {
  const by = columns.find((column) => column.sort?.name === sort.replace(/^-/, ''))?.sort?.by;
  if (by === undefined) return rows;
  const sign = sort.startsWith('-') ? -1 : 1;
  return rows.toSorted((one, other) => compare(by(one), by(other), sign));
}

const dictionary = new Intl.Collator('zh-u-co-pinyin');

function compare(one: string | number | null, other: string | number | null, sign: 1 | -1): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  if (typeof one === 'number' && typeof other === 'number') return sign * (one - other);
  return sign * dictionary.compare(String(one), String(other));
}

/** Which way a column sorts now; undefined where another does, or it cannot. */
export function directionOf<R>({ now }: Sorting, { sort }: Sortable<R>): 'ascending' | 'descending' | undefined {
  if (sort === undefined) return undefined;
  return now === sort.name ? 'ascending' : now === `-${sort.name}` ? 'descending' : undefined;
}

/** The heading of a column: a button where the list can be sorted by it. Up, then down, then as it came. */
export function Heading<R>({ column, sorting }: { column: Sortable<R>; sorting: Sorting }) {
  const { title, sort } = column;
  if (sort === undefined) return <>{title}</>;
  const direction = directionOf(sorting, column);
  const cameSo = sorting.otherwise.replace(/^-/, '') === sort.name ? sort.name : sorting.otherwise;
  const next = direction === undefined ? sort.name : direction === 'ascending' ? `-${sort.name}` : cameSo;
  return (
    <button type="button" class="sort" onClick={() => sorting.choose(next)}>
      {title}
      <span class={direction === undefined ? 'sort-mark is-off' : 'sort-mark'} aria-hidden="true">
        {direction === 'ascending' ? '↑' : direction === 'descending' ? '↓' : '↕'}
      </span>
    </button>
  );
}

/** The same choice where a phone shows no headings. */
export function SortChoice<R>({ columns, sorting }: { columns: readonly Sortable<R>[]; sorting: Sorting }) {
  const words = useUiWords();
  const id = useId();
  const options = columns.flatMap(({ title, sort }) =>
    sort === undefined
      ? []
      : [
          { value: sort.name, label: words.ascending(title) },
          { value: `-${sort.name}`, label: words.descending(title) },
        ],
  );
  if (options.length === 0) return null;
  return (
    <div class="sort-choice">
      <label for={id}>{words.sortBy}</label>
      <select id={id} class="input" value={sorting.now} onChange={(event) => sorting.choose(event.currentTarget.value)}>
        {sorting.otherwise === '' && <option value="">{words.unsorted}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
