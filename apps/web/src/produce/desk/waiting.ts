import { businessDay, DAY } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useNow } from '../../shell/figures.tsx';
import { useLotsSums, useTicketsSums } from '../../sync/produce.ts';

/** For how many days a ticket whose yield is in doubt stands on Today: then it stands in the list alone. */
const DAYS_SHOWN = 7;

/** What waits of what was taken in: tickets that say more than a household can have, and lots that are expired. */
export function useProduceWaiting(): readonly Waiting[] {
  const { today } = useMessages().produce;
  const county = useCountyCode();
  const from = businessDay(useNow() - (DAYS_SHOWN - 1) * DAY);
  const doubted = { implausible: '1', stage: 'taken' };
  const sums = useTicketsSums(county, { ...doubted, from }).data;
  const expired = useLotsSums(county, { state: 'lot-expired' }).data;
  if (sums === undefined || expired === undefined) return [];
  return [
    {
      item: 'tickets-implausible',
      icon: 'alert',
      what: today.implausible(sums.count),
      hint: today.implausibleHint,
      count: sums.count,
      href: pathTo('desk', '/tickets', { county }, { ...doubted, days: `${from}..` }),
    },
    {
      item: 'lots-expired',
      icon: 'clock',
      what: today.expired(expired.count),
      hint: today.expiredHint,
      count: expired.count,
      href: pathTo('desk', '/lots', { county }, { state: 'lot-expired' }),
    },
  ];
}
