import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { Answer } from '../../shell/answer.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { prepare } from '../../sync/command.ts';
import { useTestPlans, type TestPlanRow } from '../../sync/inspection.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { listed } from './listed.ts';

/** What food a commodity is by the standards, and for what it is tested. */
export function TestPlanPanel({ commodity }: { commodity: string }) {
  const { inspection } = useMessages();
  const say = inspection.plan;
  const mayNot = useReason();
  const [open, setOpen] = useState(false);
  const nothing = { commodity, foods: [], rapid: [], lab: [] };
  const joined = (all: readonly string[]) => (all.length === 0 ? say.notSaid : inspection.joined(all));
  return (
    <section class="panel">
      <div class="panel-head">
        <h2>{say.title}</h2>
        <Button icon="edit" reason={mayNot('limits.edit')} onClick={() => setOpen(true)}>
          {say.action}
        </Button>
      </div>
      <Answer of={useTestPlans(useCountyCode())}>
        {({ rows }) => {
          const plan = rows.find((one) => one.commodity === commodity) ?? nothing;
          return (
            <div class="panel-body">
              <Facts
                of={[
                  {
                    label: say.foods,
                    value: joined(plan.foods.map((food) => inspection.limits.path(food.split(':')))),
                  },
                  { label: say.rapid, value: joined(plan.rapid) },
                  { label: say.lab, value: joined(plan.lab) },
                ]}
              />
              {open && <TestPlanForm of={plan} onClose={() => setOpen(false)} />}
            </div>
          );
        }}
      </Answer>
    </section>
  );
}

function TestPlanForm({ of, onClose }: { of: TestPlanRow; onClose: () => void }) {
  const { inspection } = useMessages();
  const say = inspection.plan;
  const line = (all: readonly string[]) => text(inspection.joined(all));
  const form = useForm({
    name: `set-test-plan ${of.commodity}`,
    fields: { foods: line(of.foods), rapid: line(of.rapid), lab: line(of.lab) },
    commands: ({ foods, rapid, lab }) =>
      prepare('set-test-plan', {
        commodity: of.commodity,
        foods: listed(foods),
        rapid: listed(rapid),
        lab: listed(lab),
      }),
    follows: onClose,
  });
  return (
    <FormDialog form={form} title={say.action} action={inspection.limits.save} onClose={onClose}>
      <p class="note">{say.hint}</p>
      <FormLine of={form.at('foods')} label={say.foods} hint={inspection.limits.foodHint} autoFocus />
      <FormLine of={form.at('rapid')} label={say.rapid} />
      <FormLine of={form.at('lab')} label={say.lab} />
    </FormDialog>
  );
}
