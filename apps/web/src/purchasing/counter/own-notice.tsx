import { shortCode } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useStanding } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useOwnProposals, type ProposalRow } from '../../sync/proposals.ts';
import { useStationHere } from '../../sync/station/use-station.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { rowsOf } from '../../shell/listing.tsx';

/** Under which name a device keeps what a person has seen of it: the proposal and its stage, the newest last. */
const SEEN = 'yangui.own-account-seen';
const SEEN_KEPT = 50;

/** Tells the person paid that somebody proposed to change their account, or did; which purchases of theirs wait, and which were declined. */
export function OwnNotice() {
  const { proposals } = useMessages();
  const { me } = useStanding();
  const here = useStationHere();
  const rows = rowsOf(useOwnProposals(useCountyCode(), true)) ?? [];
  const [seen, setSeen] = useState(() => (localStorage.getItem(SEEN) ?? '').split(','));
  const own = rows.filter(({ matter, by }) => matter === 'purchases' && by.id === me.person.id);
  const waiting = new Set(own.flatMap(({ id, stage }) => (stage === 'waiting' ? [id] : [])));
  for (const id of here?.unsentProposals ?? []) if (!own.some((row) => row.id === id)) waiting.add(id);
  const account = rows.find(({ matter, about }) => matter === 'payee' && about?.id === me.person.id);
  const told = [...(account === undefined ? [] : [account]), ...own.filter(({ stage }) => stage === 'declined')];
  const markOf = ({ id, stage }: ProposalRow) => `${id} ${stage}`;
  const see = (row: ProposalRow) => {
    const next = [...seen, markOf(row)].slice(-SEEN_KEPT);
    localStorage.setItem(SEEN, next.join(','));
    setSeen(next);
  };
  return (
    <>
      {waiting.size > 0 && <Notice>{proposals.purchaseWaits(waiting.size)}</Notice>}
      {told
        .filter((row) => !seen.includes(markOf(row)))
        .map((row) => [row, textOf(row, proposals)] as const)
        .filter(([, text]) => text !== undefined)
        .map(([row, text]) => (
          <Notice key={row.id}>
            <span>{text}</span>
            <Button onClick={() => see(row)}>{proposals.seen}</Button>
          </Notice>
        ))}
    </>
  );
}

function textOf(
  { id, matter, stage, changes, reason }: ProposalRow,
  words: ReturnType<typeof useMessages>['proposals'],
): string | undefined {
  if (matter === 'purchases') return words.purchaseDeclined(shortCode(id), words.reasons[reason ?? 'other']);
  if (stage === 'waiting') return words.accountProposed(String(changes[0]?.after ?? ''));
  return stage === 'confirmed' || stage === 'alone' ? words.accountChanged : undefined;
}
