import { termsAt } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useAct } from '../../desk/use-act.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Answer } from '../../shell/answer.tsx';
import { useNow } from '../../shell/figures.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { useCommodities, type CommodityRow } from '../../sync/produce.ts';
import { ExportList, yuanOf, type ExportColumn } from '../../sheets/export-list.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { useCommodityName, useGradeName, usePriceText, useWeightText } from '../produce-parts.tsx';
import { AddCommodity } from './commodity-form.tsx';

/** What the county's counters take in, and at what today. */
export function Commodities() {
  const { papers, produce } = useMessages();
  const say = produce.commodities;
  const county = useCountyCode();
  const mayNot = useReason();
  const adding = useAct('add', 'commodities.edit');
  const nameOf = useCommodityName();
  const weightOf = useWeightText();
  const list = useCommodities(county);
  const add = (
    <Button kind="primary" icon="plus" reason={mayNot('commodities.edit')} onClick={adding.open}>
      {say.add}
    </Button>
  );
  return (
    <DeskPage
      title={say.title}
      actions={
        <div class="row-actions">
          <CommoditiesExport rows={list.data?.rows ?? []} />
          {add}
        </div>
      }
    >
      <section class="panel">
        <Answer of={list}>
          {({ rows }) =>
            rows.length === 0 ? (
              <EmptyState icon="products" title={say.empty} next={say.emptyNext} />
            ) : (
              <Table
                caption={say.title}
                rows={rows}
                keyOf={({ id }) => id}
                hrefOf={({ id }) => pathTo('desk', '/commodities/:id', { county, id })}
                columns={[
                  {
                    title: produce.commodity,
                    cell: (row) => <span class={row.withdrawn ? 'quiet' : undefined}>{nameOf(row)}</span>,
                  },
                  {
                    title: papers.class.name,
                    labelled: true,
                    cell: ({ productClass }) =>
                      productClass === null ? (
                        <span class="low-mark">{papers.class.none}</span>
                      ) : (
                        papers.classes[productClass]
                      ),
                  },
                  { title: say.prices, wide: true, cell: (row) => <PricesNow of={row} /> },
                  {
                    title: say.yields,
                    labelled: true,
                    cell: ({ yieldGrams, unit, basis }) => (
                      <span class="note">{say.yieldOf(weightOf(yieldGrams, unit), produce.bases[basis])}</span>
                    ),
                  },
                ]}
              />
            )
          }
        </Answer>
      </section>
      {adding.isOpen && <AddCommodity onClose={adding.close} onDone={adding.close} />}
    </DeskPage>
  );
}

/** A grade of a commodity, with what it is bought at now. */
interface GradeRow {
  readonly of: CommodityRow;
  readonly grade: CommodityRow['grades'][number] | undefined;
  readonly priceFenPerKg: number | undefined;
}

/** What is bought, a line each grade, with the price that holds now. */
function CommoditiesExport({ rows }: { rows: readonly CommodityRow[] }) {
  const { papers, produce, sheets } = useMessages();
  const say = produce.commodities;
  const now = useNow();
  const nameOf = useCommodityName();
  const gradeOf = useGradeName();
  const columns: readonly ExportColumn<GradeRow>[] = [
    { title: produce.commodity, width: 24, value: ({ of }) => nameOf(of) },
    {
      title: papers.class.name,
      value: ({ of: { productClass } }) => productClass && papers.classes[productClass],
    },
    { title: say.grades, value: ({ grade }) => (grade === undefined ? null : gradeOf(grade)) },
    {
      title: produce.perKg,
      kind: 'money',
      value: ({ priceFenPerKg: fen }) => (fen === undefined ? null : yuanOf(fen)),
    },
    { title: say.withdrawn, value: ({ of }) => (of.withdrawn ? sheets.yes : null) },
    { title: `${say.yields} (g)`, kind: 'number', value: ({ of }) => of.yieldGrams },
    { title: say.basis, value: ({ of }) => produce.bases[of.basis] },
    { title: sheets.id, kind: 'text', width: 38, value: ({ of }) => of.id },
  ];
  const grades = rows.flatMap((of): readonly GradeRow[] => {
    const terms = of.withdrawn ? undefined : termsAt(of, now);
    const priceOf = (index: number) => terms?.pricesFenPerKg[terms.rule === 'fixed' ? 0 : index];
    if (of.grades.length === 0) return [{ of, grade: undefined, priceFenPerKg: priceOf(0) }];
    return of.grades.map((grade, index) => ({ of, grade, priceFenPerKg: priceOf(index) }));
  });
  return <ExportList name={say.title} columns={columns} pages={() => [grades]} />;
}

/** The prices that hold now, grade by grade. */
export function PricesNow({ of }: { of: CommodityRow }) {
  const { produce } = useMessages();
  const gradeOf = useGradeName();
  const priceOf = usePriceText();
  const terms = termsAt(of, useNow());
  if (of.withdrawn) return <span class="note">{produce.commodities.withdrawn}</span>;
  if (terms === undefined) return <span class="low-mark">{produce.commodities.unpriced}</span>;
  const { rule, pricesFenPerKg } = terms;
  if (rule === 'fixed') return <span class="figures">{pricesFenPerKg.map((fen) => priceOf(fen, of.unit))}</span>;
  return (
    <span class="figures">
      {of.grades
        .flatMap((grade, index) => {
          const fen = pricesFenPerKg[index];
          return fen === undefined ? [] : `${gradeOf(grade)} ${priceOf(fen, of.unit)}`;
        })
        .join(' · ')}
      {rule === 'market-floor' && <span class="note"> {produce.terms.rules[rule]}</span>}
    </span>
  );
}
