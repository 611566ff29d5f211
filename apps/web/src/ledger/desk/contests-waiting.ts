import { useCountyCode, useMay } from '../../county.tsx';
import type { Waiting } from '../../desk/waiting.ts';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useNow } from '../../shell/figures.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { useContests } from '../../sync/earnings.ts';

/** Lines of pay that somebody does not agree with: it is wrong once an answer is overdue. */
export function useContestsWaiting(): readonly Waiting[] {
  const { contests: say } = useMessages();
  const county = useCountyCode();
  const now = useNow();
  const open = rowsOf(useContests(county, { stage: 'open' }, useMay()('contests.read'))) ?? [];
  return [
    {
      item: open.some(({ dueAt }) => dueAt < now) ? 'contests-late' : 'contests',
      icon: 'speak',
      what: say.waits(open.length),
      hint: say.waitsHint,
      count: open.length,
      href: pathTo('desk', '/contests', { county }, { stage: 'open' }),
    },
  ];
}
