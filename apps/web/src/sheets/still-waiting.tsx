import { Link } from 'wouter-preact';
import { useCountyCode } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { pathTo } from '../paths.ts';

/** How many rows of a sheet are proposed only, and where they are confirmed. Draws nothing where none is. */
export function StillWaiting({ count }: { count: number }) {
  const { sheets } = useMessages();
  const county = useCountyCode();
  if (count === 0) return null;
  return (
    <p class="note">
      {sheets.stillWaiting(count)} <Link href={pathTo('desk', '/proposals', { county })}>{sheets.seeWaiting}</Link>
    </p>
  );
}
