import { businessDay, DAY } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useNow } from '../../shell/figures.tsx';
import { useTicketsSums } from '../../sync/produce.ts';

/** For how many days a ticket whose yield is in doubt stands on Today: then it stands in the list alone. */
const DAYS_SHOWN = 7;

/** What waits among the tickets: those that say more than a household can have. */
export function useProduceWaiting(): readonly Waiting[] {
  const { today } = useMessages().produce;
  const county = useCountyCode();
  const from = businessDay(useNow() - (DAYS_SHOWN - 1) * DAY);
  const doubted = { implausible: '1', stage: 'taken' };
  const sums = useTicketsSums(county, { ...doubted, from }).data;
  if (sums === undefined) return [];
  return [
    {
      item: 'tickets-implausible',
      icon: 'alert',
      what: today.implausible(sums.count),
      hint: today.implausibleHint,
      count: sums.count,
      href: pathTo('desk', '/tickets', { county }, { ...doubted, days: `${from}..` }),
    },
  ];
}
