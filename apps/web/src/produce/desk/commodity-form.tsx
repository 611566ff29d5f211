import { weightUnits, yieldBases, type Grade, type WeightUnit, produceProblems } from '@yangui/domain';
import * as z from 'zod/mini';
import { BothValues } from '../../forms/both-values.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormCheck, FormChoice, FormLine } from '../../forms/form-fields.tsx';
import { check, choice, free, maybeText, text, type FieldKind } from '../../forms/kinds.ts';
import { useForm, type FieldState } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import type { CommodityRow } from '../../sync/produce.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { gramsTyped, weightFigure } from '../weights.ts';
import { whyNot } from '../../sync/problem.ts';

const grades = z.array(z.object({ zh: z.string(), en: z.string() }));
type TypedGrades = z.infer<typeof grades>;

interface CommodityFormProps {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The yield as it is typed: in the unit that the commodity is weighed in, which may be chosen after it. */
const yieldFigure = text;

function gradesOf(typed: TypedGrades): readonly Grade[] {
  return typed.flatMap(({ zh, en }) =>
    zh.trim() === '' ? [] : { zh: zh.trim(), en: en.trim() === '' ? null : en.trim() },
  );
}

/** Puts a commodity on the county's list. */
export function AddCommodity({ onClose, onDone }: CommodityFormProps) {
  const { produce, shell, words } = useMessages();
  const say = produce.commodities;
  const form = useForm({
    name: 'add-commodity',
    fields: {
      name: text(),
      nameEn: maybeText(),
      unit: choice(weightUnits, 'jin'),
      grades: free(grades, [{ zh: say.firstGrade, en: '' }]),
      basis: choice(yieldBases, 'mu'),
      yieldGrams: yieldFigure(),
    },
    misfit: ({ yieldGrams, unit }) =>
      gramsTyped(yieldGrams, unit) === undefined
        ? { field: 'yieldGrams', why: whyNot(produceProblems, 'commodity-figure-invalid') }
        : undefined,
    commands: ({ grades: typed, yieldGrams, unit, ...rest }, commodity) =>
      prepare('add-commodity', {
        commodity,
        ...rest,
        unit,
        grades: [...gradesOf(typed)],
        yieldGrams: gramsTyped(yieldGrams, unit) ?? 0,
      }),
    follows: onDone,
  });
  return (
    <FormDialog form={form} title={say.add} action={say.add} onClose={onClose}>
      <p class="note">{say.addHint}</p>
      <div class="fields-pair">
        <FormLine of={form.at('name')} label={say.name} autoFocus />
        <FormLine of={form.at('nameEn')} label={say.nameEn} />
      </div>
      <div class="fields-pair">
        <FormChoice
          of={form.at('unit')}
          label={words.unit}
          options={weightUnits.map((value) => ({ value, label: produce.units[value] }))}
        />
        <FormChoice
          of={form.at('basis')}
          label={say.basis}
          empty={shell.choose}
          options={yieldBases.map((value) => ({ value, label: produce.bases[value] }))}
        />
      </div>
      <FormLine
        of={form.at('yieldGrams')}
        label={say.yieldTyped(produce.units[form.value('unit') ?? 'jin'])}
        hint={say.yieldHint}
        inputMode="decimal"
        figures
      />
      <GradesField of={form.at('grades')} kept={0} />
    </FormDialog>
  );
}

/** Corrects a commodity: what tickets name of it stays. */
export function AmendCommodity({ of, onClose, onDone }: CommodityFormProps & { of: CommodityRow }) {
  const { produce } = useMessages();
  const say = produce.commodities;
  const { unit } = of;
  const form = useForm({
    name: `amend-commodity ${of.id}`,
    fields: {
      name: text(of.name),
      nameEn: maybeText(of.nameEn),
      grades: free(
        grades,
        of.grades.map(({ zh, en }) => ({ zh, en: en ?? '' })),
      ),
      yieldGrams: weight(unit, of.yieldGrams),
      withdrawn: check(of.withdrawn),
    },
    commands: ({ grades: typed, ...rest }) =>
      prepare('amend-commodity', { commodity: of.id, ...rest, grades: [...gradesOf(typed)] }),
    follows: onDone,
  });
  return (
    <FormDialog form={form} title={say.amend} action={say.save} onClose={onClose}>
      <div class="fields-pair">
        <FormLine of={form.at('name')} label={say.name} autoFocus />
        <FormLine of={form.at('nameEn')} label={say.nameEn} />
      </div>
      <FormLine of={form.at('yieldGrams')} label={say.yieldTyped(produce.units[unit])} hint={say.yieldHint} />
      <GradesField of={form.at('grades')} kept={of.grades.length} />
      <BothValues
        of={form.at('grades')}
        label={say.grades}
        say={(draft) => (grades.safeParse(JSON.parse(draft)).data ?? []).map(({ zh }) => zh).join(' · ')}
      />
      <FormCheck of={form.at('withdrawn')} label={say.withdraw} />
    </FormDialog>
  );
}

/** A weight in a unit that stands fast; its value is in grams. */
export function weight(unit: WeightUnit, startGrams?: number): FieldKind<number> {
  const write = (grams: number) => weightFigure(grams, unit);
  return {
    keys: 'decimal',
    start: startGrams === undefined ? '' : write(startGrams),
    write,
    told: (now) => (typeof now === 'number' ? write(now) : undefined),
    read: (draft) => {
      const value = gramsTyped(draft, unit);
      return value === undefined ? { wrong: whyNot(produceProblems, 'weight-out-of-range') } : { value };
    },
  };
}

/** The grades, best first; those that are kept are only shown. */
function GradesField({ of, kept }: { of: FieldState; kept: number }) {
  const { produce } = useMessages();
  const say = produce.commodities;
  const typed = grades.safeParse(JSON.parse(of.draft)).data ?? [];
  const put = (next: TypedGrades) => of.type(JSON.stringify(next));
  const change = (at: number, to: Partial<TypedGrades[number]>) =>
    put(typed.map((one, index) => (index === at ? { ...one, ...to } : one)));
  return (
    <fieldset class="form-fields" aria-label={say.grades}>
      {typed.map((grade, index) =>
        index < kept ? (
          <p key={index}>{[grade.zh, grade.en].filter((one) => one !== '').join(' · ')}</p>
        ) : (
          <div key={index} class="fields-pair">
            <TextField
              label={say.gradeAt(index + 1)}
              value={grade.zh}
              onInput={(zh) => change(index, { zh })}
              autoComplete="off"
              problem={index === typed.length - 1 ? of.problem : undefined}
            />
            <TextField
              label={say.gradeEn}
              value={grade.en}
              onInput={(en) => change(index, { en })}
              autoComplete="off"
            />
          </div>
        ),
      )}
      <Button kind="plain" icon="plus" onClick={() => put([...typed, { zh: '', en: '' }])}>
        {say.addGrade}
      </Button>
    </fieldset>
  );
}
