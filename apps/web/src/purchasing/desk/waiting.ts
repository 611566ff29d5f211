import { useCountyCode } from '../../county.tsx';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import type { Overview } from '../../sync/orders.ts';

/** What waits among the orders and on the shelves. */
export function usePurchasingWaiting(overview: Overview): readonly Waiting[] {
  const { today } = useMessages().desk;
  const county = useCountyCode();
  const { undelivered, toConfirm, toReceive, toRelease, productsLow } = overview;
  const orders = (filters: Readonly<Record<string, string>>) => pathTo('desk', '/orders', { county }, filters);
  return [
    {
      item: 'orders-undelivered',
      icon: 'alert',
      what: today.undelivered(undelivered.count),
      hint: today.undeliveredHint,
      oldest: undelivered.oldest,
      amountFen: undelivered.amountFen,
      place: undelivered.stationName,
      count: undelivered.count,
      href: orders({ stage: 'undelivered' }),
    },
    {
      item: 'orders-to-confirm',
      icon: 'orders',
      what: today.toConfirm(toConfirm.count),
      hint: today.toConfirmHint,
      oldest: toConfirm.oldest,
      count: toConfirm.count,
      href: orders({ stage: 'to-confirm' }),
    },
    {
      item: 'orders-to-receive',
      icon: 'truck',
      what: today.toReceive(toReceive.count),
      hint: today.toReceiveHint,
      oldest: toReceive.oldest,
      count: toReceive.count,
      href: orders({ stage: 'coming' }),
    },
    {
      item: 'rebates-due',
      icon: 'earnings',
      what: today.toRelease(toRelease.count),
      hint: today.toReleaseHint,
      count: toRelease.count,
      href: orders({ due: '1' }),
    },
    {
      item: 'products-low',
      icon: 'products',
      what: today.low(productsLow),
      hint: today.lowHint,
      count: productsLow,
      href: pathTo('desk', '/products', { county }, { low: '1' }),
    },
  ];
}
