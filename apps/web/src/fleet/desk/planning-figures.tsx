import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { planningFigures, type FleetAnswer } from '../../sync/loops.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Form, TextField } from '../../ui/field.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';

/** The figures by which the county's loops are planned. */
export function PlanningFigures({ fleet: { settings, bounds } }: { fleet: FleetAnswer }) {
  const { loops } = useMessages();
  const say = loops.fleet;
  const sender = useSending(useCountyCode());
  const may = useMay();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(planningFigures.map((figure) => [figure, String(settings[figure])])),
  );
  const unread = planningFigures.find((figure) => !/^\s*\d{1,6}\s*$/.test(texts[figure] ?? ''));
  const where = sender.state.is === 'refused' ? sender.state.where : undefined;
  const submit = () => {
    if (unread === undefined)
      sender.send([
        prepare(
          'change-logistics-settings',
          Object.fromEntries(planningFigures.map((figure) => [figure, Number(texts[figure])])),
        ),
      ]);
  };
  return (
    <section class="panel" aria-label={say.settings}>
      <div class="panel-head">
        <h2>{say.settings}</h2>
      </div>
      <div class="panel-body fields">
        <p class="note">{say.settingsHint}</p>
        <Form onSubmit={submit} label={say.settings}>
          <div class="fields-pair">
            {planningFigures.map((figure) => (
              <TextField
                key={figure}
                figures
                inputMode="numeric"
                label={say.figures[figure]}
                hint={say.between(bounds[figure].least, bounds[figure].most)}
                value={texts[figure] ?? ''}
                onInput={(value) => setTexts({ ...texts, [figure]: value })}
                problem={where === `payload.${figure}` ? sender.problem : undefined}
              />
            ))}
          </div>
          {sender.state.is === 'accepted' && <Notice>{say.saved}</Notice>}
          {where === undefined && <SendingNote sender={sender} />}
          <div class="row-actions">
            <Button
              kind="primary"
              submit
              busy={sender.busy}
              reason={may('settings.change') ? (unread === undefined ? undefined : say.numberWrong) : say.rights}
            >
              {say.save}
            </Button>
          </div>
        </Form>
      </div>
    </section>
  );
}
