import type { Personal } from '@yangui/domain';
import { FormLine } from '../forms/form-fields.tsx';
import { text } from '../forms/kinds.ts';
import type { Form } from '../forms/use-form.ts';
import { useMessages } from '../i18n/index.tsx';

/** What is written about a villager. */
interface PersonalValues {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

/** The fields of the private part about a villager, with what is known of them. */
export function personalKinds(known: Partial<PersonalValues> = {}) {
  return { name: text(known.name), phone: text(known.phone), address: text(known.address) };
}

/** The private part of a command, without the fields that were left empty. */
export function personalOf({ name, phone, address }: PersonalValues): Personal {
  return { name, ...(phone !== '' && { phone }), ...(address !== '' && { address }) };
}

/** Name, phone and address of a villager. */
export function PersonalFields({ form }: { form: Pick<Form<PersonalValues>, 'at'> }) {
  const {
    counter: { villagers },
    words,
  } = useMessages();
  return (
    <>
      <FormLine of={form.at('name')} label={words.name} hint={villagers.nameHint} autoFocus />
      <FormLine of={form.at('phone')} label={words.phone} hint={villagers.phoneHint} type="tel" />
      <FormLine of={form.at('address')} label={words.address} hint={villagers.addressHint} />
    </>
  );
}
