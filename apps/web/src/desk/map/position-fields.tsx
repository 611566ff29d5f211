import { useMessages } from '../../i18n/index.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { mapsReadFrom, pairIn, type TypedPosition } from './typed-position.ts';

/** Longitude, latitude and the map they are from; both figures may be pasted at once. */
export function PositionFields({
  typed,
  onChange,
  autoFocus = false,
}: {
  typed: TypedPosition;
  onChange: (typed: TypedPosition) => void;
  autoFocus?: boolean;
}) {
  const { map: say } = useMessages().network;
  return (
    <>
      <div class="fields-pair">
        {(['longitude', 'latitude'] as const).map((field) => (
          <TextField
            key={field}
            figures
            inputMode="decimal"
            autoFocus={autoFocus && field === 'longitude'}
            label={say[field]}
            hint={say.degreesHints[field]}
            value={typed[field]}
            onInput={(text) => onChange({ ...typed, ...(pairIn(text) ?? { [field]: text }) })}
          />
        ))}
      </div>
      <SelectField
        label={say.readFrom}
        hint={say.readFromHint}
        value={typed.from}
        empty={say.chooseMap}
        onChange={(from) => onChange({ ...typed, from })}
        options={mapsReadFrom.map((value) => ({ value, label: say.maps[value] }))}
      />
    </>
  );
}
