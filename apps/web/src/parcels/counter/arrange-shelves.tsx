import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { wholeNumber } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { Answer } from '../../shell/answer.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { prepare } from '../../sync/command.ts';
import { useShelving, type ShelvingRow } from '../../sync/parcels.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** The button by which a partner says how many shelves there are, and how many places on each. */
export function ArrangeShelves({ station }: { station: string }) {
  const { counter: say } = useMessages().parcels;
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="plain" icon="edit" onClick={() => setOpen(true)}>
        {say.arrange}
      </Button>
      {open && <Arranging station={station} onClose={() => setOpen(false)} />}
    </>
  );
}

interface ArrangingProps {
  readonly station: string;
  readonly onClose: () => void;
}

/** The window, with what stands now as soon as that is known. */
function Arranging(props: ArrangingProps) {
  const { counter: say } = useMessages().parcels;
  const shelving = useShelving(useCountyCode(), props.station);
  const now = rowsOf(shelving)?.[0];
  if (now !== undefined) return <ArrangeDialog {...props} now={now} />;
  return (
    <Dialog title={say.arrange} onClose={props.onClose}>
      <Answer of={shelving}>{() => null}</Answer>
    </Dialog>
  );
}

function ArrangeDialog({ station, now, onClose }: ArrangingProps & { now: ShelvingRow }) {
  const { parcels, shell } = useMessages();
  const { counter: say } = parcels;
  const form = useForm({
    name: `arrange-shelves ${station}`,
    fields: { shelves: wholeNumber(now.shelves), places: wholeNumber(now.places) },
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
