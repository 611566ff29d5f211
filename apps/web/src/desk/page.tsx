import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useWayBack } from '../shell/places.tsx';
import { Icon } from '../ui/icon.tsx';
import { UnderTitle } from './under-title.ts';

interface DeskPageProps {
  readonly title: ComponentChildren;
  /** Where this page hangs: a link back to the list. */
  readonly up?: { readonly href: string; readonly label: string };
  readonly intro?: string;
  /** Buttons of the whole page, on the right. */
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The frame of a page of the desk: where it hangs, what it is, what can be done, then its content. */
export function DeskPage({ title, up, intro, actions, children }: DeskPageProps) {
  const back = useWayBack(up?.href);
  const under = useContext(UnderTitle);
  return (
    <>
      {up && back !== undefined && (
        <Link href={back} className="desk-up">
          <Icon name="back" size={16} />
          {up.label}
        </Link>
      )}
      <div class="desk-title">
        <div>
          <h1>{title}</h1>
          {intro !== undefined && <p class="note">{intro}</p>}
        </div>
        {actions}
      </div>
      {under}
      {children}
    </>
  );
}
