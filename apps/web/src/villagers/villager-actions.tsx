import { NOTICE_VERSION, noticeChannels, type NoticeChannel } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { Choices } from '../parcels/choices.tsx';
import type { VillagerData } from '../sync/desk-answers.ts';
import { prepare } from '../sync/command.ts';
import { useSending } from '../sync/use-sending.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Form } from '../ui/field.tsx';
import { Notice, SendingNote } from '../ui/refusal-note.tsx';
import { NoticeText } from './notice.tsx';
import { fieldIsToBlame, PersonalFields, personalOf } from './personal-fields.tsx';

type VillagerPart = VillagerData['villager'];

/** What counter and desk can do about what is held of a villager: correct it, and note that they were told of it. */
export function VillagerActions({ villager }: { villager: VillagerPart }) {
  const {
    counter: { villagers, notice },
    desk,
  } = useMessages();
  const notAllowed = useMay()('villagers.register') ? undefined : desk.orders.notes.rights;
  const [open, setOpen] = useState<'amend' | 'notice'>();
  const [done, setDone] = useState<string>();
  if (villager.erased) return null;
  const told = villager.consentNotice !== null && villager.consentNotice >= NOTICE_VERSION;
  const close = () => setOpen(undefined);
  const finish = (said: string) => {
    close();
    setDone(said);
  };
  return (
    <>
      {done !== undefined && <Notice>{done}</Notice>}
      {!told && (
        <Button icon="check" reason={notAllowed} onClick={() => setOpen('notice')}>
          {notice.record}
        </Button>
      )}
      <Button icon="edit" reason={notAllowed} onClick={() => setOpen('amend')}>
        {villagers.amend}
      </Button>
      {open === 'amend' && <AmendDialog villager={villager} onClose={close} onDone={() => finish(villagers.amended)} />}
      {open === 'notice' && <NoticeLater villager={villager} onClose={close} onDone={() => finish(notice.recorded)} />}
    </>
  );
}

interface DialogProps {
  readonly villager: VillagerPart;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function AmendDialog({ villager, onClose, onDone }: DialogProps) {
  const {
    counter: { villagers },
    shell,
  } = useMessages();
  const sender = useSending(useCountyCode());
  const [draft, setDraft] = useState({
    name: villager.name ?? '',
    phone: villager.phone ?? '',
    address: villager.address ?? '',
  });
  const submit = () =>
    sender.send([prepare('amend-villager', { villager: villager.id }, personalOf(draft))], ([outcome]) => {
      if (outcome?.status === 'accepted') onDone();
    });
  return (
    <Dialog title={villagers.amend} onClose={onClose}>
      <Form onSubmit={submit} label={villagers.amend}>
        <p class="note">{villagers.amendHint}</p>
        <PersonalFields draft={draft} onChange={setDraft} sender={sender} />
        {!fieldIsToBlame(sender) && <SendingNote sender={sender} />}
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" submit busy={sender.busy}>
            {villagers.amendSave}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function NoticeLater({ villager, onClose, onDone }: DialogProps) {
  const {
    counter: { notice },
    shell,
  } = useMessages();
  const sender = useSending(useCountyCode());
  const [channel, setChannel] = useState<NoticeChannel>('voice');
  const submit = () =>
    sender.send(
      [prepare('record-notice', { villager: villager.id, consent: { noticeVersion: NOTICE_VERSION, channel } })],
      ([outcome]) => {
        if (outcome?.status === 'accepted') onDone();
      },
    );
  return (
    <Dialog title={notice.title} onClose={onClose}>
      <NoticeText />
      <Form onSubmit={submit} label={notice.record}>
        <Choices
          legend={notice.how}
          options={noticeChannels.map((value) => ({ value, label: notice.readAt[value] }))}
          value={channel}
          onChange={setChannel}
        />
        <p class="note">{notice.ifNot}</p>
        <SendingNote sender={sender} />
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" submit busy={sender.busy}>
            {notice.record}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
