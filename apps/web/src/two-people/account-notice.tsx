import { useState } from 'preact/hooks';
import { useCountyCode, useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { rowsOf } from '../shell/listing.tsx';
import { useOwnProposals, type ProposalRow } from '../sync/proposals.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/refusal-note.tsx';

/** Under which name a device keeps what a person has seen of it: the proposal and its stage, the newest last. */
const SEEN = 'yangui.own-account-seen';
const SEEN_KEPT = 50;

/** Tells whoever is paid that somebody proposed to change their account, or did: the latest of each account of theirs. */
export function AccountNotice() {
  const { proposals } = useMessages();
  const rows = rowsOf(useOwnProposals(useCountyCode(), true)) ?? [];
  const { me } = useStanding();
  // What they proposed themselves they know.
  const changes = rows.filter(({ matter, by }) => matter === 'payee' && by.id !== me.person.id);
  const latest = changes.filter(
    (row, index) => changes.findIndex(({ about }) => about?.id === row.about?.id) === index,
  );
  const { unseen, see } = useUnseen(latest);
  return (
    <>
      {unseen.flatMap((row) => {
        const {
          id,
          stage,
          changes: [change],
        } = row;
        const text =
          stage === 'waiting'
            ? proposals.accountProposed(String(change?.after ?? ''))
            : stage === 'confirmed' || stage === 'alone'
              ? proposals.accountChanged
              : undefined;
        return text === undefined
          ? []
          : [
              <Notice key={id}>
                <span>{text}</span>
                <Button onClick={() => see(row)}>{proposals.seen}</Button>
              </Notice>,
            ];
      })}
    </>
  );
}

/** Of what a person is told, what they have not said yet that they saw on this device. */
export function useUnseen(rows: readonly ProposalRow[]) {
  const [seen, setSeen] = useState(() => (localStorage.getItem(SEEN) ?? '').split(','));
  const markOf = ({ id, stage }: ProposalRow) => `${id} ${stage}`;
  const see = (row: ProposalRow) => {
    const next = [...(localStorage.getItem(SEEN) ?? '').split(','), markOf(row)].slice(-SEEN_KEPT);
    localStorage.setItem(SEEN, next.join(','));
    setSeen(next);
  };
  return { unseen: rows.filter((row) => !seen.includes(markOf(row))), see };
}
