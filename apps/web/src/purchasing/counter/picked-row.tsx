import type { ComponentChildren } from 'preact';
import { ActLine } from '../../acts/act-line.tsx';
import type { ActHere } from '../../acts/use-acts.ts';

/** What was done with a row on this page, and how it is said; undefined where nothing was. */
export type DoneTo = (id: string) => { readonly act: ActHere; readonly said: string } | undefined;

/** A row to tap on. Once it is done it stays where it was, quieter, with what was done. */
export function PickedRow(props: { inside: ComponentChildren; done: ReturnType<DoneTo>; onPick: () => void }) {
  const { inside, done, onPick } = props;
  const open = done === undefined || done.act.standing.is === 'refused';
  return (
    <>
      {open ? (
        <button type="button" class="order-row" onClick={onPick}>
          {inside}
        </button>
      ) : (
        <div class="order-row is-done-here">
          {inside}
          <ActLine act={done.act} done={done.said} />
        </div>
      )}
      {done?.act.standing.is === 'refused' && <ActLine act={done.act} done="" />}
    </>
  );
}
