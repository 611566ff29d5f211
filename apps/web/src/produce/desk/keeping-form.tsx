import * as z from 'zod/mini';
import { BothValues } from '../../forms/both-values.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { free, maybe, percent, wholeNumber } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import type { CommodityRow } from '../../sync/produce.ts';
import { CheckField } from '../../ui/field.tsx';
import { useCommodityName } from '../produce-parts.tsx';

interface SetKeepingProps {
  readonly of: CommodityRow;
  readonly all: readonly CommodityRow[];
  readonly onClose: () => void;
}

/** How long a commodity keeps, what is lost of it as a rule, and what it is made of. */
export function SetKeeping({ of, all, onClose }: SetKeepingProps) {
  const { lots, produce } = useMessages();
  const say = lots.keeping;
  const nameOf = useCommodityName();
  const form = useForm({
    name: `set-keeping ${of.id}`,
    fields: {
      keepsDays: maybe(wholeNumber(of.keepsDays ?? undefined)),
      lossBasisPoints: maybe(percent(of.lossBasisPoints ?? undefined)),
      madeFrom: free(z.array(z.string()), of.madeFrom),
    },
    commands: (said) => prepare('set-keeping', { commodity: of.id, ...said }),
    follows: onClose,
  });
  const from = form.value('madeFrom') ?? [];
  return (
    <FormDialog form={form} title={say.action} action={produce.commodities.save} onClose={onClose}>
      <p class="note">{say.hint}</p>
      <FormLine of={form.at('keepsDays')} label={say.keepsDays} />
      <FormLine of={form.at('lossBasisPoints')} label={say.loss} />
      <fieldset class="lot-choices">
        <legend>{say.madeFrom}</legend>
        <p class="note">{say.madeFromHint}</p>
        {all
          .filter(({ id }) => id !== of.id)
          .map((row) => (
            <CheckField
              key={row.id}
              label={nameOf(row)}
              checked={from.includes(row.id)}
              onChange={(on) => form.put('madeFrom', on ? [...from, row.id] : from.filter((one) => one !== row.id))}
            />
          ))}
      </fieldset>
      <BothValues
        of={form.at('madeFrom')}
        label={say.madeFrom}
        say={(draft) =>
          all
            .filter(({ id }) => draft.includes(id))
            .map(nameOf)
            .join(' · ')
        }
      />
    </FormDialog>
  );
}
