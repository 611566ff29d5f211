import { useCountyCode } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { pathTo } from '../paths.ts';
import { rowsOf } from '../shell/listing.tsx';
import { useStations } from '../sync/stations.ts';
import { ButtonLink } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import type { DeskAddress } from './screens.ts';

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

/** Shows a list again without any of its filters. */
export function ClearFilters({ list }: { list: DeskAddress }) {
  const { desk } = useMessages();
  const county = useCountyCode();
  return (
    <ButtonLink kind="plain" href={pathTo('desk', list, { county })}>
      {desk.filters.clear}
    </ButtonLink>
  );
}
