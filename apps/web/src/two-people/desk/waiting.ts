import { useCountyCode } from '../../county.tsx';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import type { Overview } from '../../sync/orders.ts';

/** What was proposed and waits for a second person. */
export function useProposalsWaiting({ toSecond }: Overview): readonly Waiting[] {
  const { proposals } = useMessages();
  const county = useCountyCode();
  return [
    {
      item: 'proposals',
      icon: 'check',
      what: proposals.waits(toSecond.count),
      hint: proposals.waitsHint,
      oldest: toSecond.oldest,
      count: toSecond.count,
      href: pathTo('desk', '/proposals', { county }),
    },
  ];
}
