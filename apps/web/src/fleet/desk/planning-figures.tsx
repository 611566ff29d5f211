import { useMay } from '../../county.tsx';
import { CommandForm } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { wholeNumber } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { planningFigures, type FleetAnswer } from '../../sync/loops.ts';
import { Notice } from '../../ui/refusal-note.tsx';

/** The figures by which the county's loops are planned. */
export function PlanningFigures({ fleet: { settings, bounds } }: { fleet: FleetAnswer }) {
  const say = useMessages().loops.fleet;
  const mayChange = useMay()('settings.change');
  const form = useForm({
    name: 'change-logistics-settings',
    amends: true,
    fields: {
      detourPercent: wholeNumber(settings.detourPercent),
      speedKmPerHour: wholeNumber(settings.speedKmPerHour),
      serviceMinutes: wholeNumber(settings.serviceMinutes),
      reloadMinutes: wholeNumber(settings.reloadMinutes),
      parcelGrams: wholeNumber(settings.parcelGrams),
      parcelCubicDecimetres: wholeNumber(settings.parcelCubicDecimetres),
    },
    commands: (figures) => prepare('change-logistics-settings', figures),
    follows: () => form.clear(),
  });
  return (
    <section class="panel" aria-label={say.settings}>
      <div class="panel-head">
        <h2>{say.settings}</h2>
      </div>
      <div class="panel-body fields">
        <p class="note">{say.settingsHint}</p>
        <CommandForm form={form} label={say.settings} action={say.save} reason={mayChange ? undefined : say.rights}>
          <div class="fields-pair">
            {planningFigures.map((figure) => (
              <FormLine
                key={figure}
                of={form.at(figure)}
                label={say.figures[figure]}
                hint={say.between(bounds[figure].least, bounds[figure].most)}
              />
            ))}
          </div>
          {form.sender.state.is === 'accepted' && <Notice>{say.saved}</Notice>}
        </CommandForm>
      </div>
    </section>
  );
}
