import { businessMonth, monthsBack } from '@yangui/domain';
import { useMessages } from '../i18n/index.tsx';
import { useNow } from '../shell/figures.tsx';
import { SelectField } from '../ui/field.tsx';
import { useFilter } from '../ui/use-filter.ts';

/** A month as people say it: `2026-10` is 2026 年 10 月. */
export function useMonth(): (period: string) => string {
  const { money } = useMessages();
  return (period) => {
    const [year = '', month = ''] = period.split('-');
    return money.month(year, month);
  };
}

/** Every month, in the address. */
export const ALL_MONTHS = 'all';

/** How many months can be chosen by themselves. */
const MONTHS = 36;

/** The month that a page shows, from the address; the one that runs where none was chosen. */
export function useShownMonth(): string {
  const thisMonth = businessMonth(useNow());
  const [asked] = useFilter('month');
  return asked === '' ? thisMonth : asked;
}

/** Chooses the month that a page shows. `all` is what every month together is called, where that can be shown. */
export function MonthFilter({ label, all }: { label: string; all?: string }) {
  const month = useMonth();
  const thisMonth = businessMonth(useNow());
  const [, choose] = useFilter('month');
  return (
    <SelectField
      label={label}
      value={useShownMonth()}
      onChange={(value) => choose(value === thisMonth ? '' : value)}
      options={[
        ...monthsBack(thisMonth, MONTHS).map((value) => ({ value, label: month(value) })),
        ...(all === undefined ? [] : [{ value: ALL_MONTHS, label: all }]),
      ]}
    />
  );
}
