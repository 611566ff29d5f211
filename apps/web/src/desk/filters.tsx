import type { ComponentChildren } from 'preact';
import { useSearchParams } from 'wouter-preact';
import { useCountyCode } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { pathTo } from '../paths.ts';
import { rowsOf } from '../shell/listing.tsx';
import { useStations } from '../sync/stations.ts';
import { ButtonLink } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { deskScreens, type DeskAddress } from './screens.ts';

interface ListFiltersProps {
  /** The list's address: what narrows it, its manifest says. */
  readonly list: DeskAddress;
  readonly children: ComponentChildren;
}

/** The filters above a list, and the way back to the whole of it while any of them narrows it. */
export function ListFilters({ list, children }: ListFiltersProps) {
  const { desk } = useMessages();
  const county = useCountyCode();
  return (
    <div class="filters" role="search">
      {children}
      {useIsNarrowed(list) && (
        <ButtonLink kind="plain" href={pathTo('desk', list, { county })}>
          {desk.filters.clear}
        </ButtonLink>
      )}
    </div>
  );
}

/** Whether a list shows only part of what it has: by what is searched for, or by one of its manifest's filters. */
export function useIsNarrowed(list: DeskAddress): boolean {
  const [search] = useSearchParams();
  const { views = [] } = deskScreens[list];
  const filters = ['query', ...views.filter((name) => name !== 'sort')];
  return filters.some((name) => (search.get(name) ?? '') !== '');
}

interface StationFilterProps {
  /** The station's id; empty for all. */
  readonly value: string;
  readonly onChange: (station: string) => void;
}

/** Narrows a list to one station. */
export function StationFilter({ value, onChange }: StationFilterProps) {
  const { desk, words } = useMessages();
  const stations = rowsOf(useStations(useCountyCode())) ?? [];
  return (
    <SelectField
      label={words.station}
      value={value}
      onChange={onChange}
      empty={desk.filters.allStations}
      options={stations.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
