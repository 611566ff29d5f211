import { useCountyCode } from '../../county.tsx';
import { useSince } from '../../desk/use-since.ts';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import type { Overview } from '../../sync/orders.ts';

/** What waits among the orders and on the shelves. */
export function usePurchasingWaiting(overview: Overview): readonly Waiting[] {
  const { today } = useMessages().desk;
  const county = useCountyCode();
  const since = useSince();
  const { undelivered, toConfirm, toReceive, toCollect, toRelease, productsLow } = overview;
  const orders = (filters: Readonly<Record<string, string>>) => pathTo('desk', '/orders', { county }, filters);
  return [
    {
      rank: 'wrong',
      icon: 'alert',
      what: today.undelivered(undelivered.count),
      hint: since(undelivered.oldest, today.undeliveredHint),
      count: undelivered.count,
      href: orders({ stage: 'undelivered' }),
    },
    {
      rank: 'waits',
      icon: 'orders',
      what: today.toConfirm(toConfirm.count),
      hint: since(toConfirm.oldest, today.toConfirmHint),
      count: toConfirm.count,
      href: orders({ stage: 'to-confirm' }),
    },
    {
      rank: 'routine',
      icon: 'truck',
      what: today.toReceive(toReceive.count),
      hint: since(toReceive.oldest, today.toReceiveHint),
      count: toReceive.count,
      href: orders({ stage: 'coming' }),
    },
    {
      rank: 'routine',
      icon: 'parcel',
      what: today.toCollect(toCollect.count),
      hint: since(toCollect.oldest, today.toCollectHint),
      count: toCollect.count,
      href: orders({ stage: 'received' }),
    },
    {
      rank: 'routine',
      icon: 'earnings',
      what: today.toRelease(toRelease.count),
      hint: today.toReleaseHint,
      count: toRelease.count,
      href: orders({ due: '1' }),
    },
    {
      rank: 'routine',
      icon: 'products',
      what: today.low(productsLow),
      hint: today.lowHint,
      count: productsLow,
      href: pathTo('desk', '/products', { county }, { low: '1' }),
    },
  ];
}
