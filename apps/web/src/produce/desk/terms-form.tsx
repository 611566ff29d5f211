import { businessDay, priceRules, type DatedTerms, produceProblems } from '@yangui/domain';
import * as z from 'zod/mini';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice, FormLine } from '../../forms/form-fields.tsx';
import { choice, free, maybe, percent, text, wholeNumber } from '../../forms/kinds.ts';
import { useForm, type FieldState } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { useNow } from '../../shell/figures.tsx';
import { prepare } from '../../sync/command.ts';
import type { CommodityRow } from '../../sync/produce.ts';
import { TextField } from '../../ui/field.tsx';
import { useGradeName } from '../produce-parts.tsx';
import { fenPerKgTyped, priceFigure } from '../weights.ts';
import { whyNot } from '../../sync/problem.ts';

/** Prices as they are typed, one a grade. */
export const typedPrices = z.array(z.string());

interface SetTermsProps {
  readonly of: CommodityRow;
  readonly now: DatedTerms | undefined;
  readonly onClose: () => void;
}

/** Sets what a commodity is bought at from a day on; far steps and other deductions wait for a second person. */
export function SetTerms({ of, now, onClose }: SetTermsProps) {
  const { produce, shell } = useMessages();
  const say = produce.terms;
  const { unit, grades } = of;
  const form = useForm({
    name: `set-commodity-terms ${of.id}`,
    fields: {
      from: text(businessDay(useNow())),
      rule: choice(priceRules, now?.rule ?? 'by-grade'),
      pricesFenPerKg: free(typedPrices, now?.pricesFenPerKg.map((fen) => priceFigure(fen, unit)) ?? []),
      freeMoistureBasisPoints: maybe(percent(now?.freeMoistureBasisPoints ?? undefined)),
      freeDirtBasisPoints: maybe(percent(now?.freeDirtBasisPoints ?? undefined)),
      marketDays: maybe(wholeNumber(now?.marketDays)),
    },
    misfit: ({ pricesFenPerKg, rule, marketDays }) => {
      if (rule === 'market-floor' && marketDays === null)
        return { field: 'marketDays', why: whyNot(produceProblems, 'market-days-invalid') };
      const wanted = rule === 'fixed' ? 1 : grades.length;
      const read = pricesFenPerKg.slice(0, wanted).map((typed) => fenPerKgTyped(typed, unit));
      if (read.length < wanted || read.some((fen) => fen === undefined || fen < 1))
        return { field: 'pricesFenPerKg', why: whyNot(produceProblems, 'commodity-figure-invalid') };
      return undefined;
    },
    commands: ({ pricesFenPerKg, rule, marketDays, ...rest }) =>
      prepare('set-commodity-terms', {
        commodity: of.id,
        ...rest,
        rule,
        ...(rule === 'market-floor' && marketDays !== null && { marketDays }),
        pricesFenPerKg: pricesFenPerKg
          .slice(0, rule === 'fixed' ? 1 : grades.length)
          .map((typed) => fenPerKgTyped(typed, unit) ?? 0),
      }),
    follows: onClose,
    blames: { 'terms-day-past': 'from', 'terms-day-far': 'from', 'market-days-invalid': 'marketDays' },
  });
  return (
    <FormDialog form={form} title={say.title} action={say.set} onClose={onClose}>
      <p class="note">{say.hint}</p>
      <div class="fields-pair">
        <FormLine of={form.at('from')} label={say.from} type="date" />
        <FormChoice
          of={form.at('rule')}
          label={say.rule}
          empty={shell.choose}
          options={priceRules.map((value) => ({ value, label: say.rules[value] }))}
        />
      </div>
      {form.value('rule') === 'market-floor' && (
        <>
          <p class="note">{produce.market.floor}</p>
          <FormLine of={form.at('marketDays')} label={produce.market.days} hint={produce.market.daysHint} />
        </>
      )}
      <PriceLines of={of} fixed={form.value('rule') === 'fixed'} field={form.at('pricesFenPerKg')} />
      <div class="fields-pair">
        <FormLine of={form.at('freeMoistureBasisPoints')} label={say.freeMoisture} hint={say.freeHint} />
        <FormLine of={form.at('freeDirtBasisPoints')} label={say.freeDirt} hint={say.freeHint} />
      </div>
    </FormDialog>
  );
}

/** One price, or one a grade. */
export function PriceLines({ of, fixed, field }: { of: CommodityRow; fixed: boolean; field: FieldState }) {
  const { produce } = useMessages();
  const say = produce.terms;
  const gradeOf = useGradeName();
  const prices = typedPrices.safeParse(JSON.parse(field.draft)).data ?? [];
  const lines = fixed ? [say.fixedPrice] : of.grades.map(gradeOf);
  const put = (at: number, typed: string) =>
    field.type(
      JSON.stringify(
        Array.from({ length: Math.max(lines.length, prices.length) }, (_, index) =>
          index === at ? typed : (prices[index] ?? ''),
        ),
      ),
    );
  return (
    <>
      {lines.map((line, index) => (
        <TextField
          key={line}
          label={say.priceOf(line, produce.units[of.unit])}
          value={prices[index] ?? ''}
          onInput={(typed) => put(index, typed)}
          inputMode="decimal"
          figures
          autoComplete="off"
          problem={index === 0 ? field.problem : undefined}
        />
      ))}
    </>
  );
}
