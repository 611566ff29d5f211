import { businessMonth, monthsBack } from '@yangui/domain';
import { useId } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { useNow } from '../shell/figures.tsx';
import { SelectField } from '../ui/field.tsx';
import { dayWords, endsIn } from './days.ts';
import { useDays } from './use-days.ts';

/** What stands in the address while the two ends are being chosen. */
const BETWEEN = '..';

/** How many months can be chosen by name: a year of them. */
const MONTHS = 12;

/** Narrows a list to days: by a word, by a month, or from one day to another. `label` says which of a row's days. */
export function DaysFilter({ label }: { label: string }) {
  const { desk } = useMessages();
  const say = desk.filters;
  const { text, choose } = useDays();
  const months = monthsBack(businessMonth(useNow()), MONTHS);
  const words = dayWords.map((value) => ({ value, label: say.days[value] }));
  const between = text.includes(BETWEEN);
  const options = [
    ...words,
    ...months.map((value) => {
      const [year = '', month = ''] = value.split('-');
      return { value, label: say.month(year, month) };
    }),
    { value: BETWEEN, label: say.between },
  ];
  const [from, to] = endsIn(text);
  const reason = useId();
  const backwards = from !== '' && to !== '' && to < from;
  return (
    <>
      <SelectField
        label={label}
        value={between ? BETWEEN : (options.find(({ value }) => value === text)?.value ?? '')}
        onChange={choose}
        empty={say.allDays}
        options={options}
      />
      {between && (
        <div class="days-between">
          <Day label={say.from} value={from} onChange={(day) => choose(`${day}${BETWEEN}${to}`)} />
          <Day
            label={say.to}
            value={to}
            refused={backwards ? reason : undefined}
            onChange={(day) => choose(`${from}${BETWEEN}${day}`)}
          />
          {backwards && (
            <span id={reason} class="low-mark days-backwards" role="alert">
              {say.endsBefore}
            </span>
          )}
        </div>
      )}
    </>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  /** What says why it cannot be that day, by its id. */
  readonly refused?: string | undefined;
  readonly onChange: (day: string) => void;
}

function Day({ label, value, refused, onChange }: DayProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type="date"
        value={value}
        aria-invalid={refused !== undefined}
        aria-describedby={refused}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
