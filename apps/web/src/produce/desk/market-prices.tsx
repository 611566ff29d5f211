import { businessDay, produceProblems } from '@yangui/domain';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { free, text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { Moment, useNow } from '../../shell/figures.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { prepare } from '../../sync/command.ts';
import { whyNot } from '../../sync/problem.ts';
import type { CommodityRow } from '../../sync/produce.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { useGradeName, usePriceText } from '../produce-parts.tsx';
import { fenPerKgTyped } from '../weights.ts';
import { PriceLines, typedPrices } from './terms-form.tsx';

/** What a commodity was sold at on the market, the last said first. */
export function MarketPanel({ of, onRecord }: { of: CommodityRow; onRecord: () => void }) {
  const { produce } = useMessages();
  const say = produce.market;
  const mayNot = useReason();
  return (
    <section class="panel" aria-label={say.title}>
      <div class="panel-head">
        <h2>{say.title}</h2>
        <Button icon="plus" reason={mayNot('market-prices.record')} onClick={onRecord}>
          {say.record}
        </Button>
      </div>
      <MarketTable of={of} />
    </section>
  );
}

function MarketTable({ of }: { of: CommodityRow }) {
  const { produce } = useMessages();
  const say = produce.market;
  const gradeOf = useGradeName();
  const priceOf = usePriceText();
  if (of.market.length === 0) return <EmptyState icon="earnings" title={say.none} next={say.noneNext} />;
  return (
    <Table
      caption={say.title}
      rows={of.market.toReversed()}
      keyOf={({ recordedAt }) => recordedAt}
      columns={[
        { title: say.day, tight: true, cell: ({ day }) => <span class="figures">{day}</span> },
        {
          title: produce.commodities.prices,
          wide: true,
          cell: ({ pricesFenPerKg }) => (
            <span class="figures">
              {of.grades
                .flatMap((grade, index) => {
                  const fen = pricesFenPerKg[index];
                  return fen === undefined ? [] : `${gradeOf(grade)} ${priceOf(fen, of.unit)}`;
                })
                .join(' · ')}
            </span>
          ),
        },
        { title: say.source, wide: true, labelled: true, cell: ({ source }) => source },
        { title: say.recordedAt, labelled: true, tight: true, cell: ({ recordedAt }) => <Moment at={recordedAt} /> },
      ]}
    />
  );
}

/** Records what a commodity is sold at on the market, a grade each; a large step waits for a second person. */
export function RecordMarketPrice({ of, onClose }: { of: CommodityRow; onClose: () => void }) {
  const { produce } = useMessages();
  const say = produce.market;
  const { unit, grades } = of;
  const form = useForm({
    name: `record-market-price ${of.id}`,
    fields: { day: text(businessDay(useNow())), pricesFenPerKg: free(typedPrices, []), source: text() },
    misfit: ({ pricesFenPerKg, source }) => {
      const read = grades.map((_, grade) => fenPerKgTyped(pricesFenPerKg[grade] ?? '', unit));
      if (read.some((fen) => fen === undefined || fen < 1))
        return { field: 'pricesFenPerKg', why: whyNot(produceProblems, 'commodity-figure-invalid') };
      return source.length < 2 ? { field: 'source', why: whyNot(produceProblems, 'market-source-missing') } : undefined;
    },
    commands: ({ pricesFenPerKg, ...said }) =>
      prepare('record-market-price', {
        commodity: of.id,
        ...said,
        pricesFenPerKg: grades.map((_, grade) => fenPerKgTyped(pricesFenPerKg[grade] ?? '', unit) ?? 0),
      }),
    follows: onClose,
    blames: { 'market-day-out-of-range': 'day', 'market-source-missing': 'source' },
  });
  return (
    <FormDialog form={form} title={say.record} action={say.record} onClose={onClose}>
      <p class="note">{say.hint}</p>
      <FormLine of={form.at('day')} label={say.day} type="date" />
      <PriceLines of={of} fixed={false} field={form.at('pricesFenPerKg')} />
      <FormLine of={form.at('source')} label={say.source} hint={say.sourceHint} />
    </FormDialog>
  );
}
