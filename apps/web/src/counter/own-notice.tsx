import { useState } from 'preact/hooks';
import { useCountyCode, useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { useOwnProposals, type ProposalRow } from '../sync/proposals.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/refusal-note.tsx';
import { rowsOf } from '../shell/listing.tsx';

/** Under which name a device keeps what a person has seen of it. */
const SEEN = 'yangui.own-account-seen';

/** Tells the person paid that somebody proposed to change their account, or did; and that purchases of theirs wait. */
export function OwnNotice() {
  const { proposals } = useMessages();
  const { me } = useStanding();
  const rows = rowsOf(useOwnProposals(useCountyCode(), true)) ?? [];
  const [seen, setSeen] = useState(() => localStorage.getItem(SEEN) ?? '');
  const purchases = rows.filter(
    ({ matter, stage, by }) => matter === 'purchases' && stage === 'waiting' && by.id === me.person.id,
  );
  const account = rows.find(({ matter, about }) => matter === 'payee' && about?.id === me.person.id);
  const mark = account === undefined ? '' : `${account.id} ${account.stage}`;
  const text = account === undefined || mark === seen ? undefined : accountText(account, proposals);
  return (
    <>
      {purchases.length > 0 && <Notice>{proposals.purchaseWaits(purchases.length)}</Notice>}
      {text !== undefined && (
        <Notice>
          <span>{text}</span>
          <Button
            onClick={() => {
              localStorage.setItem(SEEN, mark);
              setSeen(mark);
            }}
          >
            {proposals.seen}
          </Button>
        </Notice>
      )}
    </>
  );
}

function accountText(
  { stage, changes }: ProposalRow,
  words: ReturnType<typeof useMessages>['proposals'],
): string | undefined {
  if (stage === 'waiting') return words.accountProposed(String(changes[0]?.after ?? ''));
  return stage === 'confirmed' || stage === 'alone' ? words.accountChanged : undefined;
}
