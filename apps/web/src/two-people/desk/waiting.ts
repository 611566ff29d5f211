import { useCountyCode } from '../../county.tsx';
import { useSince } from '../../desk/use-since.ts';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import type { Overview } from '../../sync/orders.ts';

/** What was proposed and waits for a second person. */
export function useProposalsWaiting({ toSecond }: Overview): readonly Waiting[] {
  const { proposals } = useMessages();
  const county = useCountyCode();
  const since = useSince();
  return [
    {
      rank: 'waits',
      icon: 'check',
      what: proposals.waits(toSecond.count),
      hint: since(toSecond.oldest, proposals.waitsHint),
      count: toSecond.count,
      href: pathTo('desk', '/proposals', { county }),
    },
  ];
}
