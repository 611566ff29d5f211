import { staffParts, type StaffPart } from '@yangui/domain';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice } from '../../forms/form-fields.tsx';
import { choice } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import type { PersonRow } from '../../sync/desk-reads.ts';

/** What of somebody may be asked to be emptied: they hold no role any more, and it was not emptied before. */
export function toForget({ holdings, emptied }: Pick<PersonRow, 'holdings' | 'emptied'>): readonly StaffPart[] {
  return holdings.length > 0 ? [] : staffParts.filter((part) => !emptied.includes(part));
}

/** Empties what a former colleague asked to have emptied, and says beside each part what that does and until when the law keeps it. */
export function ForgetStaff({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const { desk, words } = useMessages();
  const say = desk.people.forget;
  const parts = toForget(person);
  const form = useForm({
    name: `forget-staff ${person.id}`,
    fields: { part: choice(parts, parts[0]) },
    commands: ({ part }) => prepare('forget-staff', { person: person.id, part, reason: 'asked' }),
    follows: onClose,
  });
  return (
    <FormDialog
      form={form}
      kind="danger"
      title={say.of(person.name ?? words.unknownPerson)}
      action={say.open}
      onClose={onClose}
    >
      <p>{say.hint}</p>
      <FormChoice
        of={form.at('part')}
        label={say.what}
        options={parts.map((value) => ({ value, label: say.parts[value] }))}
      />
      <p class="note">{say.stays}</p>
    </FormDialog>
  );
}
