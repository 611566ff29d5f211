import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { useSettings, type SettingsAnswer } from '../../sync/money.ts';
import { Notice } from '../../ui/refusal-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { CommandForm } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { percent, wholeNumber, yuan } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { yuanText } from '../../ui/yuan.ts';
import { DeskPage } from '../../desk/page.tsx';
import { ActAlone } from './act-alone.tsx';

/** What the county decides for itself about money. */
export function Settings() {
  const { money } = useMessages();
  const settings = useSettings(useCountyCode());
  return (
    <DeskPage title={money.settings.title} intro={money.settings.intro}>
      <Answer of={settings}>
        {(data) => (
          <>
            <SettingsForm settings={data} />
            <ActAlone until={data.aloneUntil} />
          </>
        )}
      </Answer>
    </DeskPage>
  );
}

const amounts = [
  'cashFloatLimitFen',
  'tabLimitFen',
  'pickupRateFen',
  'offlineCashLimitFen',
  'offlineTabLimitFen',
  'priceStepFen',
  'purchaseCeilingFen',
  'purchaseDayCeilingFen',
  'loopCostCeilingFen',
] as const;
const counts = [
  'settlementDay',
  'returnWindowDays',
  'offlineDays',
  'offlinePriceDays',
  'offlineBelievedDays',
  'priceStepPercent',
] as const;
type Figure = (typeof amounts)[number] | (typeof counts)[number];

/** The figures as they stand together, under one heading each. */
const groups = [
  {
    heading: 'limits',
    hint: undefined,
    figures: ['cashFloatLimitFen', 'tabLimitFen', 'pickupRateFen', 'settlementDay', 'returnWindowDays'],
  },
  {
    heading: 'offline',
    hint: 'offlineHint',
    figures: ['offlineDays', 'offlinePriceDays', 'offlineBelievedDays', 'offlineCashLimitFen', 'offlineTabLimitFen'],
  },
  {
    heading: 'twoPeople',
    hint: 'twoPeopleHint',
    figures: ['priceStepPercent', 'priceStepFen', 'purchaseCeilingFen', 'purchaseDayCeilingFen', 'loopCostCeilingFen'],
  },
] as const satisfies readonly {
  readonly heading: string;
  readonly hint: string | undefined;
  readonly figures: readonly Figure[];
}[];

function isAmount(figure: Figure): figure is (typeof amounts)[number] {
  const all: readonly Figure[] = amounts;
  return all.includes(figure);
}

function SettingsForm({ settings }: { settings: SettingsAnswer }) {
  const { money } = useMessages();
  const { language } = useSpeech();
  const mayNot = useReason();
  const [saved, setSaved] = useState(false);
  const form = useForm({
    name: 'county-settings',
    amends: true,
    fields: {
      ...Object.fromEntries(amounts.map((figure) => [figure, yuan(settings[figure])])),
      ...Object.fromEntries(counts.map((figure) => [figure, wholeNumber(settings[figure])])),
      ...Object.fromEntries(settings.rates.map((rate) => [`rebateRates.${rate.category}`, percent(rate.basisPoints)])),
    },
    commands: (typed) =>
      prepare('change-settings', {
        ...Object.fromEntries([...amounts, ...counts].map((figure) => [figure, typed[figure]])),
        rebateRates: Object.fromEntries(
          settings.rates.map(({ category }) => [category, typed[`rebateRates.${category}`]]),
        ),
      }),
    heard: () => setSaved(false),
    follows() {
      form.clear();
      setSaved(true);
    },
  });
  const hintOf = (field: Figure): string => {
    const { least, most, law } = settings.bounds[field];
    if (law !== undefined) return money.settings.law(law.source, least, law.since);
    return isAmount(field)
      ? money.settings.atMost(yuanText(most))
      : money.settings.between(String(least), String(most));
  };
  return (
    <CommandForm
      form={form}
      label={money.settings.title}
      action={money.settings.save}
      reason={mayNot('settings.change')}
    >
      {groups.map(({ heading, hint, figures: shown }) => (
        <section key={heading} class="panel panel-body fields">
          <h2>{money.settings[heading]}</h2>
          {hint !== undefined && <p class="note">{money.settings[hint]}</p>}
          <div class="fields-pair">
            {shown.map((field) => (
              <FormLine key={field} of={form.at(field)} label={money.settings[field]} hint={hintOf(field)} />
            ))}
          </div>
        </section>
      ))}
      <section class="panel panel-body fields">
        <h2>{money.settings.rates}</h2>
        <p class="note">{money.settings.ratesHint}</p>
        <div class="fields-pair">
          {settings.rates.map(({ category, virtual, ...names }) => (
            <FormLine
              key={category}
              of={form.at(`rebateRates.${category}`)}
              label={names[language]}
              hint={virtual ? money.settings.virtual : undefined}
            />
          ))}
        </div>
      </section>
      {saved && <Notice>{money.settings.saved}</Notice>}
      {form.sender.state.is === 'proposed' && <Notice>{money.settings.proposed}</Notice>}
    </CommandForm>
  );
}
