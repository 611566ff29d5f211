import { businessMonth, monthAfter } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { ExportList, type ExportColumn } from '../../sheets/export-list.tsx';
import { Answer } from '../../shell/answer.tsx';
import { useNow } from '../../shell/figures.tsx';
import { useTakingPart, type TakingPartRow } from '../../sync/produce.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Curves } from '../../ui/curves.tsx';
import { SelectField } from '../../ui/field.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';

const steps = ['asked', 'soldOnce', 'soldAgain'] as const;
type Step = (typeof steps)[number];
type Counts = Readonly<Record<Step, number>>;

/** The farmers' way from watching to taking part: how many households asked, sold once, sold again, month by month and village by village. */
export function TakingPart() {
  const say = useMessages().growing.steps;
  const county = useCountyCode();
  return (
    <DeskPage
      title={say.title}
      intro={say.intro}
      actions={<ButtonLink href={pathTo('desk', '/households', { county })}>{say.toHouseholds}</ButtonLink>}
    >
      <Answer of={useTakingPart(county)}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState icon="people" title={say.empty} next={say.emptyNext} />
          ) : (
            <Steps rows={rows} />
          )
        }
      </Answer>
    </DeskPage>
  );
}

function Steps({ rows }: { rows: readonly TakingPartRow[] }) {
  const { growing, words } = useMessages();
  const [village, setVillage] = useFilter('village');
  const here = rows.filter((row) => village === '' || row.village === village);
  const villages = [...new Map(rows.map((row) => [row.village, row])).values()];
  return (
    <>
      <div class="filters" role="search">
        <SelectField<string>
          label={words.village}
          value={village}
          onChange={setVillage}
          empty={growing.register.allVillages}
          options={villages.map((row) => ({ value: row.village, label: `${row.townName} ${row.villageName}` }))}
        />
      </div>
      <Months rows={here} />
      <Villages rows={rows} villages={villages} />
    </>
  );
}

/** What so many rows come to, step by step. */
function sumOf(rows: readonly Counts[]): Counts {
  const sum = (step: Step) => rows.reduce((all, row) => all + row[step], 0);
  return { asked: sum('asked'), soldOnce: sum('soldOnce'), soldAgain: sum('soldAgain') };
}

/** Month after month, up to this one: how many had got to each step by then. */
function useByMonth(
  rows: readonly TakingPartRow[],
): readonly (Counts & { readonly month: string; readonly inMonth: Counts })[] {
  const last = businessMonth(useNow());
  const months: string[] = [];
  const first = rows.map(({ month }) => month).toSorted()[0] ?? last;
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months.map((month) => ({
    month,
    ...sumOf(rows.filter((row) => row.month <= month)),
    inMonth: sumOf(rows.filter((row) => row.month === month)),
  }));
}

function Months({ rows }: { rows: readonly TakingPartRow[] }) {
  const say = useMessages().growing.steps;
  const months = useByMonth(rows);
  const columns: readonly Column<(typeof months)[number]>[] = [
    { title: say.month, cell: ({ month }) => <span class="figures">{month}</span> },
    ...steps.map((step) => ({
      title: say.names[step],
      figure: true,
      labelled: true,
      cell: (row: (typeof months)[number]) => say.soFar(row[step], row.inMonth[step]),
    })),
  ];
  return (
    <section class="panel" aria-label={say.byMonth}>
      <div class="panel-head">
        <h2>{say.byMonth}</h2>
      </div>
      <Curves
        label={say.byMonth}
        places={months.map(({ month }) => month)}
        curves={steps.map((step) => ({ name: say.names[step], values: months.map((row) => row[step]) }))}
      />
      <Table caption={say.byMonth} rows={months.toReversed()} keyOf={({ month }) => month} columns={columns} />
    </section>
  );
}

/** The list behind the curve: each village's households at each step, each figure leading to them. */
function Villages({ rows, villages }: { rows: readonly TakingPartRow[]; villages: readonly TakingPartRow[] }) {
  const { growing, words } = useMessages();
  const say = growing.steps;
  const county = useCountyCode();
  const sums = villages.map(({ village, villageName, townName }) => ({
    village,
    villageName,
    townName,
    ...sumOf(rows.filter((row) => row.village === village)),
  }));
  const columns: readonly ExportColumn<(typeof sums)[number]>[] = [
    { title: growing.register.town, value: ({ townName }) => townName },
    { title: words.village, width: 20, value: ({ villageName }) => villageName },
    ...steps.map((step) => ({
      title: say.names[step],
      kind: 'number' as const,
      value: (row: (typeof sums)[number]) => row[step],
    })),
  ];
  return (
    <section class="panel" aria-label={say.byVillage}>
      <div class="panel-head">
        <h2>{say.byVillage}</h2>
        <ExportList name={say.title} columns={columns} pages={() => [sums]} />
      </div>
      <Table
        caption={say.byVillage}
        rows={sums}
        keyOf={({ village }) => village}
        hrefOf={({ village }) => pathTo('desk', '/households', { county }, { village })}
        columns={[
          {
            title: words.village,
            wide: true,
            cell: ({ villageName, townName }) => (
              <span class="stacked">
                <strong>{villageName}</strong>
                <span class="note">{townName}</span>
              </span>
            ),
          },
          ...steps.map((step) => ({
            title: say.names[step],
            figure: true,
            labelled: true,
            sort: { name: step, by: (row: (typeof sums)[number]) => row[step] },
            cell: (row: (typeof sums)[number]) => row[step],
          })),
        ]}
      />
    </section>
  );
}
