import type { ComponentChildren } from 'preact';
import { useMessages } from '../i18n/index.tsx';
import { sayMoment } from '../i18n/moments.ts';
import { useLink } from '../sync/link.ts';
import { useNow } from './figures.tsx';
import { Icon } from '../ui/icon.tsx';
import './sync-bar.css';

/** The state of the line to the server, in words. Says only what the server has acknowledged. */
export function SyncBar({
  compact = false,
  lostHint,
  children,
}: {
  compact?: boolean;
  lostHint?: string | undefined;
  children?: ComponentChildren;
}) {
  const messages = useMessages();
  const { sync } = messages.shell;
  const link = useLink();
  const now = useNow();
  const word = link.sending > 0 && link.state !== 'lost' ? sync.sending(link.sending) : sync[link.state];
  const sent = link.lastSentAt === undefined ? undefined : sync.lastSent(sayMoment(link.lastSentAt, now, messages));
  const received =
    link.lastReceivedAt === undefined ? undefined : sync.lastReceived(sayMoment(link.lastReceivedAt, now, messages));
  const hint =
    link.state === 'lost'
      ? [received, lostHint ?? sync.lostHint].filter((part) => part !== undefined).join(' · ')
      : (sent ?? sync.liveHint);
  return (
    <div class={`sync sync-${link.state}${compact ? ' sync-compact' : ''}`} role="status" title={hint}>
      <Icon name={link.state === 'lost' ? 'offline' : 'online'} size={18} />
      <strong>{word}</strong>
      {children}
      {(!compact || link.state === 'lost') && <span>{hint}</span>}
    </div>
  );
}
