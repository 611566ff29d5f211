import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useCostByStation, type CostByStation, type StationCostRow } from '../../sync/loop-costs.ts';
import { Bars } from '../../ui/bars.tsx';
import { Button } from '../../ui/button.tsx';
import { Money, Quantity } from '../../shell/figures.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useInOrder } from '../../ui/sorting.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { yuanText } from '../../ui/yuan.ts';
import { useMonth } from '../../ledger/months.tsx';
import { StationCostsExport } from './exports.tsx';

/** What the order of the stations is called in the address, beside that of the loops. */
const STATIONS = 'stations';

/** What a parcel cost at each station of a month: as bars, as a table, and its course over twelve months. */
export function CostPerParcel({ month }: { month: string }) {
  const { perParcel } = useMessages().costs;
  const [view, setView] = useFilter('view');
  const costs = useCostByStation(useCountyCode(), month, '');
  const columns = useStationColumns();
  const inOrder = useInOrder(columns, STATIONS);
  const asTable = view === 'table';
  return (
    <section class="panel" aria-labelledby="per-parcel">
      <div class="panel-head">
        <div class="stacked">
          <h2 id="per-parcel">{perParcel.title}</h2>
          <span class="note">{perParcel.hint}</span>
        </div>
        <div class="row-actions">
          <Button onClick={() => setView(asTable ? '' : 'table')}>
            {asTable ? perParcel.asChart : perParcel.asTable}
          </Button>
          <StationCostsExport month={month} rows={inOrder(costs.data?.rows ?? [])} />
        </div>
      </div>
      <Answer of={costs}>
        {(data) =>
          data.rows.length === 0 ? (
            <EmptyState icon="bars" title={perParcel.empty} next={perParcel.emptyNext} />
          ) : asTable ? (
            <Table
              caption={perParcel.title}
              sortedIn={STATIONS}
              columns={columns}
              rows={data.rows}
              keyOf={({ station }) => station}
            />
          ) : (
            <StationBars costs={data} />
          )
        }
      </Answer>
      <Course month={month} stations={costs.data?.rows ?? []} />
    </section>
  );
}

/** The dearest first: what to look at stands on top. */
function StationBars({ costs }: { costs: CostByStation }) {
  const { perParcel } = useMessages().costs;
  const dearest = costs.rows.toSorted((one, other) => (other.perParcelFen ?? -1) - (one.perParcelFen ?? -1));
  const bars = dearest.map(({ station, stationName, parcels, perParcelFen, over }) => ({
    key: station,
    name: (
      <span class="stacked">
        <span>{stationName}</span>
        <span class="note">{perParcel.pieces(parcels)}</span>
      </span>
    ),
    value: perParcelFen,
    figure: perParcelFen === null ? <span class="note">{perParcel.none}</span> : <Money fen={perParcelFen} />,
    ...(over && { mark: perParcel.over }),
  }));
  return (
    <Bars
      label={perParcel.title}
      bars={bars}
      line={{ at: costs.alertFenPerParcel, text: perParcel.line(yuanText(costs.alertFenPerParcel)) }}
    />
  );
}

/** Twelve months of the county, or of one station. */
function Course({ month, stations }: { month: string; stations: readonly StationCostRow[] }) {
  const { perParcel } = useMessages().costs;
  const [station, setStation] = useFilter('station');
  const costs = useCostByStation(useCountyCode(), month, station);
  const sayMonth = useMonth();
  const name = stations.find((one) => one.station === station)?.stationName;
  const { data } = costs;
  if (data === undefined || data.months.every(({ perParcelFen }) => perParcelFen === null)) return null;
  const title = name === undefined ? perParcel.months : perParcel.monthsOf(name);
  const bars = data.months
    .filter(({ perParcelFen }) => perParcelFen !== null)
    .map(({ month: of, parcels, perParcelFen }) => ({
      key: of,
      name: (
        <span class="stacked">
          <span>{sayMonth(of)}</span>
          <span class="note">{perParcel.pieces(parcels)}</span>
        </span>
      ),
      value: perParcelFen,
      figure: <Money fen={perParcelFen ?? 0} />,
      ...((perParcelFen ?? 0) > data.alertFenPerParcel && { mark: perParcel.over }),
    }));
  return (
    <div class="course">
      <div class="panel-head">
        <h3>{title}</h3>
        <label class="course-choice">
          <span class="unseen">{perParcel.station}</span>
          <select class="input" value={station} onChange={(event) => setStation(event.currentTarget.value)}>
            <option value="">{perParcel.whole}</option>
            {stations.map((one) => (
              <option key={one.station} value={one.station}>
                {one.stationName}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Bars
        label={title}
        bars={bars}
        line={{ at: data.alertFenPerParcel, text: perParcel.line(yuanText(data.alertFenPerParcel)) }}
      />
    </div>
  );
}

function useStationColumns(): readonly Column<StationCostRow>[] {
  const { perParcel } = useMessages().costs;
  const each = (fen: number | null) => (fen === null ? <span class="note">—</span> : <Money fen={fen} />);
  return [
    {
      title: perParcel.station,
      wide: true,
      sort: { name: 'station', by: ({ stationName }) => stationName },
      cell: ({ stationName }) => <strong>{stationName}</strong>,
    },
    {
      title: perParcel.each,
      figure: true,
      labelled: true,
      sort: { name: 'each', by: ({ perParcelFen }) => perParcelFen },
      cell: ({ perParcelFen, over }) => (
        <span class="stacked">
          {each(perParcelFen)}
          {over && <span class="low-mark">{perParcel.over}</span>}
        </span>
      ),
    },
    {
      title: perParcel.before,
      figure: true,
      labelled: true,
      sort: { name: 'before', by: ({ beforeFen }) => beforeFen },
      cell: ({ beforeFen }) => each(beforeFen),
    },
    {
      title: perParcel.parcels,
      figure: true,
      labelled: true,
      sort: { name: 'parcels', by: ({ parcels }) => parcels },
      cell: ({ parcels }) => <Quantity count={parcels} />,
    },
    {
      title: perParcel.others,
      figure: true,
      labelled: true,
      cell: ({ returns, consignments }) => <span class="figures">{`${returns} / ${consignments}`}</span>,
    },
    {
      title: perParcel.cost,
      figure: true,
      labelled: true,
      sort: { name: 'cost', by: ({ shareFen }) => shareFen },
      cell: ({ shareFen }) => <Money fen={shareFen} />,
    },
    {
      title: perParcel.contributed,
      figure: true,
      labelled: true,
      sort: { name: 'contributed', by: ({ contributedFen }) => contributedFen },
      cell: ({ contributedFen }) => contributedFen !== 0 && <Money fen={contributedFen} />,
    },
  ];
}
