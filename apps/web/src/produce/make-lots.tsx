import {
  firstExpiredFirst,
  lossReasons,
  lotLabel,
  lotLabelIn,
  makingKinds,
  makingRules,
  type LossReason,
  type MakingKind,
  type WeightUnit,
  produceProblems,
} from '@yangui/domain';
import * as z from 'zod/mini';
import { useCountyCode } from '../county.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { FormChoice } from '../forms/form-fields.tsx';
import { choice, free, maybe, text } from '../forms/kinds.ts';
import { useForm } from '../forms/use-form.ts';
import { useMessages } from '../i18n/index.tsx';
import { useScan } from '../scan/takers.ts';
import { newId, prepare } from '../sync/command.ts';
import { useCommodities, type CommodityRow, type LotRow } from '../sync/produce.ts';
import { Button } from '../ui/button.tsx';
import { CheckField, SelectField, TextField } from '../ui/field.tsx';
import { LotMark, useLotGoods } from './lot-parts.tsx';
import { useCommodityName, useGradeName, useWeightText } from './produce-parts.tsx';
import { gramsTyped, weightFigure } from './weights.ts';
import { whyNot } from '../sync/problem.ts';

const taking = z.array(z.object({ lot: z.string(), weight: z.string() }));
const making = z.array(z.object({ lot: z.string(), grade: z.string(), weight: z.string(), pieces: z.string() }));
type Taking = z.infer<typeof taking>;
type Making = z.infer<typeof making>;

interface MakeLotsProps {
  /** Where it is done; null for the centre. */
  readonly station: string | null;
  /** What may be used there. */
  readonly lots: readonly LotRow[];
  readonly onClose: () => void;
}

/** Makes lots of lots: which, how much of each, what comes of it; what is lacking is lost, and it is said why. */
export function MakeLots({ station, lots: here, onClose }: MakeLotsProps) {
  const { lots, shell } = useMessages();
  const commodities = useCommodities(useCountyCode()).data?.rows ?? [];
  const nameOf = useCommodityName();
  const form = useMakingForm(station, here, commodities, onClose);
  const typed = {
    kind: form.value('kind') ?? 'split',
    commodity: form.value('commodity') ?? '',
    inputs: form.value('inputs') ?? [],
    outputs: form.value('outputs') ?? [],
  };
  const what = whatOf(typed, here, commodities);
  const { takenGrams = 0, madeGrams = 0 } = sumsOf(typed, what.unit);
  return (
    <FormDialog form={form} title={lots.makeTitle} action={lots.make} onClose={onClose}>
      <FormChoice
        of={form.at('kind')}
        label={lots.how}
        hint={lots.kindHints[typed.kind]}
        options={makingKinds.map((value) => ({ value, label: lots.acts[value] }))}
      />
      <TakenFields of={here} typed={typed.inputs} unit={what.unit} onChange={(to) => form.put('inputs', to)} />
      {makingRules[typed.kind].becomes === true && what.possible.length > 1 && (
        <FormChoice
          of={form.at('commodity')}
          label={lots.becomes}
          empty={shell.choose}
          options={what.possible.map((row) => ({ value: row.id, label: nameOf(row) }))}
        />
      )}
      <MadeFields kind={typed.kind} typed={typed.outputs} what={what} onChange={(to) => form.put('outputs', to)} />
      <BalanceNote takenGrams={takenGrams} madeGrams={madeGrams} unit={what.unit} />
      {takenGrams > madeGrams && madeGrams > 0 && (
        <FormChoice
          of={form.at('reason')}
          label={lots.lossWhy}
          empty={shell.choose}
          options={lossReasons.map((value) => ({ value, label: lots.losses[value] }))}
        />
      )}
    </FormDialog>
  );
}

function useMakingForm(
  station: string | null,
  here: readonly LotRow[],
  commodities: readonly CommodityRow[],
  onClose: () => void,
) {
  return useForm({
    name: `make-lots ${station ?? 'centre'}`,
    fields: {
      kind: choice(makingKinds, 'split'),
      commodity: text(),
      inputs: free(taking, []),
      outputs: free(making, [emptyLine(), emptyLine()]),
      reason: maybe(choice(lossReasons)),
    },
    misfit: (typed) => {
      const { takenGrams, madeGrams } = sumsOf(typed, whatOf(typed, here, commodities).unit);
      if (takenGrams === undefined) return { field: 'inputs', why: whyNot(produceProblems, 'lot-weight-out-of-range') };
      if (madeGrams === undefined) return { field: 'outputs', why: whyNot(produceProblems, 'lot-weight-out-of-range') };
      if (takenGrams > madeGrams && typed.reason === null)
        return { field: 'reason', why: whyNot(produceProblems, 'loss-reason-missing') };
      return undefined;
    },
    commands: (typed, thing) => prepare('make-lots', { making: thing, station, ...saidOf(typed, here, commodities) }),
    follows: onClose,
  });
}

