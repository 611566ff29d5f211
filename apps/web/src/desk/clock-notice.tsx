import { useCountyCode } from '../county.tsx';
import { useReason } from '../shell/use-reason.ts';
import { useMessages } from '../i18n/index.tsx';
import type { Overview } from '../sync/orders.ts';
import { prepare } from '../sync/command.ts';
import { useSending } from '../sync/use-sending.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { SendingNote } from '../shell/sending-note.tsx';

/** Says that the clockwork stands still because the server's clock jumped, and lets somebody say that the clock is right. */
export function ClockNotice({ stopped: { turnedAt, now } }: { stopped: NonNullable<Overview['clockStopped']> }) {
  const {
    desk: { today },
  } = useMessages();
  const county = useCountyCode();
  const mayNot = useReason();
  const sender = useSending(county);
  const confirm = () => sender.send([prepare('confirm-clock', { deviceAt: Date.now() })]);
  return (
    <div class="notice notice-amber" role="alert" aria-label={today.clockStopped}>
      <Icon name="clock" size={18} />
      <div class="refusal-body">
        <strong>{today.clockStopped}</strong>
        <span>{today.clockWhy(dayAndTime(now), turnedAt === null ? null : dayAndTime(turnedAt))}</span>
        <SendingNote sender={sender} />
        <div class="refusal-steps">
          <Button kind="primary" busy={sender.busy} reason={mayNot('clock.confirm')} onClick={confirm}>
            {today.clockRight}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** A moment to the letter, since it is the clock itself that is in doubt: `2026-11-30 12:05`, in Shanghai. */
function dayAndTime(at: number): string {
  return new Date(at).toLocaleString('sv', { timeZone: 'Asia/Shanghai' }).slice(0, 16);
}
