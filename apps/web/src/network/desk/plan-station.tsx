import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormCheck, FormLine } from '../../forms/form-fields.tsx';
import { check, text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import type { VillageRow } from '../../sync/stations.ts';
import { prepare } from '../../sync/command.ts';

/** Plans a station in a village, or takes in one that serves there already. */
export function PlanStation(props: { village: VillageRow; onClose: () => void; onDone: (text: string) => void }) {
  const { desk, network } = useMessages();
  const { village } = props;
  const form = useForm({
    name: `plan-station ${village.code}`,
    fields: { name: text(desk.stations.nameOf(village.name)), serves: check() },
    commands: ({ name, serves }, station) => {
      const site = { station, village: village.code, name };
      return serves ? prepare('open-station', site) : prepare('plan-station', site);
    },
    follows: ({ name, serves }) => props.onDone(serves ? network.takenIn(name) : network.planned(name)),
  });
  return (
    <FormDialog
      form={form}
      title={network.planIn(village.name)}
      action={form.value('serves') === true ? desk.stations.open : network.plan}
      onClose={props.onClose}
    >
      <p class="note">
        {village.townName} · {village.name}
      </p>
      <FormLine of={form.at('name')} label={desk.stations.name} autoFocus />
      <FormCheck of={form.at('serves')} label={network.servesAlready} />
    </FormDialog>
  );
}
