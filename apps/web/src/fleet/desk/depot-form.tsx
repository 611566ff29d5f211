import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormCheck, FormLine } from '../../forms/form-fields.tsx';
import { check, text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import type { DepotRow } from '../../sync/loops.ts';
import { PositionFields, positionIn, positionKinds, positionOf } from '../../map/position-fields.tsx';
import { type TypedPosition } from '../../map/typed-position.ts';

/** Puts a depot on the map, or moves it. */
export function DepotForm({ depot, onClose }: { depot: DepotRow | null; onClose: () => void }) {
  const { loops, network } = useMessages();
  const form = useForm({
    name: `depot ${depot?.id ?? 'new'}`,
    fields: {
      name: text(depot?.name),
      ...positionKinds(depot === null ? undefined : degreesOf(depot)),
      schematic: check(depot?.schematic),
    },
    commands: ({ name, schematic, ...typed }, newDepot) => {
      const position = positionOf(typed);
      if (position === undefined) return [];
      const payload = { depot: depot?.id ?? newDepot, name, ...position, schematic };
      return depot === null ? prepare('add-depot', payload) : prepare('change-depot', payload);
    },
    follows: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={depot === null ? loops.fleet.addDepot : loops.fleet.changeDepot}
      action={loops.fleet.save}
      reason={positionOf(positionIn(form)) === undefined ? network.map.degreesWrong : undefined}
      onClose={onClose}
    >
      <FormLine of={form.at('name')} label={loops.fleet.depotName} autoFocus />
      <PositionFields form={form} />
      <FormCheck of={form.at('schematic')} label={network.map.schematic} />
    </FormDialog>
  );
}

function degreesOf({ longitudeMicrodegrees, latitudeMicrodegrees }: DepotRow): TypedPosition {
  return {
    longitude: String(longitudeMicrodegrees / 1e6),
    latitude: String(latitudeMicrodegrees / 1e6),
    from: 'wgs84',
  };
}
