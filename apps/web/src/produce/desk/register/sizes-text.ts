import { useCountyCode } from '../../../county.tsx';
import { useMessages } from '../../../i18n/index.tsx';
import { useCommodities } from '../../../sync/produce.ts';
import { useCommodityName } from '../../produce-parts.tsx';
import { sizeFigure } from '../../sizes.ts';

/** How much of what, in words: its commodity and its size. */
export function useSizesText(): (
  grows: readonly { readonly commodity: string; readonly sizeHundredths: number }[],
) => readonly string[] {
  const { produce } = useMessages();
  const commodities = useCommodities(useCountyCode()).data?.rows ?? [];
  const nameOf = useCommodityName();
  return (grows) =>
    grows.flatMap(({ commodity, sizeHundredths }) => {
      const row = commodities.find(({ id }) => id === commodity);
      return row === undefined ? [] : `${nameOf(row)} ${produce.size[row.basis](sizeFigure(sizeHundredths))}`;
    });
}
