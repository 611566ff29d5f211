import { equipmentItems, equipmentStates, LEAST_FLOOR_AREA_SQUARE_METRES, smallPremisesReasons } from '@yangui/domain';
import * as z from 'zod/mini';
import type { WireProblem } from '../../sync/refused.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice, FormLine } from '../../forms/form-fields.tsx';
import { choice, free, maybe, wholeNumber } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import type { StationRow } from '../../sync/stations.ts';
import { prepare } from '../../sync/command.ts';

const equipmentChecked = z.array(z.object({ item: z.enum(equipmentItems), state: z.enum(equipmentStates) }));
type EquipmentChecked = z.infer<typeof equipmentChecked>;

/** Looks at a planned station's premises and equipment, item by item. */
export function FitStation({
  station,
  onClose,
  onDone,
}: {
  station: StationRow;
  onClose: () => void;
  onDone: () => void;
}) {
  const { network } = useMessages();
  const form = useForm({
    name: `fit-station ${station.id}`,
    fields: {
      floorAreaSquareMetres: maybe(wholeNumber()),
      smallPremisesReason: maybe(choice(smallPremisesReasons)),
      equipment: free(equipmentChecked, []),
    },
    commands: (checked) => prepare('fit-station', { station: station.id, ...checked }),
    follows: onDone,
    blames: {
      'floor-area-invalid': 'floorAreaSquareMetres',
      'premises-small': 'smallPremisesReason',
      'equipment-unchecked': 'equipment',
    },
  });
  return (
    <FormDialog form={form} title={network.steps.fit} action={network.steps.fit} onClose={onClose}>
      <div class="fields-pair">
        <FormLine
          of={form.at('floorAreaSquareMetres')}
          autoFocus
          label={network.floorArea}
          hint={network.floorAreaHint(LEAST_FLOOR_AREA_SQUARE_METRES)}
        />
        <FormChoice
          of={form.at('smallPremisesReason')}
          label={network.smallReason}
          empty={network.enough}
          options={smallPremisesReasons.map((value) => ({ value, label: network.smallPremises[value] }))}
        />
      </div>
      <Equipment
        checked={form.value('equipment') ?? []}
        problem={form.at('equipment').problem}
        onChange={(checked) => form.put('equipment', checked)}
      />
    </FormDialog>
  );
}

/** Every thing on the list, whether it is there. */
function Equipment({
  checked,
  problem,
  onChange,
}: {
  checked: EquipmentChecked;
  problem: WireProblem | undefined;
  onChange: (checked: EquipmentChecked) => void;
}) {
  const { network } = useMessages();
  return (
    <fieldset class="equipment">
      <legend class="field-label">{network.equipmentList}</legend>
      <p class="field-hint">{network.equipmentHint}</p>
      {equipmentItems.map((item) => (
        <div key={item} class="equipment-item" role="radiogroup" aria-label={network.equipment[item]}>
          <span>{network.equipment[item]}</span>
          {equipmentStates.map((state) => (
            <label key={state} class="check">
              <input
                type="radio"
                name={item}
                aria-invalid={problem !== undefined}
                checked={checked.some((one) => one.item === item && one.state === state)}
                onChange={() => onChange([...checked.filter((one) => one.item !== item), { item, state }])}
              />
              <span>{network.states[state]}</span>
            </label>
          ))}
        </div>
      ))}
      {problem !== undefined && <RefusalNote problem={problem} />}
    </fieldset>
  );
}
