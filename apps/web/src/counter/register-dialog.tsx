import { useState } from 'preact/hooks';
import { useCountyCode } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { newId, prepare } from '../sync/command.ts';
import { useSending } from '../sync/use-sending.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { CheckField, Form } from '../ui/field.tsx';
import { SendingNote } from '../ui/refusal-note.tsx';
import { NoticeText, readAloudNow } from '../villagers/notice.tsx';
import { fieldIsToBlame, PersonalFields, personalOf } from '../villagers/personal-fields.tsx';

interface RegisterProps {
  readonly station: string;
  /** What was looked for: a name, or a phone number. */
  readonly given: string;
  readonly onClose: () => void;
  readonly onDone: (villager: { readonly id: string; readonly name: string }) => void;
}

/** Registers somebody by name, with phone and address where they are given, over whatever the partner is at. */
export function RegisterDialog({ station, given, onClose, onDone }: RegisterProps) {
  const { counter, shell } = useMessages();
  const sender = useSending(useCountyCode());
  const digits = /^[\d\s+-]+$/.test(given);
  const [villager] = useState(newId);
  const [draft, setDraft] = useState({ name: digits ? '' : given, phone: digits ? given.trim() : '', address: '' });
  const [agreed, setAgreed] = useState(false);
  const submit = () => {
    if (!agreed) return;
    const personal = personalOf(draft);
    sender.send([prepare('register-villager', { villager, station, consent: readAloudNow }, personal)], ([outcome]) => {
      if (outcome?.status === 'accepted') onDone({ id: villager, name: personal.name });
    });
  };
  return (
    <Dialog title={counter.villagers.register} onClose={onClose}>
      <NoticeText />
      <CheckField label={counter.notice.read} checked={agreed} onChange={setAgreed} />
      <Form onSubmit={submit} label={counter.villagers.register}>
        <PersonalFields draft={draft} onChange={setDraft} sender={sender} />
        {!fieldIsToBlame(sender) && <SendingNote sender={sender} />}
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" submit busy={sender.busy} reason={agreed ? undefined : counter.notice.lacking}>
            {counter.villagers.save}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
