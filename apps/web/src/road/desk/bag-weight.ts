import { useWeightText } from '../../consignments/consignment-parts.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { weighed, type BagParcel } from './bags.ts';

/** What parcels weigh together, in words, and how many of them nobody weighed. */
export function useBagWeight(): (parcels: readonly BagParcel[]) => string {
  const { loading: say } = useMessages();
  const weightText = useWeightText();
  return (parcels) => {
    const { grams, unweighed } = weighed(parcels);
    return [
      ...(unweighed < parcels.length ? [weightText(grams)] : []),
      ...(unweighed > 0 ? [say.unweighed(unweighed)] : []),
    ].join(' · ');
  };
}
