import { useCountyCode } from '../../county.tsx';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useParcelSummary } from '../../sync/parcel-summary.ts';

/** What waits among the parcels. Complaints in time are told only where none is late. */
export function useParcelsWaiting(): readonly Waiting[] {
  const { today } = useMessages().parcels;
  const county = useCountyCode();
  const summary = useParcelSummary(county).data;
  if (summary === undefined) return [];
  const { atCentre, troubles, complaints, complaintsLate, waited, oldestTrouble, oldestComplaint, oldestAtStation } =
    summary;
  const at = (filters: Readonly<Record<string, string>>) => pathTo('desk', '/parcels', { county }, filters);
  return [
    {
      item: 'parcels-in-trouble',
      icon: 'alert',
      what: today.troubles(troubles),
      hint: today.troublesHint,
      oldest: oldestTrouble,
      count: troubles,
      href: at({ attention: 'trouble' }),
    },
    {
      item: 'complaints-late',
      icon: 'alert',
      what: today.complaintsLate(complaintsLate),
      hint: today.complaintsLateHint,
      oldest: oldestComplaint,
      count: complaintsLate,
      href: at({ attention: 'late' }),
    },
    {
      item: 'complaints',
      icon: 'clock',
      what: today.complaints(complaints),
      hint: today.complaintsHint,
      oldest: oldestComplaint,
      count: complaintsLate > 0 ? 0 : complaints,
      href: at({ attention: 'complaint' }),
    },
    {
      item: 'parcels-to-load',
      icon: 'truck',
      what: today.atCentre(atCentre),
      hint: today.atCentreHint,
      count: atCentre,
      href: pathTo('desk', '/parcels/load', { county }),
    },
    {
      item: 'unclaimed-15',
      icon: 'clock',
      what: today.unclaimed15(waited['15']),
      hint: today.unclaimed15Hint,
      oldest: oldestAtStation,
      count: waited['15'],
      href: at({ waited: '15' }),
    },
    {
      item: 'unclaimed-7',
      icon: 'clock',
      what: today.unclaimed7(waited['7']),
      hint: today.unclaimed7Hint,
      count: waited['7'],
      href: at({ waited: '7' }),
    },
    {
      item: 'unclaimed-3',
      icon: 'clock',
      what: today.unclaimed3(waited['3']),
      hint: today.unclaimed3Hint,
      count: waited['3'],
      href: at({ waited: '3' }),
    },
  ];
}
