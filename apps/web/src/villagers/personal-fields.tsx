import type { Personal } from '@yangui/domain';
import { useMessages } from '../i18n/index.tsx';
import type { Sender } from '../sync/use-sending.ts';
import { TextField } from '../ui/field.tsx';

/** What is written about a villager while it is being written. */
export interface PersonalDraft {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

/** The private part of a command, without the fields that were left empty. */
export function personalOf({ name, phone, address }: PersonalDraft): Personal {
  return {
    name: name.trim(),
    ...(phone.trim() && { phone: phone.trim() }),
    ...(address.trim() && { address: address.trim() }),
  };
}

/** Whether one of the fields below already says what was refused. */
export function fieldIsToBlame({ state }: Sender): boolean {
  return state.is === 'refused' && state.where?.startsWith('personal.') === true;
}

/** Name, phone and address of a villager, each with what was refused about it. */
export function PersonalFields({
  draft,
  onChange,
  sender,
}: {
  draft: PersonalDraft;
  onChange: (draft: PersonalDraft) => void;
  sender: Sender;
}) {
  const {
    counter: { villagers },
    words,
  } = useMessages();
  const where = sender.state.is === 'refused' ? sender.state.where : undefined;
  const about = (field: keyof PersonalDraft) => (where === `personal.${field}` ? sender.problem : undefined);
  return (
    <>
      <TextField
        label={words.name}
        hint={villagers.nameHint}
        value={draft.name}
        onInput={(name) => onChange({ ...draft, name })}
        autoFocus
        autoComplete="off"
        problem={about('name')}
      />
      <TextField
        label={words.phone}
        hint={villagers.phoneHint}
        type="tel"
        value={draft.phone}
        onInput={(phone) => onChange({ ...draft, phone })}
        autoComplete="off"
        problem={about('phone')}
      />
      <TextField
        label={words.address}
        hint={villagers.addressHint}
        value={draft.address}
        onInput={(address) => onChange({ ...draft, address })}
        autoComplete="off"
        problem={about('address')}
      />
    </>
  );
}
