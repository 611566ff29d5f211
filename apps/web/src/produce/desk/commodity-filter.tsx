import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useCommodities } from '../../sync/produce.ts';
import { SelectField } from '../../ui/field.tsx';
import { useCommodityName } from '../produce-parts.tsx';

interface CommodityFilterProps {
  /** The commodity's id; empty for all. */
  readonly value: string;
  readonly onChange: (commodity: string) => void;
}

/** Narrows a list to one commodity. */
export function CommodityFilter({ value, onChange }: CommodityFilterProps) {
  const { produce } = useMessages();
  const nameOf = useCommodityName();
  const commodities = useCommodities(useCountyCode()).data?.rows ?? [];
  return (
    <SelectField
      label={produce.commodity}
      value={value}
      onChange={onChange}
      empty={produce.allCommodities}
      options={commodities.map((row) => ({ value: row.id, label: nameOf(row) }))}
    />
  );
}
