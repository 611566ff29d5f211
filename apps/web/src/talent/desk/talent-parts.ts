import { useMessages } from '../../i18n/index.tsx';
import type { TalentRow } from '../../sync/talent.ts';

/** Where somebody is at home in the county; empty of somebody from outside. */
export function homeOf({ townName, villageName }: Pick<TalentRow, 'townName' | 'villageName'>): string {
  return [townName, villageName].filter((one) => one !== null).join(' ');
}

/** Whether they would come, and from which month. */
export function useWishText(): (of: Pick<TalentRow, 'wish' | 'wishFrom'>) => string {
  const say = useMessages().talent;
  return ({ wish, wishFrom }) => (wishFrom === null ? say.wishes[wish] : say.fromMonth(say.wishes[wish], wishFrom));
}
