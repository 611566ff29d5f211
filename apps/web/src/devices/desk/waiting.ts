import { useCountyCode, useMay } from '../../county.tsx';
import { useSince } from '../../desk/use-since.ts';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import type { Overview } from '../../sync/orders.ts';

/** Devices in trouble, and what arrived late and has to be looked at. */
export function useDevicesWaiting({ toReview, devicesInTrouble, driversInTrouble }: Overview): readonly Waiting[] {
  const { desk, late } = useMessages();
  const { today } = desk;
  const county = useCountyCode();
  const since = useSince();
  const seesDevices = useMay()('people.read');
  return [
    {
      rank: 'wrong',
      icon: 'alert',
      what: today.devices(devicesInTrouble),
      hint: today.devicesHint,
      count: seesDevices ? devicesInTrouble : 0,
      href: pathTo('desk', '/devices', { county }, { wrong: '1' }),
    },
    {
      rank: 'wrong',
      icon: 'alert',
      what: today.phones(driversInTrouble),
      hint: today.phonesHint,
      count: seesDevices ? driversInTrouble : 0,
      href: pathTo('desk', '/fleet', { county }, { open: 'phones' }),
    },
    {
      rank: 'waits',
      icon: 'clock',
      what: late.waits(toReview.count),
      hint: since(toReview.oldest, late.waitsHint),
      count: toReview.count,
      href: pathTo('desk', '/late', { county }),
    },
  ];
}
