import { accountOf } from '@yangui/domain';
import { Link } from 'wouter-preact';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import type { CarriedRow, LoopCostAnswer, StationShareRow } from '../../sync/loop-costs.ts';
import { Money, Quantity } from '../../shell/figures.tsx';
import { useInOrder } from '../../ui/sorting.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { yuanText } from '../../ui/yuan.ts';
import { usePayerName } from '../../desk/account-words.ts';
import { CarriedExport } from './exports.tsx';
import { kilogramsText } from '../../ui/kilograms.ts';

/** What each station bears of a loop; or that nobody does, because it was empty. */
export function StationShares({ loop }: { loop: LoopCostAnswer }) {
  const { costs } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const linked = loop.stage === 'settled' && may('ledger.read');
  const columns: readonly Column<StationShareRow>[] = [
    {
      title: costs.perParcel.station,
      wide: true,
      sort: { name: 'station', by: ({ stationName }) => stationName },
      cell: ({ stationName }) => <strong>{stationName}</strong>,
    },
    {
      title: costs.perParcel.parcels,
      figure: true,
      labelled: true,
      sort: { name: 'parcels', by: ({ parcels }) => parcels },
      cell: ({ parcels }) => <Quantity count={parcels} />,
    },
    {
      title: costs.perParcel.others,
      figure: true,
      labelled: true,
      cell: ({ returns, consignments }) => <span class="figures">{`${returns} / ${consignments}`}</span>,
    },
    {
      title: costs.perParcel.each,
      figure: true,
      labelled: true,
      cell: ({ parcels, parcelFen }) =>
        parcels === 0 ? <span class="note">—</span> : <Money fen={Math.round(parcelFen / parcels)} />,
    },
    {
      title: costs.loop.share,
      figure: true,
      labelled: true,
      sort: { name: 'share', by: ({ shareFen }) => shareFen },
      cell: ({ station, shareFen }) =>
        linked ? (
          <Link href={pathTo('desk', '/ledger/:id', { county, id: accountOf.loopCost(station) })}>
            <Money fen={shareFen} />
          </Link>
        ) : (
          <Money fen={shareFen} />
        ),
    },
  ];
  return (
    <section class="panel" aria-labelledby="cost-stations">
      <div class="panel-head">
        <div class="stacked">
          <h2 id="cost-stations">{costs.loop.bears}</h2>
          <span class="note">{costs.loop.ruleIs(costs.rules[loop.rule])}</span>
        </div>
      </div>
      {loop.stations.length === 0 ? (
        <p class="panel-body">{costs.loop.own}</p>
      ) : (
        <Table caption={costs.loop.bears} columns={columns} rows={loop.stations} keyOf={({ station }) => station} />
      )}
    </section>
  );
}

/** Who pays towards it, beside the cost and not in it. */
export function Contributions({ loop }: { loop: LoopCostAnswer }) {
  const { costs } = useMessages();
  const payerName = usePayerName();
  const columns: readonly Column<LoopCostAnswer['contributions'][number]>[] = [
    { title: costs.loop.payer, cell: ({ payer }) => <strong>{payerName(payer)}</strong> },
    { title: costs.perParcel.station, cell: ({ stationName }) => stationName },
    {
      title: costs.perParcel.parcels,
      figure: true,
      labelled: true,
      cell: ({ parcels }) => <Quantity count={parcels} />,
    },
    {
      title: costs.perParcel.contributed,
      figure: true,
      labelled: true,
      cell: ({ amountFen }) => <Money fen={amountFen} />,
    },
  ];
  return (
    <section class="panel" aria-labelledby="cost-contributions">
      <div class="panel-head">
        <div class="stacked">
          <h2 id="cost-contributions">{costs.loop.contributions}</h2>
          <span class="note">{costs.loop.contributionsHint}</span>
        </div>
        {loop.contributedFen > 0 && (
          <strong>{costs.loop.net(yuanText(loop.cost.totalFen - loop.contributedFen))}</strong>
        )}
      </div>
      {loop.contributions.length === 0 ? (
        <p class="panel-body note">{costs.loop.none}</p>
      ) : (
        <Table
          caption={costs.loop.contributions}
          columns={columns}
          rows={loop.contributions}
          keyOf={({ payer, station }) => payer + station}
          sortedIn="payers"
        />
      )}
    </section>
  );
}

/** Every piece with its share; folded, since there are many. */
export function CarriedPieces({ loop }: { loop: LoopCostAnswer }) {
  const { costs } = useMessages();
  const stationName = (station: string) => loop.stations.find((one) => one.station === station)?.stationName ?? '';
  const columns: readonly Column<CarriedRow>[] = [
    { title: costs.loop.piece, cell: ({ label }) => <span class="figures">{label}</span> },
    {
      title: costs.loop.kind,
      sort: { name: 'kind', by: ({ kind }) => kind },
      cell: ({ kind, pieces }) => (
        <span class="note">
          {costs.kinds[kind]}
          {pieces > 1 ? ` × ${pieces}` : ''}
        </span>
      ),
    },
    {
      title: costs.perParcel.station,
      sort: { name: 'at', by: ({ station }) => stationName(station) },
      cell: ({ station }) => stationName(station),
    },
    {
      title: costs.loop.weight,
      figure: true,
      labelled: true,
      sort: { name: 'weight', by: ({ weightGrams }) => weightGrams },
      cell: ({ weightGrams }) => <span class="figures">{costs.loop.kg(kilogramsText(weightGrams))}</span>,
    },
    {
      title: costs.loop.share,
      figure: true,
      labelled: true,
      sort: { name: 'bears', by: ({ shareFen }) => shareFen },
      cell: ({ shareFen }) => <Money fen={shareFen} />,
    },
  ];
  const inOrder = useInOrder(columns, 'pieces');
  if (loop.carried.length === 0) return null;
  return (
    <section class="panel" aria-label={costs.loop.pieces}>
      <details class="fold">
        <summary class="panel-head">
          <h2>{costs.loop.piecesCount(loop.carried.length)}</h2>
        </summary>
        <div class="panel-head">
          <CarriedExport
            name={`${costs.loop.pieces} ${loop.vehicleName} ${loop.day}`}
            rows={inOrder(loop.carried)}
            stationName={stationName}
          />
        </div>
        <Table
          caption={costs.loop.pieces}
          sortedIn="pieces"
          columns={columns}
          rows={loop.carried}
          keyOf={({ kind, id }) => kind + id}
        />
      </details>
    </section>
  );
}
