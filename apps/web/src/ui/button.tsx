import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Link } from 'wouter-preact';
import './button.css';
import { Icon, type IconName } from './icon.tsx';

interface Look {
  readonly kind?: 'primary' | 'quiet' | 'danger' | 'plain';
  readonly icon?: IconName | undefined;
  readonly large?: boolean;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

interface ButtonProps extends Look {
  readonly onClick?: (() => void) | undefined;
  readonly submit?: boolean;
  /** While the last press is being worked on. */
  readonly busy?: boolean;
  /** Why it cannot be used now. The button stays in reach of the keyboard, and says so. */
  readonly reason?: string | undefined;
  /** What it says to whoever does not see what stands around it. */
  readonly label?: string | undefined;
  /** In a dialog: the one that Enter presses. */
  readonly first?: boolean;
}

/** Something to press. It is never hidden and never dumb: when it cannot be used, it tells the reason. */
export function Button({
  onClick,
  submit = false,
  busy = false,
  reason,
  label,
  first = false,
  icon,
  children,
  ...look
}: ButtonProps) {
  const reasonId = useId();
  const off = busy || reason !== undefined;
  const button = (
    <button
      type={submit ? 'submit' : 'button'}
      class={classOf(look)}
      autofocus={first}
      aria-disabled={off}
      aria-busy={busy}
      aria-label={spokenName(children, label)}
      aria-describedby={reason === undefined ? undefined : reasonId}
      onClick={(event) => {
        if (off) event.preventDefault();
        else onClick?.();
      }}
    >
      {busy ? <span class="spinner" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
  if (reason === undefined) return button;
  return (
    <span class={look.wide ? 'with-reason is-wide' : 'with-reason'}>
      {button}
      <span class="reason" role="tooltip" id={reasonId}>
        {reason}
      </span>
    </span>
  );
}

/** Somebody who speaks to the screen says what stands on a button: its name says that too (WCAG 2.5.3). */
function spokenName(shown: ComponentChildren, label: string | undefined): string | undefined {
  return label === undefined || typeof shown !== 'string' || label.includes(shown) ? label : `${shown} ${label}`;
}

/** A button that shows a picture only; its name is for those who cannot see it. */
export function IconButton(props: { icon: IconName; label: string; onClick: () => void; kind?: 'quiet' | 'plain' }) {
  return (
    <button
      type="button"
      class={`button button-icon button-${props.kind ?? 'plain'}`}
      aria-label={props.label}
      title={props.label}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
    </button>
  );
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({ href, label, icon, children, ...look }: Look & { href: string; label?: string }) {
  return (
    <Link href={href} className={classOf(look)} aria-label={spokenName(children, label)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

function classOf({ kind = 'quiet', large = false, wide = false }: Pick<Look, 'kind' | 'large' | 'wide'>): string {
  return `button button-${kind}${large ? ' button-large' : ''}${wide ? ' button-wide' : ''}`;
}
