import type { ComponentChildren } from 'preact';
import { NOTICE_VERSION, type NoticeGiven } from '@yangui/domain';
import { useStanding } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import '../ui/read-aloud.css';

/** What registering says about the notice that was just read aloud. */
export const readAloudNow: NoticeGiven = { noticeVersion: NOTICE_VERSION, channel: 'voice' };

/** Who keeps what about a villager, what for, how long, and how to have it erased (个人信息保护法 §17), short enough to be read aloud. */
export function NoticeText() {
  const { notice } = useMessages().counter;
  const { county } = useStanding();
  return (
    <section class="read-aloud" aria-label={notice.title}>
      <p>{notice.intro(county.name)}</p>
      <ul>
        {notice.parts.map(({ what, text }) => (
          <li key={what}>
            <strong>{what}</strong> {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Asks the partner to read the notice out before somebody new is taken up. Enter says it was done. */
export function NoticeDialog(props: {
  readonly onRead: () => void;
  readonly onClose: () => void;
  /** What has to be known before. */
  readonly children?: ComponentChildren;
}) {
  const { onRead, onClose } = props;
  const { counter, shell } = useMessages();
  return (
    <Dialog title={counter.notice.title} onClose={onClose}>
      {props.children}
      <NoticeText />
      <DialogActions>
        <Button large onClick={onClose}>
          {shell.cancel}
        </Button>
        <Button kind="primary" large first onClick={onRead}>
          {counter.notice.read}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
