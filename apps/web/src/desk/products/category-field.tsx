import { categories, categoryNames, type Category } from '@yangui/domain';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import { SelectField } from '../../ui/field.tsx';

/** What goods are rated by. */
export function CategoryField({
  value,
  onChange,
}: {
  value: Category | '';
  onChange: (category: Category | '') => void;
}) {
  const { money } = useMessages();
  const { language } = useSpeech();
  return (
    <SelectField
      label={money.category}
      value={value}
      onChange={onChange}
      empty={money.choose}
      options={categoryNames.map((category) => ({ value: category, label: categories[category][language] }))}
    />
  );
}
