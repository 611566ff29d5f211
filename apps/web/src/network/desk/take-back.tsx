import { absenceReasons } from '@yangui/domain';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice, FormLine } from '../../forms/form-fields.tsx';
import { choice, yuan } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { Money } from '../../shell/figures.tsx';
import { prepare } from '../../sync/command.ts';
import type { StationRow } from '../../sync/stations.ts';

/** Takes a station back from a partner who hands nothing over: what was counted in the drawer, and why they do not do it themselves. */
export function TakeBack({ station, onClose }: { station: StationRow; onClose: () => void }) {
  const { network, shell, words } = useMessages();
  const { partner, held } = station;
  const say = network.takeBack;
  const form = useForm({
    name: `take-back-station ${station.id}`,
    fields: { countedFen: yuan(), reason: choice(absenceReasons) },
    commands: ({ countedFen, reason }) =>
      prepare('take-back-station', { station: station.id, person: partner?.id ?? null, countedFen, reason }),
    follows: onClose,
  });
  return (
    <FormDialog form={form} kind="danger" title={`${say.open} · ${station.name}`} action={say.action} onClose={onClose}>
      <p>{partner === null ? say.emptyHint : say.hint(partner.name ?? words.unknownPerson)}</p>
      <p class="note">
        {say.books} <Money fen={held?.cash ?? 0} />
      </p>
      <FormLine of={form.at('countedFen')} label={say.counted} autoFocus />
      <FormChoice
        of={form.at('reason')}
        label={network.why}
        empty={shell.choose}
        options={absenceReasons.map((value) => ({ value, label: say.reasons[value] }))}
      />
    </FormDialog>
  );
}
