import { costRules, type CarrierCode, type CostRule } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import { useLoopCostSettings, type LoopCostSettingsAnswer, type VehicleRatesRow } from '../../sync/loop-costs.ts';
import { localProblem } from '../../sync/problem.ts';
import { useSending, type Sender } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Form, TextField } from '../../ui/field.tsx';
import { Money } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { fenOf } from '../../forms/typed-figures.ts';
import { yuanText } from '../../ui/yuan.ts';
import { DeskPage } from '../../desk/page.tsx';
import './costs.css';

/** How the county shares what loops cost, who pays towards it, and from what cost per parcel the desk says so. */
export function CostSettings() {
  const { costs } = useMessages();
  const county = useCountyCode();
  const settings = useLoopCostSettings(county);
  // Held here, since the form begins anew with what was saved.
  const sender = useSending(county);
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/loop-costs', { county }), label: costs.title }}
      title={costs.settings.title}
      intro={costs.settings.intro}
    >
      <Answer of={settings}>
        {(data) => <SettingsForm key={JSON.stringify(data)} settings={data} sender={sender} />}
      </Answer>
    </DeskPage>
  );
}

function SettingsForm({ settings, sender }: { settings: LoopCostSettingsAnswer; sender: Sender }) {
  const { settings: say, rules, ruleHints } = useMessages().costs;
  const { language } = useSpeech();
  const may = useMay();
  const [rule, setRule] = useState<CostRule>(settings.rule);
  const [alert, setAlert] = useState(plainYuan(settings.alertFenPerParcel));
  const [subsidy, setSubsidy] = useState(plainYuan(settings.lineSubsidyFen));
  const [agreed, setAgreed] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(settings.contributions.map(({ carrier, perParcelFen }) => [carrier, plainYuan(perParcelFen)])),
  );
  const [unread, setUnread] = useState<string>();
  const problemOf = (field: string) => {
    if (unread === field) return localProblem('malformed-command', { where: field });
    return sender.state.is === 'refused' && sender.state.where === `payload.${field}`
      ? sender.state.problem
      : undefined;
  };
  const submit = () => {
    const read = readSettings({ alert, subsidy, agreed }, settings);
    setUnread('unread' in read ? read.unread : undefined);
    if (!('unread' in read)) sender.send([prepare('change-loop-cost-settings', { rule, ...read })]);
  };
  const rights = may('settings.change') ? undefined : say.rights;
  const beside =
    sender.state.is === 'unanswered' || (sender.state.is === 'refused' && sender.state.where === undefined);
  return (
    <Form onSubmit={submit} label={say.title}>
      <fieldset class="panel panel-body cost-rules">
        <legend class="unseen">{say.rule}</legend>
        <h2>{say.rule}</h2>
        {costRules.map((one) => (
          <label key={one} class="cost-rule">
            <input type="radio" name="rule" value={one} checked={rule === one} onChange={() => setRule(one)} />
            <span class="stacked">
              <strong>{rules[one]}</strong>
              <span class="note">{ruleHints[one]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <section class="panel panel-body fields">
        <div class="fields-pair">
          <TextField
            figures
            inputMode="decimal"
            label={say.alert}
            hint={say.alertHint}
            value={alert}
            onInput={setAlert}
            problem={problemOf('alertFenPerParcel')}
          />
          <TextField
            figures
            inputMode="decimal"
            label={say.lineSubsidy}
            hint={say.lineSubsidyHint}
            value={subsidy}
            onInput={setSubsidy}
            problem={problemOf('lineSubsidyFen')}
          />
        </div>
      </section>
      <section class="panel panel-body fields">
        <h2>{say.contributions}</h2>
        <p class="note">{say.contributionsHint(yuanText(settings.bounds.contributionFen.most))}</p>
        <div class="fields-pair">
          {settings.contributions
            .filter(({ carrier }) => carrier !== 'county')
            .map(({ carrier, ...names }) => (
              <TextField
                key={carrier}
                figures
                inputMode="decimal"
                label={names[language]}
                value={agreed[carrier] ?? ''}
                onInput={(value) => setAgreed({ ...agreed, [carrier]: value })}
                problem={problemOf(`contributionsFen.${carrier}`)}
              />
            ))}
        </div>
      </section>
      <VehicleRates rows={settings.vehicles} />
      {sender.state.is === 'accepted' && <Notice>{say.saved}</Notice>}
      {beside && <SendingNote sender={sender} />}
      <div class="row-actions">
        <Button kind="primary" submit busy={sender.busy} reason={rights}>
          {say.save}
        </Button>
      </div>
    </Form>
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

/** As it is typed: `1.50`. */
function plainYuan(fen: number): string {
  return (fen / 100).toFixed(2);
}

interface SettingsGiven {
  readonly alertFenPerParcel: number;
  readonly lineSubsidyFen: number;
  readonly contributionsFen: Partial<Record<CarrierCode, number>>;
}

/** What was typed, in fen; or the first field that cannot be read. */
function readSettings(
  {
    alert,
    subsidy,
    agreed,
  }: { readonly alert: string; readonly subsidy: string; readonly agreed: Readonly<Record<string, string>> },
  { contributions }: LoopCostSettingsAnswer,
): SettingsGiven | { readonly unread: string } {
  const alertFenPerParcel = fenOf(alert);
  if (alertFenPerParcel === undefined) return { unread: 'alertFenPerParcel' };
  const lineSubsidyFen = fenOf(subsidy);
  if (lineSubsidyFen === undefined) return { unread: 'lineSubsidyFen' };
  const contributionsFen: Partial<Record<CarrierCode, number>> = {};
  for (const { carrier } of contributions) {
    const fen = fenOf(agreed[carrier] ?? '');
    if (fen === undefined) return { unread: `contributionsFen.${carrier}` };
    contributionsFen[carrier] = fen;
  }
  return { alertFenPerParcel, lineSubsidyFen, contributionsFen };
}
