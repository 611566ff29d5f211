import type { CopyOf, Entities, HeldRows, Keeping, Kind, PrivateRef } from '../kernel/index.ts';
import { belongingTo } from './belonging.ts';
import { supposed, unpackCopy, type CopyAnswer, type CopyNews } from './copy.ts';
import { emptyCopy, emptyRows, peopleOf, takeIn, type FillingRows, type HeldCopy, type LetGo } from './held-copy.ts';

/** What is done with copies of a holder's rows, by the modules that are here: each as its function of the same name says. */
export interface Copies {
  readonly emptyRows: () => FillingRows;
  readonly emptyCopy: () => HeldCopy;
  readonly takeIn: (held: HeldCopy, news: CopyNews) => readonly LetGo[];
  readonly peopleOf: (by: string, rows: HeldRows) => readonly PrivateRef[];
  readonly unpackCopy: (answer: CopyAnswer) => CopyNews;
  readonly supposed: <K extends Kind>(by: string, kind: K, rows: HeldRows) => readonly Entities[K][] | undefined;
  readonly belongingTo: <K extends Kind>(
    by: string,
    kind: K,
    of: CopyOf,
    rows: HeldRows,
  ) => (row: Entities[K]) => boolean;
}

export function copiesBy(keeping: Keeping): Copies {
  return {
    emptyRows: () => emptyRows(keeping),
    emptyCopy: () => emptyCopy(keeping),
    takeIn: (held, news) => takeIn(keeping, held, news),
    peopleOf: (by, rows) => peopleOf(keeping, by, rows),
    unpackCopy: (answer) => unpackCopy(keeping, answer),
    supposed: (by, kind, rows) => supposed(keeping, by, kind, rows),
    belongingTo: (by, kind, of, rows) => belongingTo(keeping, by, kind, of, rows),
  };
}