/** What was typed, as the command says it. */
function saidOf(
  { kind, inputs, outputs, reason, commodity }: Typed & { readonly reason: LossReason | null },
  here: readonly LotRow[],
  commodities: readonly CommodityRow[],
) {
  const { unit, target, grades, kept } = whatOf({ kind, commodity, inputs }, here, commodities);
  const { takenGrams = 0, madeGrams = 0 } = sumsOf({ kind, inputs, outputs }, unit);
  const lossGrams = Math.max(0, takenGrams - madeGrams);
  return {
    kind,
    commodity: target,
    inputs: inputs.map(({ lot, weight }) => ({ lot, grams: gramsTyped(weight, unit) ?? 0 })),
    outputs: linesOf({ kind, outputs }).map(({ lot, grade, weight, pieces }) => ({
      lot,
      grade: kept ?? (grades.length > 1 ? Number(grade) : 0),
      grams: gramsTyped(weight, unit) ?? 0,
      pieces: makingRules[kind].packs === true && pieces.trim() !== '' ? Number(pieces) : null,
    })),
    lossGrams,
    reason: lossGrams === 0 ? null : reason,
  };
}

/** What is made, by what was chosen: which commodity, in which unit it is weighed, and what it could become. */
interface What {
  readonly target: string;
  readonly unit: WeightUnit;
  readonly possible: readonly CommodityRow[];
  readonly grades: CommodityRow['grades'];
  /** The grade that what is made has, where it keeps that of what it is made of. */
  readonly kept: number | undefined;
}

interface Typed {
  readonly kind: MakingKind;
  readonly commodity: string;
  readonly inputs: Taking;
  readonly outputs: Making;
}

function whatOf(
  { kind, commodity, inputs }: Omit<Typed, 'outputs'>,
  here: readonly LotRow[],
  all: readonly CommodityRow[],
): What {
  const rows = inputs.flatMap(({ lot }) => here.find(({ id }) => id === lot) ?? []);
  const from = new Set(rows.map((row) => row.commodity));
  const [first = ''] = from;
  const possible = all.filter(
    ({ id, madeFrom }) =>
      id === first || (from.size > 0 && [...from].every((one) => one === id || madeFrom.includes(one))),
  );
  const chosen = makingRules[kind].becomes === true && possible.some(({ id }) => id === commodity) ? commodity : first;
  const target = all.find(({ id }) => id === chosen);
  const kept = makingRules[kind].regrades === true ? undefined : rows.find((row) => row.commodity === chosen)?.grade;
  return { target: chosen, unit: target?.unit ?? 'jin', possible, grades: target?.grades ?? [], kept };
}

/** What is made, of what was typed: as many as that way of making gives, without lines that were left empty. */
function linesOf({ kind, outputs }: Pick<Typed, 'kind' | 'outputs'>): Making {
  return outputs
    .slice(0, makingRules[kind].outputs[1])
    .filter(({ weight, pieces }) => weight.trim() + pieces.trim() !== '');
}

function sumsOf({ kind, inputs, outputs }: Pick<Typed, 'kind' | 'inputs' | 'outputs'>, unit: WeightUnit) {
  const sum = (of: readonly { readonly weight: string }[]) =>
    of.reduce<number | undefined>((all, { weight }) => {
      const grams = gramsTyped(weight, unit);
      return all === undefined || grams === undefined ? undefined : all + grams;
    }, 0);
  return { takenGrams: sum(inputs), madeGrams: sum(linesOf({ kind, outputs })) };
}

function emptyLine() {
  return { lot: newId(), grade: '0', weight: '', pieces: '' };
}

interface TakenFieldsProps {
  readonly of: readonly LotRow[];
  readonly typed: Taking;
  readonly unit: WeightUnit;
  readonly onChange: (to: Taking) => void;
}

