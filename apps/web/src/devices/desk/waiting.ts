import { useCountyCode, useMay } from '../../county.tsx';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import type { Overview } from '../../sync/orders.ts';

/** Devices in trouble, and what arrived late and has to be looked at. */
export function useDevicesWaiting({ toReview, devicesInTrouble, driversInTrouble }: Overview): readonly Waiting[] {
  const { desk, late } = useMessages();
  const { today } = desk;
  const county = useCountyCode();
  const seesDevices = useMay()('people.read');
  return [
    {
      item: 'devices-in-trouble',
      icon: 'alert',
      what: today.devices(devicesInTrouble),
      hint: today.devicesHint,
      count: seesDevices ? devicesInTrouble : 0,
      href: pathTo('desk', '/devices', { county }, { wrong: '1' }),
    },
    {
      item: 'phones-in-trouble',
      icon: 'alert',
      what: today.phones(driversInTrouble),
      hint: today.phonesHint,
      count: seesDevices ? driversInTrouble : 0,
      href: pathTo('desk', '/fleet', { county }, { open: 'phones' }),
    },
    {
      item: 'late-records',
      icon: 'clock',
      what: late.waits(toReview.count),
      hint: late.waitsHint,
      oldest: toReview.oldest,
      count: toReview.count,
      href: pathTo('desk', '/late', { county }),
    },
  ];
}
