import { useCountyCode, useMay } from '../../county.tsx';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useLoopCostSummary } from '../../sync/loop-costs.ts';
import { yuanText } from '../../ui/yuan.ts';

/** What waits about the cost of loops, and where a parcel costs too much. */
export function useLoopCostsWaiting(): readonly Waiting[] {
  const { today } = useMessages().costs;
  const county = useCountyCode();
  const summary = useLoopCostSummary(county, useMay()('loop-costs.read')).data;
  if (summary === undefined) return [];
  const { unsettled, stationsOver, alertFenPerParcel } = summary;
  return [
    {
      item: 'loop-costs-unsettled',
      icon: 'bars',
      what: today.unsettled(unsettled),
      hint: today.unsettledHint,
      count: unsettled,
      href: pathTo('desk', '/loop-costs', { county }, { unsettled: '1' }),
    },
    {
      // It goes on for weeks: at the top it would hide what can be mended today.
      item: 'loop-costs-over',
      icon: 'alert',
      what: today.over(stationsOver),
      hint: today.overHint(yuanText(alertFenPerParcel)),
      count: stationsOver,
      href: pathTo('desk', '/loop-costs', { county }),
    },
  ];
}
