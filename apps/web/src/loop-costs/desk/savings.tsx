import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useSavings, type SavedDay, type SavedMonth, type Savings } from '../../sync/loop-costs.ts';
import { Bars } from '../../ui/bars.tsx';
import { Money } from '../../shell/figures.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useInOrder } from '../../ui/sorting.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useMonth } from '../../ledger/months.tsx';
import { SavingsExport } from './exports.tsx';

/** What the order of the days is called in the address, beside the others of the page. */
const DAYS = 'days';

/** What one van both ways saved in a month against running down and up separately: one number, its days, and a year of months. */
export function SavingsPanel({ month }: { month: string }) {
  const { saving } = useMessages().costs;
  const savings = useSavings(useCountyCode(), month);
  const columns = useDayColumns();
  const inOrder = useInOrder(columns, DAYS);
  return (
    <section class="panel" aria-labelledby="saving">
      <div class="panel-head">
        <div class="stacked">
          <h2 id="saving">{saving.title}</h2>
          <span class="note">{saving.hint}</span>
        </div>
        <SavingsExport month={month} rows={inOrder(savings.data?.rows ?? [])} />
      </div>
      <Answer of={savings}>
        {(data) =>
          data.rows.length === 0 && data.months.every(({ compared }) => compared === 0) ? (
            <EmptyState icon="truck" title={saving.empty} next={saving.emptyNext} />
          ) : (
            <>
              <Saved savings={data} month={month} />
              <SavedMonths months={data.months.filter(({ compared }) => compared > 0)} />
              {data.rows.length > 0 && (
                <details class="fold course">
                  <summary class="panel-head">
                    <h3>{saving.byDay}</h3>
                  </summary>
                  <Table
                    caption={saving.byDay}
                    sortedIn={DAYS}
                    columns={columns}
                    rows={data.rows}
                    keyOf={({ day }) => day}
                  />
                </details>
              )}
            </>
          )
        }
      </Answer>
    </section>
  );
}

function Saved({ savings, month }: { savings: Savings; month: string }) {
  const { saving } = useMessages().costs;
  const sayMonth = useMonth();
  const its = savings.months.at(-1);
  if (its === undefined || its.compared === 0)
    return (
      <p class="panel-body note">
        {saving.nothing}
        {its !== undefined && its.days > 0 ? ` · ${saving.compared(0, its.days)}` : ''}
      </p>
    );
  const { savedFen, separateFen, actualFen, compared, days } = its;
  return (
    <dl class="figure-row cost-figures">
      <div>
        <dt>{savedFen < 0 ? saving.lost(sayMonth(month)) : saving.saved(sayMonth(month))}</dt>
        <dd>
          <Money fen={Math.abs(savedFen)} />
        </dd>
        <dd class="note figure-note">{saving.compared(compared, days)}</dd>
      </div>
      <div>
        <dt>{saving.separate}</dt>
        <dd>
          <Money fen={separateFen} />
        </dd>
      </div>
      <div>
        <dt>{saving.actual}</dt>
        <dd>
          <Money fen={actualFen} />
        </dd>
      </div>
    </dl>
  );
}

function SavedMonths({ months }: { months: readonly SavedMonth[] }) {
  const { saving } = useMessages().costs;
  const sayMonth = useMonth();
  if (months.length < 2) return null;
  const bars = months.map(({ month, savedFen, compared, days }) => ({
    key: month,
    name: (
      <span class="stacked">
        <span>{sayMonth(month)}</span>
        <span class="note">{saving.compared(compared, days)}</span>
      </span>
    ),
    value: savedFen,
    figure: <Money fen={savedFen} signed />,
  }));
  return (
    <div class="course">
      <div class="panel-head">
        <h3>{saving.months}</h3>
      </div>
      <Bars label={saving.months} bars={bars} />
    </div>
  );
}

function useDayColumns(): readonly Column<SavedDay>[] {
  const { saving } = useMessages().costs;
  const amount = (fen: number | null) => (fen === null ? <span class="note">—</span> : <Money fen={fen} />);
  return [
    {
      title: saving.day,
      tight: true,
      sort: { name: 'day', by: ({ day }) => day },
      cell: ({ day }) => <span class="figures">{day}</span>,
    },
    {
      title: saving.down,
      figure: true,
      labelled: true,
      sort: { name: 'down', by: ({ downOnlyFen }) => downOnlyFen },
      cell: ({ downOnlyFen }) => amount(downOnlyFen),
    },
    {
      title: saving.up,
      figure: true,
      labelled: true,
      sort: { name: 'up', by: ({ upOnlyFen }) => upOnlyFen },
      cell: ({ upOnlyFen }) => amount(upOnlyFen),
    },
    {
      title: saving.planned,
      figure: true,
      labelled: true,
      sort: { name: 'planned', by: ({ plannedFen }) => plannedFen },
      cell: ({ plannedFen }) => amount(plannedFen),
    },
    {
      title: saving.actual,
      figure: true,
      labelled: true,
      sort: { name: 'actual', by: ({ actualFen }) => actualFen },
      cell: ({ actualFen }) => amount(actualFen),
    },
    {
      title: saving.diff,
      figure: true,
      labelled: true,
      sort: { name: 'saved', by: ({ savedFen }) => savedFen },
      cell: ({ savedFen, comparison }) =>
        savedFen === null ? <span class="note">{saving.why[comparison]}</span> : <Money fen={savedFen} signed />,
    },
  ];
}
