import { useCountyCode } from '../../county.tsx';
import { useSince } from '../../desk/use-since.ts';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useConsignmentSummary } from '../../sync/consignments.ts';

/** What waits among what was sent up: missing, or at the centre for a carrier. */
export function useConsignmentsWaiting(): readonly Waiting[] {
  const { today } = useMessages().consignments;
  const county = useCountyCode();
  const since = useSince();
  const summary = useConsignmentSummary(county).data;
  if (summary === undefined) return [];
  const { missing, atCentre, oldestAtCentre } = summary;
  return [
    {
      rank: 'wrong',
      icon: 'alert',
      what: today.missing(missing),
      hint: today.missingHint,
      count: missing,
      href: pathTo('desk', '/consignments', { county }, { stage: 'missing' }),
    },
    {
      rank: 'waits',
      icon: 'forward',
      what: today.toHandOn(atCentre),
      hint: since(oldestAtCentre, today.toHandOnHint),
      count: atCentre,
      href: pathTo('desk', '/consignments/hand-on', { county }),
    },
  ];
}
