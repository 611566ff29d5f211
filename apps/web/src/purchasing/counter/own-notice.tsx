import { shortCode } from '@yangui/domain';
import { useCountyCode, useStanding } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { useOwnProposals } from '../../sync/proposals.ts';
import { useHeldHere } from '../../sync/held/use-held.ts';
import { AccountNotice, useUnseen } from '../../two-people/account-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/refusal-note.tsx';

/** Tells a partner of changes of their account; which purchases of theirs wait, and which were declined. */
export function OwnNotice() {
  const { proposals } = useMessages();
  const { me } = useStanding();
  const here = useHeldHere();
  const rows = rowsOf(useOwnProposals(useCountyCode(), true)) ?? [];
  const own = rows.filter(({ matter, by }) => matter === 'purchases' && by.id === me.person.id);
  const waiting = new Set(own.flatMap(({ id, stage }) => (stage === 'waiting' ? [id] : [])));
  for (const id of here?.unsentProposals ?? []) if (!own.some((row) => row.id === id)) waiting.add(id);
  const { unseen, see } = useUnseen(own.filter(({ stage }) => stage === 'declined'));
  return (
    <>
      {waiting.size > 0 && <Notice>{proposals.purchaseWaits(waiting.size)}</Notice>}
      <AccountNotice />
      {unseen.map((row) => (
        <Notice key={row.id}>
          <span>{proposals.purchaseDeclined(shortCode(row.id), proposals.reasons[row.reason ?? 'other'])}</span>
          <Button onClick={() => see(row)}>{proposals.seen}</Button>
        </Notice>
      ))}
    </>
  );
}
