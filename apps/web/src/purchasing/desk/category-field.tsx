import { categories, categoryNames } from '@yangui/domain';
import { FormChoice } from '../../forms/form-fields.tsx';
import type { FieldState } from '../../forms/use-form.ts';
import { useMessages, useSpeech } from '../../i18n/index.tsx';

/** What goods are rated by. */
export function CategoryField({ of }: { of: FieldState }) {
  const { money } = useMessages();
  const { language } = useSpeech();
  return (
    <FormChoice
      of={of}
      label={money.category}
      empty={money.choose}
      options={categoryNames.map((category) => ({ value: category, label: categories[category][language] }))}
    />
  );
}
