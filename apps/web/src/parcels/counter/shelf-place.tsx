import { placeIn } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { wholeNumber } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { Button } from '../../ui/button.tsx';

interface ShelfPlaceProps {
  /** Null for what waited before codes said where. */
  readonly visit: string | null;
  readonly code: string;
}

/** Where on the shelf what waits for somebody lies, and the button that says otherwise. */
export function ShelfPlace({ visit, code }: ShelfPlaceProps) {
  const { counter: say } = useMessages().parcels;
  const [moving, setMoving] = useState(false);
  if (visit === null) return null;
  const [shelf, place] = placeIn(code).split('-').map(Number);
  return (
    <p class="shelf-place">
      <strong>{say.liesAt(shelf ?? 0, place ?? 0)}</strong>
      <Button kind="plain" icon="edit" onClick={() => setMoving(true)}>
        {say.move}
      </Button>
      {moving && <MoveDialog visit={visit} shelf={shelf} place={place} onClose={() => setMoving(false)} />}
    </p>
  );
}

interface MoveProps {
  readonly visit: string;
  readonly shelf: number | undefined;
  readonly place: number | undefined;
  readonly onClose: () => void;
}

function MoveDialog({ visit, shelf, place, onClose }: MoveProps) {
  const { parcels, shell } = useMessages();
  const { counter: say } = parcels;
  const form = useForm({
    name: `move-on-shelf ${visit}`,
    fields: { shelf: wholeNumber(shelf), place: wholeNumber(place) },
    commands: (at) => prepare('move-on-shelf', { visit, ...at }),
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={say.move} action={say.moveDo} icon="check" cancel={shell.back} onClose={onClose}>
      <FormLine of={form.at('shelf')} label={say.shelf} maxLength={1} autoFocus />
      <FormLine of={form.at('place')} label={say.place} maxLength={2} />
      <p class="note">{say.moveHint}</p>
    </FormDialog>
  );
}
