import { useEffect, useState } from 'preact/hooks';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormCheck } from '../../forms/form-fields.tsx';
import { check } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { NoticeText, readAloudNow } from '../notice.tsx';
import { AlikeNote, useAlike } from './alike.tsx';
import { PersonalFields, personalKinds, personalOf } from '../personal-fields.tsx';

interface RegisterProps {
  readonly station: string;
  /** What was looked for: a name, or a phone number. */
  readonly given: string;
  readonly onClose: () => void;
  readonly onDone: (villager: { readonly id: string; readonly name: string }) => void;
  /** It is somebody who was registered before; else as one just registered. */
  readonly onKnown?: (villager: { readonly id: string; readonly name: string }) => void;
}

/**
 * Registers somebody by name, with phone and address where they are given, over whatever the partner is at. Whoever has
 * the same name or phone already is shown before, and it takes saying that this is another.
 */
export function RegisterDialog({ station, given, onClose, onDone, onKnown = onDone }: RegisterProps) {
  const { counter } = useMessages();
  const digits = /^[\d\s+-]+$/.test(given);
  const form = useForm({
    name: `register-villager ${given}`,
    fields: { ...personalKinds({ name: digits ? '' : given, phone: digits ? given.trim() : '' }), read: check() },
    commands: ({ read: _, ...personal }, villager) =>
      prepare('register-villager', { villager, station, consent: readAloudNow }, personalOf(personal)),
    follows: ({ name }, id) => onDone({ id, name }),
  });
  const alike = useAlike(station, form.value('name') ?? '', form.value('phone') ?? '');
  // Pressed before it is known whether there is somebody like that: it waits, and goes on where there is nobody.
  const [pressed, setPressed] = useState(false);
  useEffect(() => {
    if (!pressed || !alike.settled) return;
    setPressed(false);
    if (alike.rows.length === 0) form.submit();
  }, [pressed, alike.settled]);
  const submit = () => (alike.settled ? form.submit() : setPressed(true));
  return (
    <FormDialog
      form={{ ...form, submit }}
      title={counter.villagers.register}
      action={alike.rows.length > 0 ? counter.villagers.another : counter.villagers.save}
      reason={form.value('read') === true ? undefined : counter.notice.lacking}
      onClose={onClose}
    >
      <NoticeText />
      <FormCheck of={form.at('read')} label={counter.notice.read} />
      <PersonalFields form={form} />
      <AlikeNote
        rows={alike.rows}
        onKnown={(one) => {
          form.drop();
          onKnown(one);
        }}
      />
    </FormDialog>
  );
}
