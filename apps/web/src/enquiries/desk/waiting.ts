import { useCountyCode, useMay } from '../../county.tsx';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useNow } from '../../shell/figures.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { useEnquiries } from '../../sync/enquiries.ts';

/** What somebody asks without a sign-in: it is wrong once an answer is overdue. */
export function useEnquiriesWaiting(): readonly Waiting[] {
  const { enquiries: say } = useMessages();
  const county = useCountyCode();
  const now = useNow();
  const open = rowsOf(useEnquiries(county, { stage: 'open' }, useMay()('enquiries.read'))) ?? [];
  return [
    {
      item: open.some(({ dueAt }) => dueAt < now) ? 'enquiries-late' : 'enquiries',
      icon: 'speak',
      what: say.waits(open.length),
      hint: say.waitsHint,
      count: open.length,
      href: pathTo('desk', '/enquiries', { county }, { stage: 'open' }),
    },
  ];
}
