import { useMessages } from '../../i18n/index.tsx';
import type { LoopCostAnswer } from '../../sync/loop-costs.ts';
import { Money } from '../../shell/figures.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { yuanText } from '../../ui/yuan.ts';
import { kilometresText } from './cost-words.ts';

interface Part {
  readonly what: string;
  readonly basis: string;
  readonly plannedFen: number | null;
  readonly fen: number;
  readonly total?: boolean;
}

/** What a loop’s cost is made of, and what each part was reckoned from, beside the plan. */
export function CostParts({ loop }: { loop: LoopCostAnswer }) {
  const { costs } = useMessages();
  const { loop: say } = costs;
  const columns: readonly Column<Part>[] = [
    { title: say.part, cell: ({ what, total }) => (total === true ? <strong>{what}</strong> : what) },
    { title: say.basis, wide: true, cell: ({ basis }) => <span class="note">{basis}</span> },
    {
      title: say.planned,
      figure: true,
      labelled: true,
      cell: ({ plannedFen }) => (plannedFen === null ? <span class="note">—</span> : <Money fen={plannedFen} />),
    },
    {
      title: say.actual,
      figure: true,
      labelled: true,
      cell: ({ fen, total }) =>
        total === true ? (
          <strong>
            <Money fen={fen} />
          </strong>
        ) : (
          <Money fen={fen} />
        ),
    },
  ];
  return (
    <section class="panel" aria-labelledby="cost-parts">
      <div class="panel-head">
        <h2 id="cost-parts">{say.what}</h2>
      </div>
      <Table caption={say.what} columns={columns} rows={usePartsOf(loop)} keyOf={({ what, basis }) => what + basis} />
    </section>
  );
}

function usePartsOf({ cost, planned, rates, extras }: LoopCostAnswer): readonly Part[] {
  const { costs } = useMessages();
  const { loop: say } = costs;
  return [
    {
      what: say.vehicleDay,
      basis: say.vehicleDayOf(yuanText(rates.fixedFenPerDay)),
      plannedFen: planned.vehicleFen,
      fen: cost.vehicleFen,
    },
    {
      what: say.distance,
      basis: `${say.distanceOf(kilometresText(cost.metres), yuanText(rates.costFenPerKm))} · ${costs.sources[cost.metresFrom]}`,
      plannedFen: planned.distanceFen,
      fen: cost.distanceFen,
    },
    {
      what: say.driver,
      basis: `${say.driverOf(cost.minutes, yuanText(rates.driverFenPerHour), yuanText(rates.driverFenPerDay))} · ${costs.sources[cost.minutesFrom]}`,
      plannedFen: planned.driverFen,
      fen: cost.driverFen,
    },
    ...extras.map(({ kind, receipt, owedTo, amountFen }) => ({
      what: costs.extraKinds[kind],
      basis: `${say.receipt(receipt)} · ${costs.extraPayers[owedTo]}`,
      plannedFen: null,
      fen: amountFen,
    })),
    { what: say.total, basis: '', plannedFen: planned.totalFen, fen: cost.totalFen, total: true },
  ];
}
