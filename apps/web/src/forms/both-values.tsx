import { useMessages } from '../i18n/index.tsx';
import { Moment } from '../shell/figures.tsx';
import { Button } from '../ui/button.tsx';
import type { FieldState } from './use-form.ts';

interface BothValuesProps {
  readonly of: FieldState;
  readonly label: string;
  /** What somebody else wrote, as people read it, where its draft is not that. */
  readonly say?: (draft: string) => string;
}

/** One field that two people wrote differently, until one of them is chosen. */
export function BothValues({ of: { both }, label, say = (draft) => draft }: BothValuesProps) {
  const { both: words } = useMessages().shell;
  if (both === undefined) return null;
  return (
    <div class="notice notice-amber both-values" role="alert">
      <div class="refusal-body">
        <span>
          {words.wrote(label, say(both.theirs))}
          {both.at !== undefined && (
            <span class="note">
              {' '}
              {both.who} <Moment at={both.at} />
            </span>
          )}
        </span>
        <div class="refusal-steps">
          <Button onClick={both.takeTheirs}>{words.takeTheirs}</Button>
          <Button onClick={both.keepOwn}>{words.keepOwn}</Button>
        </div>
      </div>
    </div>
  );
}
