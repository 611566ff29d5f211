import { confirmedWith, includes, roles } from '@yangui/domain';
import { useEffect, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { justProposed, noteProposed, onProposed } from '../../sync/just-proposed.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { useCommandWord } from '../../shell/record-words.ts';

/** Says of what was just done that it waits for a second person, and who that can be. Draws nothing otherwise. */
export function WaitsNote() {
  const { proposals, words } = useMessages();
  const county = useCountyCode();
  const commandWord = useCommandWord();
  const [proposed, setProposed] = useState(justProposed);
  useEffect(() => onProposed(() => setProposed(justProposed())), []);
  if (proposed === undefined) return null;
  const who = roles.filter((role) => includes(role, confirmedWith[proposed.matter])).map((role) => words.roles[role]);
  return (
    <Notice>
      <span>{proposals.sent(commandWord(proposed.command), who)}</span>
      <div class="refusal-steps">
        <Link href={pathTo('desk', '/proposals', { county })}>{proposals.seeList}</Link>
        <Button onClick={() => noteProposed(undefined)}>{proposals.seen}</Button>
      </div>
    </Notice>
  );
}
