import type { LoopDoubt } from '@yangui/domain';
import { useMessages } from '../i18n/index.tsx';
import { kilometresText } from '../loop-costs/desk/cost-words.ts';
import './doubts.css';

/** What does not fit a loop's plan, in words, before somebody records it or books its cost. */
export function Doubts({ of }: { of: readonly LoopDoubt[] }) {
  const {
    loops: { doubts: say },
  } = useMessages();
  if (of.length === 0) return null;
  return (
    <div class="loop-doubts" role="alert">
      <strong>{say.title}</strong>
      <ul>
        {of.map(({ kind, told, expected }) => {
          const text = (figure: number) => (kind.startsWith('metres') ? kilometresText(figure) : String(figure));
          return <li key={kind}>{say.kinds[kind](text(told), text(expected))}</li>;
        })}
      </ul>
    </div>
  );
}
