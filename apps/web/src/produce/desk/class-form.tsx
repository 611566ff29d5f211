import { businessDay, paperRuleOn, productClasses, type ProductClass } from '@yangui/domain';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice } from '../../forms/form-fields.tsx';
import { choice } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { useNow } from '../../shell/figures.tsx';
import { prepare } from '../../sync/command.ts';
import type { CommodityRow } from '../../sync/produce.ts';

/** Says as what a commodity is sold; two people. The rule that follows stands beside the choice. */
export function SetClass({ of, onClose }: { of: CommodityRow; onClose: () => void }) {
  const { papers, produce, shell } = useMessages();
  const say = papers.class;
  const form = useForm({
    name: `set-product-class ${of.id}`,
    fields: { productClass: choice(productClasses, of.productClass ?? '') },
    commands: ({ productClass }) => prepare('set-product-class', { commodity: of.id, productClass }),
    follows: onClose,
  });
  const chosen = productClasses.find((one) => one === form.at('productClass').draft);
  return (
    <FormDialog form={form} title={say.title} action={produce.commodities.save} onClose={onClose}>
      <p class="note">{say.hint}</p>
      <FormChoice
        of={form.at('productClass')}
        label={say.name}
        empty={shell.choose}
        options={productClasses.map((value) => ({ value, label: papers.classes[value] }))}
      />
      {chosen !== undefined && <ClassRule of={chosen} />}
    </FormDialog>
  );
}

/** Which papers a class goes with today, and the rule that says so. */
export function ClassRule({ of }: { of: ProductClass }) {
  const { papers } = useMessages();
  const rule = paperRuleOn(of, businessDay(useNow()));
  if (rule === undefined) return null;
  return (
    <div class="stacked">
      <span>{papers.class.needs(rule.papers.map((kind) => papers.kinds[kind]))}</span>
      <span class="note">{papers.class.rule(rule.source, rule.quote)}</span>
    </div>
  );
}
