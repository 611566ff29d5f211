import { useCountyCode } from '../../county.tsx';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useConsignmentSummary } from '../../sync/consignments.ts';

/** What waits among what was sent up: missing, or at the centre for a carrier. */
export function useConsignmentsWaiting(): readonly Waiting[] {
  const { today } = useMessages().consignments;
  const county = useCountyCode();
  const summary = useConsignmentSummary(county).data;
  if (summary === undefined) return [];
  const { missing, atCentre, oldestAtCentre } = summary;
  return [
    {
      item: 'consignments-missing',
      icon: 'alert',
      what: today.missing(missing),
      hint: today.missingHint,
      count: missing,
      href: pathTo('desk', '/consignments', { county }, { stage: 'missing' }),
    },
    {
      item: 'consignments-to-hand-on',
      icon: 'forward',
      what: today.toHandOn(atCentre),
      hint: today.toHandOnHint,
      oldest: oldestAtCentre,
      count: atCentre,
      href: pathTo('desk', '/consignments/hand-on', { county }),
    },
  ];
}
