import { businessDay, paperAbout, paperKinds } from '@yangui/domain';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice, FormLine } from '../../forms/form-fields.tsx';
import { choice, maybeText, text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { useNow } from '../../shell/figures.tsx';
import { prepare } from '../../sync/command.ts';

interface AddPaperProps {
  readonly about: 'lot' | 'commodity';
  readonly id: string;
  readonly onClose: () => void;
}

/** Writes down a paper of a lot, or of all goods of a commodity. */
export function AddPaper({ about, id, onClose }: AddPaperProps) {
  const { papers, produce, shell } = useMessages();
  const kinds = paperKinds.filter((kind) => kind !== 'commitment' && paperAbout[kind] === about);
  const form = useForm({
    name: `add-paper ${id}`,
    fields: {
      kind: choice(kinds),
      number: text(),
      issuer: text(),
      validFrom: text(businessDay(useNow())),
      validUntil: maybeText(),
    },
    commands: (said, paper) =>
      prepare('add-paper', {
        paper,
        lot: about === 'lot' ? id : null,
        commodity: about === 'lot' ? null : id,
        ...said,
      }),
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={papers.add} action={produce.commodities.save} onClose={onClose}>
      <FormChoice
        of={form.at('kind')}
        label={papers.kind}
        empty={shell.choose}
        options={kinds.map((value) => ({ value, label: papers.kinds[value] }))}
      />
      <FormLine of={form.at('number')} label={papers.number} />
      <FormLine of={form.at('issuer')} label={papers.issuer} />
      <FormLine of={form.at('validFrom')} label={papers.validFrom} type="date" />
      <FormLine of={form.at('validUntil')} label={papers.validUntil} type="date" />
    </FormDialog>
  );
}
