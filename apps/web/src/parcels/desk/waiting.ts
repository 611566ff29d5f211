import { useCountyCode } from '../../county.tsx';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useParcelSummary } from '../../sync/parcels.ts';

/** What waits among the parcels. Complaints in time are told only where none is late. */
export function useParcelsWaiting(): readonly Waiting[] {
  const { today } = useMessages().parcels;
  const county = useCountyCode();
  const summary = useParcelSummary(county).data;
  if (summary === undefined) return [];
  const { atCentre, troubles, complaints, complaintsLate, waited } = summary;
  const at = (filters: Readonly<Record<string, string>>) => pathTo('desk', '/parcels', { county }, filters);
  return [
    {
      rank: 'wrong',
      icon: 'alert',
      what: today.troubles(troubles),
      hint: today.troublesHint,
      count: troubles,
      href: at({ attention: 'trouble' }),
    },
    {
      rank: 'wrong',
      icon: 'alert',
      what: today.complaintsLate(complaintsLate),
      hint: today.complaintsLateHint,
      count: complaintsLate,
      href: at({ attention: 'late' }),
    },
    {
      rank: 'waits',
      icon: 'clock',
      what: today.complaints(complaints),
      hint: today.complaintsHint,
      count: complaintsLate > 0 ? 0 : complaints,
      href: at({ attention: 'complaint' }),
    },
    {
      rank: 'waits',
      icon: 'truck',
      what: today.atCentre(atCentre),
      hint: today.atCentreHint,
      count: atCentre,
      href: pathTo('desk', '/parcels/load', { county }),
    },
    {
      rank: 'waits',
      icon: 'clock',
      what: today.unclaimed15(waited['15']),
      hint: today.unclaimed15Hint,
      count: waited['15'],
      href: at({ waited: '15' }),
    },
    {
      rank: 'routine',
      icon: 'clock',
      what: today.unclaimed7(waited['7']),
      hint: today.unclaimed7Hint,
      count: waited['7'],
      href: at({ waited: '7' }),
    },
    {
      rank: 'routine',
      icon: 'clock',
      what: today.unclaimed3(waited['3']),
      hint: today.unclaimed3Hint,
      count: waited['3'],
      href: at({ waited: '3' }),
    },
  ];
}
