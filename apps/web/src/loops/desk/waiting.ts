import { useCountyCode, useMay } from '../../county.tsx';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useLoopAttention } from '../../sync/loops.ts';

/** What went wrong on the road: vans that stand with their load first. */
export function useLoopsWaiting(): readonly Waiting[] {
  const { exceptions: say } = useMessages().loops;
  const county = useCountyCode();
  const attention = useLoopAttention(county, useMay()('loops.plan')).data;
  const { troubles, stuck, unsigned } = attention ?? { troubles: [], stuck: [], unsigned: [] };
  const [van, trouble, short] = [stuck[0], troubles[0], unsigned[0]];
  const on = (day = '') => pathTo('desk', '/loops', { county }, { day });
  return [
    {
      item: 'vans-stuck',
      icon: 'truck',
      what: say.stuck(stuck.length),
      hint: van === undefined ? '' : say.stuckHint(van.vehicleName, van.driverName ?? ''),
      place: van?.vehicleName,
      count: stuck.length,
      href: on(van?.day),
    },
    {
      item: 'loop-troubles',
      icon: 'alert',
      what: say.today(troubles.length),
      hint:
        trouble === undefined
          ? ''
          : say.todayHint(trouble.vehicleName, trouble.stationName, say.troubles[trouble.trouble]),
      place: trouble?.stationName,
      count: troubles.length,
      href: on(trouble?.day),
    },
    {
      item: 'bags-unsigned',
      icon: 'parcel',
      what: say.unsigned(unsigned.reduce((sum, { bags }) => sum + bags, 0)),
      hint: short === undefined ? '' : say.unsignedHint(short.vehicleName, short.driverName ?? ''),
      place: short?.vehicleName,
      count: unsigned.length,
      href: on(short?.day),
    },
  ];
}
