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
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { useCommodityName, useGradeName, usePriceText, useWeightText } from '../produce-parts.tsx';
import { AddCommodity } from './commodity-form.tsx';

/** What the county's counters take in, and at what today. */
export function Commodities() {
  const { produce } = useMessages();
  const say = produce.commodities;
  const county = useCountyCode();
  const mayNot = useReason();
  const adding = useAct('add', 'commodities.edit');
  const nameOf = useCommodityName();
  const weightOf = useWeightText();
  const add = (
    <Button kind="primary" icon="plus" reason={mayNot('commodities.edit')} onClick={adding.open}>
      {say.add}
    </Button>
  );
  return (
    <DeskPage title={say.title} actions={add}>
      <section class="panel">
        <Answer of={useCommodities(county)}>
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
    </span>
  );
}
