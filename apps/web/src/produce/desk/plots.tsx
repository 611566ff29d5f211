import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { Answer } from '../../shell/answer.tsx';
import { Moment } from '../../shell/figures.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { useCommodities, usePlots, type HouseholdPage, type PlotRow } from '../../sync/produce.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useCommodityName } from '../produce-parts.tsx';
import { sizeFigure } from '../sizes.ts';
import { PlotForm } from './plot-form.tsx';

/** What a plot is of, and how large a size of it is, in words. */
function usePlotWords() {
  const { produce } = useMessages();
  const commodities = useCommodities(useCountyCode()).data?.rows ?? [];
  const nameOf = useCommodityName();
  const rowOf = (commodity: string) => commodities.find(({ id }) => id === commodity);
  return {
    goodsOf: ({ commodity }: PlotRow): string => {
      const row = rowOf(commodity);
      return row === undefined ? '' : nameOf(row);
    },
    sizeOf: (commodity: string, hundredths: number): string => {
      const row = rowOf(commodity);
      return row === undefined ? '' : produce.size[row.basis](sizeFigure(hundredths));
    },
  };
}

/** A household's fields, orchards, herds and hives, each with what was said of it over time. */
export function Plots({ of }: { of: HouseholdPage }) {
  const say = useMessages().growing.plots;
  const mayNot = useReason();
  const [open, setOpen] = useState<'add' | PlotRow>();
  const columns = usePlotColumns(setOpen);
  const close = () => setOpen(undefined);
  const reason = mayNot('households.edit') ?? (of.stage === 'given-up' ? say.notWhileGivenUp : undefined);
  return (
    <section class="panel" aria-label={say.title}>
      <div class="panel-head">
        <h2>{say.title}</h2>
        <Button icon="plus" reason={reason} onClick={() => setOpen('add')}>
          {say.add}
        </Button>
      </div>
      <Answer of={usePlots(useCountyCode(), of.id)}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState icon="basket" title={say.empty} next={say.emptyNext} />
          ) : (
            <Table caption={say.title} rows={rows} keyOf={({ id }) => id} columns={columns} />
          )
        }
      </Answer>
      {open === 'add' && <PlotForm household={of.id} onClose={close} />}
      {open !== undefined && open !== 'add' && <PlotForm household={of.id} of={open} onClose={close} />}
    </section>
  );
}

function usePlotColumns(onAmend: (row: PlotRow) => void): readonly Column<PlotRow>[] {
  const { growing, produce } = useMessages();
  const say = growing.plots;
  const mayNot = useReason();
  const { goodsOf, sizeOf } = usePlotWords();
  return [
    { title: produce.commodity, cell: (row) => <strong>{goodsOf(row)}</strong> },
    { title: say.size, figure: true, labelled: true, cell: (row) => sizeOf(row.commodity, row.sizeHundredths) },
    {
      title: say.since,
      labelled: true,
      cell: ({ since, until }) => (
        <span class="figures">
          {since ?? say.always}
          {until !== null && <> · {say.givenUp(until)}</>}
        </span>
      ),
    },
    { title: say.where, labelled: true, wide: true, cell: (row) => <Where of={row} /> },
    { title: say.history, labelled: true, cell: (row) => <History of={row} /> },
    {
      title: '',
      tight: true,
      cell: (row) => (
        <Button
          icon="edit"
          label={`${say.amend} ${goodsOf(row)}`}
          reason={mayNot('households.edit')}
          onClick={() => onAmend(row)}
        >
          {say.amend}
        </Button>
      ),
    },
  ];
}

function Where({ of: { where, position } }: { of: PlotRow }) {
  return (
    <span class="note">
      {where}
      {position !== null && (
        <span class="figures">
          {where !== null && ' · '}
          {(position.longitudeMicrodegrees / 1e6).toFixed(5)}, {(position.latitudeMicrodegrees / 1e6).toFixed(5)}
        </span>
      )}
    </span>
  );
}

/** What was said before of a plot's size, the last first; nothing where it was said once. */
function History({ of }: { of: PlotRow }) {
  const { sizeOf } = usePlotWords();
  const { growing, words } = useMessages();
  const say = growing.plots;
  if (of.said.length < 2) return null;
  return (
    <details>
      <summary>{say.times(of.said.length)}</summary>
      <ul class="note">
        {of.said.toReversed().map(({ sizeHundredths, since, until, at, byName }, index) => (
          <li key={index}>
            {sizeOf(of.commodity, sizeHundredths)} · {since ?? say.always}
            {until !== null && <> · {say.givenUp(until)}</>} · <Moment at={at} /> {byName ?? words.unknownPerson}
          </li>
        ))}
      </ul>
    </details>
  );
}
