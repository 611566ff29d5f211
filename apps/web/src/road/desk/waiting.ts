import { useCountyCode, useMay } from '../../county.tsx';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { rowsOf } from '../../shell/listing.tsx';
import { useVansToUnload } from '../../sync/unloading.ts';

/** The vans that came back with something nobody has signed for. */
export function useVansWaiting(): readonly Waiting[] {
  const { today } = useMessages().consignments;
  const county = useCountyCode();
  const vans = rowsOf(useVansToUnload(county, useMay()('loops.unload'))) ?? [];
  const back = vans.filter(({ stage }) => stage === 'finished').length;
  return [
    {
      item: 'vans-to-unload',
      icon: 'truck',
      what: today.toUnload(back),
      hint: today.toUnloadHint,
      count: back,
      href: pathTo('desk', '/unload', { county }),
    },
  ];
}
