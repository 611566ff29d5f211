import { foundBy, stationStages } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useVillages, type VillageRow } from '../../sync/stations.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { CheckField, SearchField, SelectField } from '../../ui/field.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { asSorted } from '../../shell/as-sorted.ts';
import { SortChoice, useInOrder, useSorting } from '../../ui/sorting.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { VillagesExport } from '../../desk/exports.tsx';
import { MapPage } from './map-page.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { PlanStation } from './plan-station.tsx';
import { StationBadge } from './station-badge.tsx';

/** A town and its villages. */
interface Town {
  readonly code: string;
  readonly name: string;
  readonly villages: readonly VillageRow[];
}

/** The same villages as a map or as a table. */
function ViewSwitch({ view, onChange }: { view: string; onChange: (view: string) => void }) {
  const { network } = useMessages();
  return (
    <div class="view-switch" role="group" aria-label={network.view}>
      <Button kind={view === 'map' ? 'plain' : 'quiet'} onClick={() => onChange('')}>
        {network.asTable}
      </Button>
      <Button kind={view === 'map' ? 'quiet' : 'plain'} onClick={() => onChange('map')}>
        {network.asMap}
      </Button>
    </div>
  );
}

/** The ways to look at the stations: as a list, on a map, by their devices. */
function StationActions({ view, onView }: { view: string; onView: (view: string) => void }) {
  const { network } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  return (
    <div class="row-actions">
      {may('people.read') && (
        <ButtonLink href={pathTo('desk', '/devices', { county })} kind="plain" icon="online">
          {network.devices.open}
        </ButtonLink>
      )}
      <ViewSwitch view={view} onChange={onView} />
    </div>
  );
}

/** Every village of the county by town, with its station and who stands behind it. */
export function Stations() {
  const { desk } = useMessages();
  const [town, setTown] = useFilter('town');
  const [query, setQuery] = useFilter('query');
  const [without, setWithout] = useFilter('without');
  const [view, setView] = useFilter('view');
  const [openIn, setOpenIn] = useState<VillageRow>();
  const [done, setDone] = useState<string>();
  const villages = useVillages(useCountyCode());
  const columns = useVillageColumns(setOpenIn);
  const inOrder = useInOrder(columns);
  const sorting = useSorting();
  return (
    <DeskPage title={desk.stations.title} actions={<StationActions view={view} onView={setView} />}>
      {done !== undefined && <Notice>{done}</Notice>}
      <Answer of={villages}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          if (rows.length === 0)
            return <EmptyState icon="stations" title={desk.stations.empty} next={desk.stations.emptyNext} />;
          const towns = byTown(rows);
          const shown = byTown(
            rows.filter((village) => (town === '' || village.town === town) && fits(village, query, without !== '')),
          );
          return (
            <>
              <div class="filters" role="search">
                <SearchField label={desk.stations.find} value={query} onInput={setQuery} />
                <SelectField
                  label={desk.stations.byTown}
                  value={town}
                  onChange={setTown}
                  empty={desk.stations.allTowns}
                  options={towns.map(({ code, name }) => ({ value: code, label: name }))}
                />
                <CheckField
                  label={desk.stations.onlyWithout}
                  checked={without !== ''}
                  onChange={(checked) => setWithout(checked ? '1' : '')}
                />
                {view !== 'map' && <SortChoice columns={columns} sorting={sorting} />}
                <VillagesExport rows={shown.flatMap((one) => inOrder(one.villages))} />
              </div>
              {view === 'map' && <MapPage villages={shown.flatMap((one) => one.villages)} />}
              {shown.length === 0 && (
                <EmptyState icon="search" title={desk.stations.notFound} next={desk.filters.widen} />
              )}
              {(view === 'map' ? [] : shown).map((one) => (
                <section class="panel" key={one.code} aria-label={one.name}>
                  <div class="panel-head">
                    <h2>{one.name}</h2>
                    <span class="note">
                      {desk.stations.villagesAndStations(
                        one.villages.length,
                        one.villages.filter(({ station }) => station !== null).length,
                      )}
                    </span>
                  </div>
                  <Table
                    caption={one.name}
                    columns={columns}
                    rows={one.villages}
                    sortedTogether
                    keyOf={({ code, station }) => code + (station?.id ?? '')}
                  />
                </section>
              ))}
            </>
          );
        }}
      </Answer>
      {openIn && (
        <PlanStation
          village={openIn}
          onClose={() => setOpenIn(undefined)}
          onDone={(text) => {
            setOpenIn(undefined);
            setDone(text);
          }}
        />
      )}
    </DeskPage>
  );
}

function useVillageColumns(openIn: (village: VillageRow) => void): readonly Column<VillageRow>[] {
  const { desk, words, network } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  return [
    {
      title: words.village,
      sort: { name: 'village', by: ({ name }) => name },
      cell: ({ name, community }) => (
        <>
          {name} {community && <span class="note">{desk.stations.community}</span>}
        </>
      ),
    },
    {
      title: words.station,
      sort: { name: 'station', by: ({ station }) => station?.name ?? null },
      wide: true,
      cell: ({ station }) =>
        station === null ? (
          <span class="quiet">{desk.stations.noStation}</span>
        ) : (
          <Link href={pathTo('desk', '/stations/:id', { county, id: station.id })} className="row-link">
            {station.name}
          </Link>
        ),
    },
    {
      title: network.stage,
      sort: { name: 'stage', by: ({ station }) => (station === null ? null : stationStages.indexOf(station.stage)) },
      cell: ({ station }) => station && <StationBadge stage={station.stage} />,
    },
    {
      title: words.partner,
      sort: { name: 'partner', by: ({ station }) => asSorted(station?.partner?.name) },
      cell: ({ station }) =>
        station === null ? null : station.partner === null ? (
          <Badge icon="alert" tone="received">
            {desk.stations.noPartner}
          </Badge>
        ) : (
          (station.partner.name ?? words.unknownPerson)
        ),
    },
    {
      title: '',
      tight: true,
      cell: (village) =>
        village.station === null && may('stations.plan', village.code) ? (
          <Button icon="plus" label={network.planIn(village.name)} onClick={() => openIn(village)}>
            {network.plan}
          </Button>
        ) : null,
    },
  ];
}

function byTown(villages: readonly VillageRow[]): readonly Town[] {
  const towns = new Map<string, VillageRow[]>();
  for (const village of villages) towns.set(village.town, [...(towns.get(village.town) ?? []), village]);
  const all = [...towns].map(([code, inTown]) => ({ code, name: inTown[0]?.townName ?? code, villages: inTown }));
  // Towns that have stations come first: that is where the work is.
  const stationsIn = (town: Town) => town.villages.filter(({ station }) => station !== null).length;
  return all.toSorted((one, other) => Math.sign(stationsIn(other)) - Math.sign(stationsIn(one)));
}

function fits({ name, station }: VillageRow, query: string, onlyWithout: boolean): boolean {
  if (onlyWithout && (station === null || station.partner !== null)) return false;
  return foundBy(query, name, station?.name ?? null, station?.partner?.name ?? null);
}
