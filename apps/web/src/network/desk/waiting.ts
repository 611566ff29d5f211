import { useCountyCode } from '../../county.tsx';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import type { Overview } from '../../sync/orders.ts';

/** Stations that nobody runs. */
export function useNetworkWaiting({ stationsWithoutPartner }: Overview): readonly Waiting[] {
  const { today } = useMessages().desk;
  const county = useCountyCode();
  return [
    {
      item: 'stations-vacant',
      icon: 'stations',
      what: today.withoutPartner(stationsWithoutPartner),
      hint: today.withoutPartnerHint,
      count: stationsWithoutPartner,
      href: pathTo('desk', '/stations', { county }, { without: '1' }),
    },
  ];
}
