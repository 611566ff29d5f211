import { useCountyCode, useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { rowsOf } from '../shell/listing.tsx';
import { useNotices, useNoticeWords } from '../sync/notices.ts';
import { useOwnProposals, type ProposalRow } from '../sync/proposals.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/refusal-note.tsx';

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

/** Of what a person is told, what they have not read: the notice of it says so, on whatever device they read it. */
export function useUnseen(rows: readonly ProposalRow[]) {
  const county = useCountyCode();
  const told = useNotices(county).data?.rows ?? [];
  const { mark } = useNoticeWords(county);
  const unreadOf = ({ id }: ProposalRow) => told.filter(({ about, read }) => about.id === id && !read);
  return {
    unseen: rows.filter((row) => unreadOf(row).length > 0),
    see: (row: ProposalRow) => void mark(unreadOf(row), true),
  };
}
