import { useMessages } from '../../i18n/index.tsx';
import type { Unloading } from '../../sync/unloading.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { byStation, type Item } from './unload-count.ts';

/** Asks before what was signed for and not counted is recorded as missing with the van. */
export function MissingDialog({
  items,
  van,
  onSign,
  onClose,
}: {
  items: readonly Item[];
  van: Unloading;
  onSign: () => void;
  onClose: () => void;
}) {
  const { consignments, shell } = useMessages();
  const { unload: say } = consignments;
  return (
    <Dialog title={say.confirmTitle(items.length)} onClose={onClose}>
      <p>{say.confirmHint(van.driverName ?? say.theDriver)}</p>
      <ul class="unload-missing">
        {byStation(items, van.stations).flatMap(({ name, items: of }) =>
          of.map(({ id, label, kind }) => (
            <li key={id}>
              <strong class="parcel-number">{label}</strong>{' '}
              <span class="note">
                {consignments.kinds[kind]} · {name}
              </span>
            </li>
          )),
        )}
      </ul>
      <DialogActions>
        <Button onClick={onClose}>{shell.cancel}</Button>
        <Button kind="danger" onClick={onSign}>
          {say.confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
