import {
  equipmentItems,
  equipmentStates,
  LEAST_FLOOR_AREA_SQUARE_METRES,
  smallPremisesReasons,
  type EquipmentCheck,
  type EquipmentItem,
  type SmallPremisesReason,
} from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import type { StationRow } from '../../sync/desk-answers.ts';
import { prepare } from '../../sync/command.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, SelectField, TextField } from '../../ui/field.tsx';
import { SendingNote } from '../../ui/refusal-note.tsx';

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
  const { network, shell } = useMessages();
  const sender = useSending(useCountyCode());
  const [area, setArea] = useState('');
  const [reason, setReason] = useState<SmallPremisesReason | ''>('');
  const [checked, setChecked] = useState<ReadonlyMap<EquipmentItem, EquipmentCheck['state']>>(new Map());
  const areaAbout = sender.state.is === 'refused' && sender.state.where === 'payload.floorAreaSquareMetres';
  const submit = () => {
    const payload = {
      station: station.id,
      floorAreaSquareMetres: area.trim() === '' ? null : Number(area),
      smallPremisesReason: reason === '' ? null : reason,
      equipment: [...checked].map(([item, state]) => ({ item, state })),
    };
    sender.send([prepare('fit-station', payload)], ([outcome]) => {
      if (outcome?.status === 'accepted') onDone();
    });
  };
  return (
    <Dialog title={network.steps.fit} onClose={onClose}>
      <Form onSubmit={submit} label={network.steps.fit}>
        <div class="fields-pair">
          <TextField
            figures
            inputMode="numeric"
            autoFocus
            label={network.floorArea}
            hint={network.floorAreaHint(LEAST_FLOOR_AREA_SQUARE_METRES)}
            value={area}
            onInput={setArea}
            problem={areaAbout ? sender.problem : undefined}
          />
          <SelectField
            label={network.smallReason}
            value={reason}
            onChange={setReason}
            empty={network.enough}
            options={smallPremisesReasons.map((value) => ({ value, label: network.smallPremises[value] }))}
          />
        </div>
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
                    checked={checked.get(item) === state}
                    onChange={() => setChecked(new Map(checked).set(item, state))}
                  />
                  <span>{network.states[state]}</span>
                </label>
              ))}
            </div>
          ))}
        </fieldset>
        {!areaAbout && <SendingNote sender={sender} />}
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" submit busy={sender.busy}>
            {network.steps.fit}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
