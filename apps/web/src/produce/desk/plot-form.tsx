import { businessDay, networkProblems, produceProblems } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice, FormLine } from '../../forms/form-fields.tsx';
import { maybeText, text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { PositionFields, positionKinds, positionOf } from '../../map/position-fields.tsx';
import { useNow } from '../../shell/figures.tsx';
import { prepare } from '../../sync/command.ts';
import { useCommodities, type CommodityRow, type PlotRow } from '../../sync/produce.ts';
import { useCommodityName } from '../produce-parts.tsx';
import { hundredthsTyped, sizeFigure } from '../sizes.ts';
import { whyNot } from '../../sync/problem.ts';

interface PlotFormProps {
  readonly household: string;
  /** The plot that is corrected; none where one is written down. */
  readonly of?: PlotRow;
  readonly onClose: () => void;
}

/** The form of a plot: what it asks for, and the command that it comes to. */
function usePlotForm({ household, of, onClose }: PlotFormProps, commodities: readonly CommodityRow[]) {
  const rowOf = (commodity: string): CommodityRow | undefined => commodities.find(({ id }) => id === commodity);
  return useForm({
    name: of === undefined ? `add-plot ${household}` : `amend-plot ${of.id} ${of.amended}`,
    fields: {
      commodity: text(of?.commodity),
      sizeHundredths: text(of && sizeFigure(of.sizeHundredths)),
      since: maybeText(of?.since),
      until: maybeText(of?.until),
      where: maybeText(of?.where),
      ...positionKinds(degreesOf(of?.position)),
    },
    misfit: ({ commodity, sizeHundredths: size, longitude, latitude, from }) => {
      const row = rowOf(commodity);
      if (row === undefined) return { field: 'commodity' };
      if (!((hundredthsTyped(size, row.basis) ?? 0) > 0))
        return { field: 'sizeHundredths', why: whyNot(produceProblems, 'size-out-of-range') };
      const placed = longitude !== '' || latitude !== '';
      return placed && positionOf({ longitude, latitude, from }) === undefined
        ? { field: 'longitude', why: whyNot(networkProblems, 'position-outside') }
        : undefined;
    },
    commands: ({ commodity, sizeHundredths: size, since, until, where, ...place }, plot) => {
      const terms = {
        sizeHundredths: hundredthsTyped(size, rowOf(commodity)?.basis ?? 'mu') ?? 0,
        since,
        position: positionOf(place) ?? null,
      };
      const noted = where === null ? undefined : { where };
      return of === undefined
        ? prepare('add-plot', { plot, household, commodity, ...terms }, noted)
        : prepare('amend-plot', { plot: of.id, from: of.amended, until, ...terms }, noted);
    },
    follows: onClose,
    blames: { 'plot-day-ahead': 'since', 'plot-days-swapped': 'until' },
  });
}

/** Writes down a field, an orchard, a herd or hives of a household, or says anew how large one is, where, and until when. */
export function PlotForm(props: PlotFormProps) {
  const { of, onClose } = props;
  const { growing, shell, produce } = useMessages();
  const say = growing.plots;
  const today = businessDay(useNow());
  const nameOf = useCommodityName();
  const commodities = useCommodities(useCountyCode()).data?.rows ?? [];
  const form = usePlotForm(props, commodities);
  const basis = commodities.find(({ id }) => id === form.value('commodity'))?.basis;
  return (
    <FormDialog form={form} title={of === undefined ? say.add : say.amend} action={say.save} onClose={onClose}>
      <p class="note">{say.hint}</p>
      {of === undefined && (
        <FormChoice
          of={form.at('commodity')}
          label={produce.commodity}
          empty={shell.choose}
          options={commodities
            .filter(({ withdrawn }) => !withdrawn)
            .map((row) => ({ value: row.id, label: nameOf(row) }))}
        />
      )}
      <div class="fields-pair">
        <FormLine
          of={form.at('sizeHundredths')}
          label={basis === undefined ? say.size : say.sizeIn(produce.bases[basis])}
          inputMode="decimal"
          figures
        />
        <FormLine of={form.at('since')} label={say.since} hint={say.sinceHint} type="date" />
      </div>
      {of !== undefined && <FormLine of={form.at('until')} label={say.until} hint={say.untilHint(today)} type="date" />}
      <FormLine of={form.at('where')} label={say.where} hint={say.whereHint} maxLength={60} />
      <details class="field">
        <summary>{say.position}</summary>
        <PositionFields form={form} />
      </details>
    </FormDialog>
  );
}

function degreesOf(position: PlotRow['position'] | undefined) {
  if (position == null) return undefined;
  const [longitude, latitude] = [position.longitudeMicrodegrees, position.latitudeMicrodegrees];
  return { longitude: String(longitude / 1e6), latitude: String(latitude / 1e6), from: 'wgs84' as const };
}