function TakenFields({ of, typed, unit, onChange }: TakenFieldsProps) {
  const { lots, produce } = useMessages();
  const goodsOf = useLotGoods();
  const weightOf = useWeightText();
  const take = (row: LotRow, on: boolean) =>
    onChange(
      on
        ? [...typed, { lot: row.id, weight: weightFigure(row.leftGrams, row.unit) }]
        : typed.filter(({ lot }) => lot !== row.id),
    );
  useScan({
    knows: (text) => of.some(({ id }) => lotLabel(id) === lotLabelIn(text)),
    take(text) {
      const label = lotLabelIn(text);
      const row = of.find(({ id }) => lotLabel(id) === label);
      if (row === undefined) return label === undefined ? lots.scanned.notLot(text) : lots.scanned.notHere(text);
      if (!typed.some(({ lot }) => lot === row.id)) take(row, true);
      return undefined;
    },
  });
  if (of.length === 0) return <p class="low-mark">{lots.noneHere}</p>;
  return (
    <fieldset class="lot-choices">
      <legend>{lots.which}</legend>
      {firstExpiredFirst(of).map((row) => {
        const taken = typed.find(({ lot }) => lot === row.id);
        return (
          <div key={row.id} class="lot-choice">
            <CheckField label={lots.take(row.code)} checked={taken !== undefined} onChange={(on) => take(row, on)} />
            <span class="note">
              {goodsOf(row)} · {weightOf(row.leftGrams, row.unit)} ·{' '}
              {row.keepsUntil === null ? <LotMark of={row} /> : lots.keepsUntilDay(row.keepsUntil)}
            </span>
            {taken !== undefined && (
              <TextField
                label={lots.weightOf(row.code, produce.units[unit])}
                value={taken.weight}
                onInput={(weight) => onChange(typed.map((one) => (one.lot === row.id ? { ...one, weight } : one)))}
                inputMode="decimal"
                figures
                autoComplete="off"
              />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

interface MadeFieldsProps {
  readonly kind: MakingKind;
  readonly typed: Making;
  readonly what: What;
  readonly onChange: (to: Making) => void;
}

function MadeFields({ kind, typed, what, onChange }: MadeFieldsProps) {
  const { lots, produce } = useMessages();
  const gradeOf = useGradeName();
  const rule = makingRules[kind];
  const change = (at: number, to: Partial<Making[number]>) =>
    onChange(typed.map((one, place) => (place === at ? { ...one, ...to } : one)));
  return (
    <fieldset class="lot-choices">
      <legend>{lots.made}</legend>
      {typed.slice(0, rule.outputs[1]).map(({ lot, grade, weight, pieces }, at) => (
        <div key={lot} class="fields-pair">
          <TextField
            label={lots.madeWeight(at + 1, produce.units[what.unit])}
            value={weight}
            onInput={(to) => change(at, { weight: to })}
            inputMode="decimal"
            figures
            autoComplete="off"
          />
          {what.kept === undefined && what.grades.length > 1 && (
            <SelectField
              label={lots.madeGrade(at + 1)}
              value={grade}
              onChange={(to) => change(at, { grade: to })}
              options={what.grades.map((one, place) => ({ value: String(place), label: gradeOf(one) }))}
            />
          )}
          {rule.packs === true && (
            <TextField
              label={lots.madePieces(at + 1)}
              value={pieces}
              onInput={(to) => change(at, { pieces: to })}
              inputMode="numeric"
              figures
              autoComplete="off"
            />
          )}
        </div>
      ))}
      {rule.outputs[1] > typed.length && (
        <Button icon="plus" onClick={() => onChange([...typed, emptyLine()])}>
          {lots.addLine}
        </Button>
      )}
    </fieldset>
  );
}

function BalanceNote({ takenGrams, madeGrams, unit }: { takenGrams: number; madeGrams: number; unit: WeightUnit }) {
  const { lots } = useMessages();
  const weightOf = useWeightText();
  const [taken, made] = [weightOf(takenGrams, unit), weightOf(madeGrams, unit)];
  return (
    <p aria-live="polite" class={madeGrams > takenGrams ? 'low-mark' : 'note'}>
      {madeGrams > takenGrams ? lots.over(taken, made) : lots.sum(taken, made, weightOf(takenGrams - madeGrams, unit))}
    </p>
  );
}
