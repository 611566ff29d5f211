import { FormChoice, FormLine } from '../forms/form-fields.tsx';
import { text } from '../forms/kinds.ts';
import type { Form } from '../forms/use-form.ts';
import { useMessages } from '../i18n/index.tsx';
import { mapsReadFrom, nothingTyped, pairIn, positionTyped, type TypedPosition } from './typed-position.ts';

interface PositionValues {
  readonly longitude: string;
  readonly latitude: string;
  readonly from: string;
}

/** The fields of a position, with what is known of it. */
export function positionKinds(known: TypedPosition = nothingTyped) {
  return { longitude: text(known.longitude), latitude: text(known.latitude), from: text(known.from) };
}

/** The position that was typed, as a command tells it; undefined where it cannot be read, or nobody said from which map. */
export function positionOf({ longitude, latitude, from }: PositionValues) {
  return positionTyped({
    longitude,
    latitude,
    from: mapsReadFrom.find((map) => map === from) ?? '',
  });
}

/** What stands in the fields now. */
export function positionIn(form: Pick<Form<PositionValues>, 'at'>): PositionValues {
  return { longitude: form.at('longitude').draft, latitude: form.at('latitude').draft, from: form.at('from').draft };
}

/** Longitude, latitude and the map they are from; both figures may be pasted at once. */
export function PositionFields({
  form,
  autoFocus = false,
}: {
  form: Pick<Form<PositionValues>, 'at'>;
  autoFocus?: boolean;
}) {
  const { map: say } = useMessages().network;
  const [longitude, latitude] = [form.at('longitude'), form.at('latitude')];
  const typing = (field: typeof longitude) => ({
    ...field,
    type: (typed: string) => {
      const pair = pairIn(typed);
      if (pair === undefined) return field.type(typed);
      longitude.type(pair.longitude);
      latitude.type(pair.latitude);
    },
  });
  return (
    <>
      <div class="fields-pair">
        <FormLine
          of={typing(longitude)}
          figures
          inputMode="decimal"
          autoFocus={autoFocus}
          label={say.longitude}
          hint={say.degreesHints.longitude}
        />
        <FormLine
          of={typing(latitude)}
          figures
          inputMode="decimal"
          label={say.latitude}
          hint={say.degreesHints.latitude}
        />
      </div>
      <FormChoice
        of={form.at('from')}
        label={say.readFrom}
        hint={say.readFromHint}
        empty={say.chooseMap}
        options={mapsReadFrom.map((value) => ({ value, label: say.maps[value] }))}
      />
    </>
  );
}
