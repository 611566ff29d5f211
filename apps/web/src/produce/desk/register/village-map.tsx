import { useMemo, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useCountyCode, useStanding } from '../../../county.tsx';
import { DeskPage } from '../../../desk/page.tsx';
import { useMessages } from '../../../i18n/index.tsx';
import { placeLabels, shortName } from '../../../map/labels.ts';
import { MapFrame, type Drawing } from '../../../map/map-frame.tsx';
import { pathTo } from '../../../paths.ts';
import { ExportList, type ExportColumn } from '../../../sheets/export-list.tsx';
import { Answer } from '../../../shell/answer.tsx';
import { useCommodities, useRegisterByVillage, type RegisterVillage } from '../../../sync/produce.ts';
import { EmptyState } from '../../../ui/states.tsx';
import { Table, type Column } from '../../../ui/table.tsx';
import { useCommodityName } from '../../produce-parts.tsx';
import { useSizesText } from './sizes-text.ts';

/** What each village lives by, on the map and in the table behind it. */
export function RegisterMap() {
  const { growing } = useMessages();
  const say = growing.register;
  const county = useCountyCode();
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/register', { county }), label: say.title }}
      title={say.mapTitle}
      intro={say.mapIntro}
    >
      <Answer of={useRegisterByVillage(county)}>
        {({ rows }) => {
          const lived = rows.filter(({ entries }) => entries > 0);
          return lived.length === 0 ? (
            <EmptyState icon="stations" title={say.empty} next={say.emptyNext} />
          ) : (
            <>
              <section class="panel">
                <VillageMap villages={lived.filter(({ position }) => position !== null)} />
              </section>
              <section class="panel">
                <div class="panel-head">
                  <h2>{say.mapTitle}</h2>
                  <VillagesExport villages={lived} />
                </div>
                <VillageTable villages={lived} />
              </section>
            </>
          );
        }}
      </Answer>
    </DeskPage>
  );
}

/** What most entries of a village raise or grow; undefined where the register does not say. */
function useMainIndustry(): (of: RegisterVillage) => string | undefined {
  const commodities = useCommodities(useCountyCode()).data?.rows ?? [];
  const nameOf = useCommodityName();
  return ({ grows: [main] }) => {
    const row = commodities.find(({ id }) => id === main?.commodity);
    return row && nameOf(row);
  };
}

/** The villages of the register, each a mark as large as it has entries, with its main industry beside its name. */
function VillageMap({ villages }: { villages: readonly RegisterVillage[] }) {
  const { growing, network } = useMessages();
  const say = growing.register;
  const { county } = useStanding();
  const [, go] = useLocation();
  const [looked, setLooked] = useState<string>();
  const industryOf = useMainIndustry();
  const places = useMemo(() => villages.flatMap(({ position }) => position ?? []), [villages]);
  const most = Math.max(1, ...villages.map(({ entries }) => entries));
  const draw = ({ size, at, dragged, covered }: Drawing) => {
    const marks = villages.flatMap((village) =>
      village.position === null
        ? []
        : {
            id: village.code,
            village,
            at: at(village.position),
            radius: 9 + 11 * Math.sqrt(village.entries / most),
            text: [shortName(village.name), industryOf(village)].filter((one) => one !== undefined).join(' · '),
            priority: village.entries,
            insists: village.code === looked,
          },
    );
    const open = (place: string) => go(pathTo('desk', '/register', { county: county.county }, { place }));
    return (
      <>
        {marks.map(({ id, village, at: { x, y }, radius, text }) => (
          <g
            key={id}
            class="spot spot-station spot-open"
            transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
            role="link"
            tabIndex={0}
            aria-label={`${text} · ${say.entries(village.entries)}`}
            onClick={() => !dragged() && open(id)}
            onKeyDown={(event) => event.key === 'Enter' && open(id)}
            onFocus={() => setLooked(id)}
            onBlur={() => setLooked(undefined)}
            onPointerEnter={() => setLooked(id)}
            onPointerLeave={() => setLooked(undefined)}
          >
            <title>{`${text} · ${say.entries(village.entries)}`}</title>
            <circle r={radius} class="spot-body" />
            <text class="spot-count">{village.entries}</text>
          </g>
        ))}
        <g class="map-labels" aria-hidden="true">
          {placeLabels(marks, { size, covered }).map(({ id, text, at: { x, y } }) => (
            <text key={id} x={x.toFixed(1)} y={y.toFixed(1)} class={id === looked ? 'is-looked' : undefined}>
              {text}
            </text>
          ))}
        </g>
      </>
    );
  };
  if (places.length === 0) return <EmptyState icon="stations" title={network.map.empty} next={network.map.emptyNext} />;
  const schematic = villages.some(({ position }) => position?.schematic === true);
  return <MapFrame label={say.mapTitle} keys={network.map.keys} places={places} schematic={schematic} draw={draw} />;
}

function VillagesExport({ villages }: { villages: readonly RegisterVillage[] }) {
  const { growing, produce, sheets, words } = useMessages();
  const say = growing.register;
  const sizesOf = useSizesText();
  const columns: readonly ExportColumn<RegisterVillage>[] = [
    { title: say.columns.town, value: ({ townName }) => townName },
    { title: words.village, width: 20, value: ({ name }) => name },
    { title: produce.households.grows, width: 40, value: ({ grows }) => produce.joined(sizesOf(grows)) },
    { title: say.entry, kind: 'number', value: ({ entries }) => entries },
    { title: say.trades.raising, kind: 'number', value: ({ raising }) => raising },
    { title: say.trades.dealer, kind: 'number', value: ({ dealers }) => dealers },
    { title: say.trades.online, kind: 'number', value: ({ online }) => online },
    { title: say.returnee, kind: 'number', value: ({ returnees }) => returnees },
    { title: sheets.placeCode, kind: 'text', width: 16, value: ({ code }) => code },
  ];
  return <ExportList name={say.mapTitle} columns={columns} pages={() => [villages]} />;
}

function VillageTable({ villages }: { villages: readonly RegisterVillage[] }) {
  const { growing, produce, words } = useMessages();
  const say = growing.register;
  const county = useCountyCode();
  const sizesOf = useSizesText();
  const figure = (
    title: string,
    name: 'entries' | 'raising' | 'dealers' | 'online' | 'returnees',
  ): Column<RegisterVillage> => ({
    title,
    figure: true,
    labelled: true,
    sort: { name, by: (row) => row[name] },
    cell: (row) => row[name],
  });
  return (
    <Table
      caption={say.mapTitle}
      rows={villages}
      keyOf={({ code }) => code}
      hrefOf={({ code }) => pathTo('desk', '/register', { county }, { place: code })}
      columns={[
        {
          title: words.village,
          wide: true,
          cell: ({ townName, name }) => (
            <span class="stacked">
              <strong>{name}</strong>
              <span class="note">{townName}</span>
            </span>
          ),
        },
        {
          title: produce.households.grows,
          wide: true,
          labelled: true,
          cell: ({ grows }) => produce.joined(sizesOf(grows)),
        },
        figure(say.entry, 'entries'),
        figure(say.trades.raising, 'raising'),
        figure(say.trades.dealer, 'dealers'),
        figure(say.trades.online, 'online'),
        figure(say.returnee, 'returnees'),
      ]}
    />
  );
}
