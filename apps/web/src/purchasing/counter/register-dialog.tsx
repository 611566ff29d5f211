import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormCheck } from '../../forms/form-fields.tsx';
import { check } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import { NoticeText, readAloudNow } from '../notice.tsx';
import { PersonalFields, personalKinds, personalOf } from '../personal-fields.tsx';

interface RegisterProps {
  readonly station: string;
  /** What was looked for: a name, or a phone number. */
  readonly given: string;
  readonly onClose: () => void;
  readonly onDone: (villager: { readonly id: string; readonly name: string }) => void;
}

/** Registers somebody by name, with phone and address where they are given, over whatever the partner is at. */
export function RegisterDialog({ station, given, onClose, onDone }: RegisterProps) {
  const { counter } = useMessages();
  const digits = /^[\d\s+-]+$/.test(given);
  const form = useForm({
    name: `register-villager ${given}`,
    fields: { ...personalKinds({ name: digits ? '' : given, phone: digits ? given.trim() : '' }), read: check() },
    commands: ({ read: _, ...personal }, villager) =>
      prepare('register-villager', { villager, station, consent: readAloudNow }, personalOf(personal)),
    follows: ({ name }, id) => onDone({ id, name }),
  });
  return (
    <FormDialog
      form={form}
      title={counter.villagers.register}
      action={counter.villagers.save}
      reason={form.value('read') === true ? undefined : counter.notice.lacking}
      onClose={onClose}
    >
      <NoticeText />
      <FormCheck of={form.at('read')} label={counter.notice.read} />
      <PersonalFields form={form} />
    </FormDialog>
  );
}
