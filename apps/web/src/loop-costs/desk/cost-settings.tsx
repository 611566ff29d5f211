import { costRules, type CostRule } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import { useLoopCostSettings, type LoopCostSettingsAnswer, type VehicleRatesRow } from '../../sync/loop-costs.ts';
import { Money } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { BothValues } from '../../forms/both-values.tsx';
import { CommandForm } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { yuan, type FieldKind } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { yuanText } from '../../ui/yuan.ts';
import { DeskPage } from '../../desk/page.tsx';
import './costs.css';

/** How the county shares what loops cost, who pays towards it, and from what cost per parcel the desk says so. */
export function CostSettings() {
  const { costs } = useMessages();
  const county = useCountyCode();
  const settings = useLoopCostSettings(county);
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/loop-costs', { county }), label: costs.title }}
      title={costs.settings.title}
      intro={costs.settings.intro}
    >
      <Answer of={settings}>{(data) => <SettingsForm settings={data} />}</Answer>
    </DeskPage>
  );
}

/** A rule by its place in the list; its draft is its name. */
function ruleKind(start: CostRule): FieldKind<number> {
  const told = (now: unknown) => costRules.find((rule) => rule === now);
  return {
    start,
    read: (draft) => ({ value: costRules.findIndex((rule) => rule === draft) }),
    write: (at) => costRules[at] ?? start,
    told,
  };
}

function SettingsForm({ settings }: { settings: LoopCostSettingsAnswer }) {
  const { settings: say, rules, ruleHints } = useMessages().costs;
  const { language } = useSpeech();
  const may = useMay();
  const [saved, setSaved] = useState(false);
  const carriers = settings.contributions.filter(({ carrier }) => carrier !== 'county');
  const fields: Readonly<Record<string, FieldKind<number>>> = {
    rule: ruleKind(settings.rule),
    alertFenPerParcel: yuan(settings.alertFenPerParcel),
    lineSubsidyFen: yuan(settings.lineSubsidyFen),
    ...Object.fromEntries(carriers.map((one) => [`contributionsFen.${one.carrier}`, yuan(one.perParcelFen)])),
  };
  const form = useForm({
    name: 'loop-cost-settings',
    amends: true,
    fields,
    commands: (typed) =>
      prepare('change-loop-cost-settings', {
        rule: costRules[typed['rule'] ?? 0],
        alertFenPerParcel: typed['alertFenPerParcel'],
        lineSubsidyFen: typed['lineSubsidyFen'],
        contributionsFen: Object.fromEntries(
          carriers.map(({ carrier }) => [carrier, typed[`contributionsFen.${carrier}`]]),
        ),
      }),
    heard: () => setSaved(false),
    follows() {
      form.clear();
      setSaved(true);
    },
  });
  const rule = form.at('rule');
  return (
    <CommandForm
      form={form}
      label={say.title}
      action={say.save}
      reason={may('settings.change') ? undefined : say.rights}
    >
      <fieldset class="panel panel-body cost-rules">
        <legend class="unseen">{say.rule}</legend>
        <h2>{say.rule}</h2>
        {costRules.map((one) => (
          <label key={one} class="cost-rule">
            <input type="radio" name="rule" value={one} checked={rule.draft === one} onChange={() => rule.type(one)} />
            <span class="stacked">
              <strong>{rules[one]}</strong>
              <span class="note">{ruleHints[one]}</span>
            </span>
          </label>
        ))}
        <BothValues
          of={rule}
          label={say.rule}
          say={(draft) => costRules.filter((one) => one === draft).map((one) => rules[one])[0] ?? draft}
        />
      </fieldset>
      <section class="panel panel-body fields">
        <div class="fields-pair">
          <FormLine of={form.at('alertFenPerParcel')} label={say.alert} hint={say.alertHint} />
          <FormLine of={form.at('lineSubsidyFen')} label={say.lineSubsidy} hint={say.lineSubsidyHint} />
        </div>
      </section>
      <section class="panel panel-body fields">
        <h2>{say.contributions}</h2>
        <p class="note">{say.contributionsHint(yuanText(settings.bounds.contributionFen.most))}</p>
        <div class="fields-pair">
          {carriers.map(({ carrier, ...names }) => (
            <FormLine key={carrier} of={form.at(`contributionsFen.${carrier}`)} label={names[language]} />
          ))}
        </div>
      </section>
      <VehicleRates rows={settings.vehicles} />
      {saved && <Notice>{say.saved}</Notice>}
    </CommandForm>
  );
}

/** By what the vehicles' own terms price a loop. */
function VehicleRates({ rows }: { rows: readonly VehicleRatesRow[] }) {
  const { settings: say, loops } = useMessages().costs;
  const columns: readonly Column<VehicleRatesRow>[] = [
    {
      title: loops.vehicle,
      sort: { name: 'vehicle', by: ({ name }) => name },
      cell: ({ name }) => <strong>{name}</strong>,
    },
    {
      title: say.perKm,
      figure: true,
      labelled: true,
      sort: { name: 'km', by: ({ costFenPerKm }) => costFenPerKm },
      cell: ({ costFenPerKm }) => <Money fen={costFenPerKm} />,
    },
    {
      title: say.perDay,
      figure: true,
      labelled: true,
      sort: { name: 'day', by: ({ fixedFenPerDay }) => fixedFenPerDay },
      cell: ({ fixedFenPerDay }) => <Money fen={fixedFenPerDay} />,
    },
    {
      title: say.driverHour,
      figure: true,
      labelled: true,
      sort: { name: 'hour', by: ({ driverFenPerHour }) => driverFenPerHour },
      cell: ({ driverFenPerHour }) => <Money fen={driverFenPerHour} />,
    },
    {
      title: say.driverDay,
      figure: true,
      labelled: true,
      sort: { name: 'driver', by: ({ driverFenPerDay }) => driverFenPerDay },
      cell: ({ driverFenPerDay }) => <Money fen={driverFenPerDay} />,
    },
  ];
  return (
    <section class="panel" aria-labelledby="vehicle-rates">
      <div class="panel-head">
        <div class="stacked">
          <h2 id="vehicle-rates">{say.rates}</h2>
          <span class="note">{say.ratesHint}</span>
        </div>
      </div>
      {rows.length === 0 ? (
        <EmptyState icon="truck" title={say.noVehicles} next={say.noVehiclesNext} />
      ) : (
        <Table caption={say.rates} columns={columns} rows={rows} keyOf={({ vehicle }) => vehicle} />
      )}
    </section>
  );
}
