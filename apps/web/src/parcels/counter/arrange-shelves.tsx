import { useState } from 'preact/hooks';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { wholeNumber } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { Button } from '../../ui/button.tsx';

/** The button by which a partner says how many shelves there are, and how many places on each. */
export function ArrangeShelves({ station }: { station: string }) {
  const { counter: say } = useMessages().parcels;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="plain" icon="edit" onClick={() => setOpen(true)}>
        {say.arrange}
      </Button>
      {open && <ArrangeDialog station={station} onClose={() => setOpen(false)} />}
    </>
  );
}

function ArrangeDialog({ station, onClose }: { station: string; onClose: () => void }) {
  const { parcels, shell } = useMessages();
  const { counter: say } = parcels;
  const form = useForm({
    name: `arrange-shelves ${station}`,
    fields: { shelves: wholeNumber(), places: wholeNumber() },
    commands: (how) => prepare('arrange-shelves', { station, ...how }),
    follows: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={say.arrange}
      action={say.arrangeDo}
      icon="check"
      cancel={shell.back}
      onClose={onClose}
    >
      <FormLine of={form.at('shelves')} label={say.shelves} maxLength={1} autoFocus />
      <FormLine of={form.at('places')} label={say.places} maxLength={2} />
      <p class="note">{say.arrangeHint}</p>
    </FormDialog>
  );
}
