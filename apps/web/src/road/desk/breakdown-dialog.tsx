import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice } from '../../forms/form-fields.tsx';
import { maybeText } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';

interface BreakdownDialogProps {
  readonly vehicle: { readonly id: string; readonly name: string };
  /** The loop it is on; null where it had not left. */
  readonly loop: string | null;
  /** Where it may have stopped: the stations of its loop first. */
  readonly stations: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
}

/** Says that a vehicle broke down, and near which station where it is on its way. */
export function BreakdownDialog({ vehicle, loop, stations, onClose }: BreakdownDialogProps) {
  const { loops } = useMessages();
  const form = useForm({
    name: `report-breakdown ${vehicle.id}`,
    fields: { station: maybeText() },
    misfit: ({ station }) => (loop !== null && station === null ? ({ field: 'station' } as const) : undefined),
    commands: ({ station }) =>
      prepare('report-breakdown', {
        vehicle: vehicle.id,
        loop,
        station,
        longitudeMicrodegrees: null,
        latitudeMicrodegrees: null,
      }),
    follows: onClose,
    blames: { 'stopped-where': 'station' },
  });
  return (
    <FormDialog
      form={form}
      title={loops.brokeTitle(vehicle.name)}
      action={loops.brokeSend}
      kind="danger"
      onClose={onClose}
    >
      <p>{loop === null ? loops.brokeAtDepot : loops.brokeHint}</p>
      {loop !== null && (
        <FormChoice
          of={form.at('station')}
          label={loops.brokeWhere}
          empty={loops.fleet.windowStation}
          options={stations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </FormDialog>
  );
}
