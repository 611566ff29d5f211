import { useMessages } from '../../i18n/index.tsx';
import type { StationRow } from '../../sync/stations.ts';
import type { DepotRow } from '../../sync/loops.ts';
import type { WireProblem } from '../../sync/refused.ts';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { clockText, minuteOf } from '../../forms/typed-figures.ts';

/** A stop of a timetable while it is written: its time as typed. */
export interface TimetableDraft {
  readonly stop: string;
  readonly time: string;
}

interface TimetableEditorProps {
  readonly stops: readonly TimetableDraft[];
  readonly onChange: (stops: readonly TimetableDraft[]) => void;
  readonly problem: WireProblem | undefined;
  readonly depot: DepotRow | undefined;
  readonly stations: readonly StationRow[];
}

/** A bus's day, stop by stop: where it is and when. A new stop is ten minutes after the last. */
export function TimetableEditor({ stops, problem, onChange, depot, stations }: TimetableEditorProps) {
  const { loops } = useMessages();
  const say = loops.fleet;
  const places = [
    ...(depot === undefined ? [] : [{ value: depot.id, label: depot.name }]),
    ...stations.filter(({ stage }) => stage !== 'closed').map(({ id, name }) => ({ value: id, label: name })),
  ];
  const nameOf = (stop: string) => places.find(({ value }) => value === stop)?.label ?? '';
  const change = (at: number, to: Partial<TimetableDraft>) =>
    onChange(stops.map((stop, index) => (index === at ? { ...stop, ...to } : stop)));
  const add = () => {
    const last = minuteOf(stops.at(-1)?.time ?? '');
    const stop =
      stops.length === 0
        ? (depot?.id ?? '')
        : (places.find(({ value }) => !stops.some((one) => one.stop === value))?.value ?? depot?.id ?? '');
    onChange([...stops, { stop, time: clockText(Math.min(1_440, (last ?? 410) + 10)) }]);
  };
  return (
    <fieldset class="timetable">
      <legend class="field-label">{say.timetable}</legend>
      <p class="field-hint">{say.timetableHint}</p>
      {stops.map((stop, index) => (
        <div key={index} class="timetable-row">
          <TextField
            label={say.at}
            figures
            value={stop.time}
            onInput={(time) => change(index, { time })}
            problem={minuteOf(stop.time) === undefined ? problem : undefined}
          />
          <SelectField
            label={say.stop}
            value={stop.stop}
            onChange={(chosen) => change(index, { stop: chosen })}
            options={places}
          />
          <IconButton
            icon="close"
            label={say.removeStop(nameOf(stop.stop))}
            onClick={() => onChange(stops.filter((_, other) => other !== index))}
          />
        </div>
      ))}
      {problem !== undefined && stops.every(({ time }) => minuteOf(time) !== undefined) && (
        <RefusalNote problem={problem} />
      )}
      <Button icon="plus" onClick={add}>
        {say.addStop}
      </Button>
    </fieldset>
  );
}
