import type { Category } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import { localProblem } from '../../sync/problem.ts';
import { prepare } from '../../sync/command.ts';
import { useSettings, type SettingsAnswer } from '../../sync/money.ts';
import { useSending, type Sender } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Form, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { fenOf } from '../../forms/typed-figures.ts';
import { yuanText } from '../../ui/yuan.ts';
import { DeskPage } from '../../desk/page.tsx';
import { ActAlone } from './act-alone.tsx';

/** What the county decides for itself about money. */
export function Settings() {
  const { money } = useMessages();
  const settings = useSettings(useCountyCode());
  // Beside the form, which begins anew with what was saved.
  const sender = useSending(useCountyCode());
  return (
    <DeskPage title={money.settings.title} intro={money.settings.intro}>
      <Answer of={settings}>
        {(data) => (
          <>
            <SettingsForm key={JSON.stringify(data)} settings={data} sender={sender} />
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

function SettingsForm({ settings, sender }: { settings: SettingsAnswer; sender: Sender }) {
  const { money } = useMessages();
  const { language } = useSpeech();
  const mayNot = useReason();
  const [figures, setFigures] = useState<Readonly<Record<Figure, string>>>(() => asTyped(settings));
  const [rates, setRates] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(settings.rates.map(({ category, basisPoints }) => [category, (basisPoints / 100).toFixed(2)])),
  );
  const [unread, setUnread] = useState<string>();
  const problemOf = (field: string) => {
    if (unread === field) return localProblem('malformed-command', { where: field });
    return sender.state.is === 'refused' && sender.state.where === `payload.${field}`
      ? sender.state.problem
      : undefined;
  };
  const submit = () => {
    const read = readSettings(figures, rates, settings);
    setUnread('unread' in read ? read.unread : undefined);
    if (!('unread' in read)) sender.send([prepare('change-settings', read)]);
  };
  const hintOf = (field: Figure): string => {
    const { least, most, law } = settings.bounds[field];
    if (law !== undefined) return money.settings.law(law.source, least, law.since);
    return isAmount(field)
      ? money.settings.atMost(yuanText(most))
      : money.settings.between(String(least), String(most));
  };
  return (
    <Form onSubmit={submit} label={money.settings.title}>
      {groups.map(({ heading, hint, figures: shown }) => (
        <section key={heading} class="panel panel-body fields">
          <h2>{money.settings[heading]}</h2>
          {hint !== undefined && <p class="note">{money.settings[hint]}</p>}
          <div class="fields-pair">
            {shown.map((field) => (
              <TextField
                key={field}
                figures
                inputMode={isAmount(field) ? 'decimal' : 'numeric'}
                label={money.settings[field]}
                hint={hintOf(field)}
                value={figures[field]}
                onInput={(value) => setFigures({ ...figures, [field]: value })}
                problem={problemOf(field)}
              />
            ))}
          </div>
        </section>
      ))}
      <section class="panel panel-body fields">
        <h2>{money.settings.rates}</h2>
        <p class="note">{money.settings.ratesHint}</p>
        <div class="fields-pair">
          {settings.rates.map(({ category, virtual, ...names }) => (
            <TextField
              key={category}
              figures
              inputMode="decimal"
              label={names[language]}
              hint={virtual ? money.settings.virtual : undefined}
              value={rates[category] ?? ''}
              onInput={(value) => setRates({ ...rates, [category]: value })}
              problem={problemOf(`rebateRates.${category}`)}
            />
          ))}
        </div>
      </section>
      {sender.state.is === 'accepted' && <Notice>{money.settings.saved}</Notice>}
      {sender.state.is === 'proposed' && <Notice>{money.settings.proposed}</Notice>}
      {problemOfAny(sender.state) && <SendingNote sender={sender} />}
      <div class="row-actions">
        <Button kind="primary" submit busy={sender.busy} reason={mayNot('settings.change')}>
          {money.settings.save}
        </Button>
      </div>
    </Form>
  );
}

/** Whether a refusal stands beside no field. */
function problemOfAny(state: ReturnType<typeof useSending>['state']): boolean {
  return state.is === 'unanswered' || (state.is === 'refused' && state.where === undefined);
}

type SettingsGiven = Record<Figure, number> & { rebateRates: Partial<Record<Category, number>> };

/** The figures as a person types them: yuan with two decimals, days. */
function asTyped(settings: SettingsAnswer): Record<Figure, string> {
  const yuan = (figure: (typeof amounts)[number]) => (settings[figure] / 100).toFixed(2);
  return {
    cashFloatLimitFen: yuan('cashFloatLimitFen'),
    tabLimitFen: yuan('tabLimitFen'),
    pickupRateFen: yuan('pickupRateFen'),
    offlineCashLimitFen: yuan('offlineCashLimitFen'),
    offlineTabLimitFen: yuan('offlineTabLimitFen'),
    priceStepFen: yuan('priceStepFen'),
    purchaseCeilingFen: yuan('purchaseCeilingFen'),
    purchaseDayCeilingFen: yuan('purchaseDayCeilingFen'),
    loopCostCeilingFen: yuan('loopCostCeilingFen'),
    settlementDay: String(settings.settlementDay),
    returnWindowDays: String(settings.returnWindowDays),
    offlineDays: String(settings.offlineDays),
    offlinePriceDays: String(settings.offlinePriceDays),
    offlineBelievedDays: String(settings.offlineBelievedDays),
    priceStepPercent: String(settings.priceStepPercent),
  };
}

/** What was typed, in fen, days and basis points; or the first field that cannot be read. */
function readSettings(
  figures: Readonly<Record<Figure, string>>,
  rates: Readonly<Record<string, string>>,
  { rates: known, ...now }: SettingsAnswer,
): SettingsGiven | { readonly unread: string } {
  const given: SettingsGiven = { ...figuresOf(now), rebateRates: {} };
  for (const field of amounts) {
    const fen = fenOf(figures[field]);
    if (fen === undefined) return { unread: field };
    given[field] = fen;
  }
  for (const field of counts) {
    if (!/^\s*\d{1,3}\s*$/.test(figures[field])) return { unread: field };
    given[field] = Number(figures[field]);
  }
  for (const { category } of known) {
    // Per cent with two decimals are basis points, as yuan with two decimals are fen.
    const rate = fenOf(rates[category] ?? '');
    if (rate === undefined || rate > 10_000) return { unread: `rebateRates.${category}` };
    given.rebateRates[category] = rate;
  }
  return given;
}

/** The figures alone, without the rates and the bounds. */
function figuresOf(now: Record<Figure, number>): Record<Figure, number> {
  const {
    cashFloatLimitFen,
    tabLimitFen,
    pickupRateFen,
    offlineCashLimitFen,
    offlineTabLimitFen,
    settlementDay,
    returnWindowDays,
    offlineDays,
    offlinePriceDays,
    offlineBelievedDays,
    priceStepPercent,
    priceStepFen,
    purchaseCeilingFen,
    purchaseDayCeilingFen,
    loopCostCeilingFen,
  } = now;
  return {
    cashFloatLimitFen,
    tabLimitFen,
    pickupRateFen,
    offlineCashLimitFen,
    offlineTabLimitFen,
    settlementDay,
    returnWindowDays,
    offlineDays,
    offlinePriceDays,
    offlineBelievedDays,
    priceStepPercent,
    priceStepFen,
    purchaseCeilingFen,
    purchaseDayCeilingFen,
    loopCostCeilingFen,
  };
}
