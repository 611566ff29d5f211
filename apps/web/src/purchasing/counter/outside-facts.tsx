import { platforms, tidyNumber } from '@yangui/domain';
import { CommandForm } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import type { OrderRow } from '../../sync/orders.ts';
import { prepare } from '../../sync/command.ts';
import { Facts } from '../../ui/facts.tsx';

/** Where an order was bought outside, and under which numbers it is known there; the tracking number may be added. */
export function OutsideFacts({ order }: { order: OrderRow }) {
  const { outside: say } = useMessages();
  const { language } = useSpeech();
  const { outside } = order;
  if (outside === null) return null;
  const facts = [
    { label: say.platform, value: platforms.find(({ code }) => code === outside.platform)?.[language] },
    { label: say.platformOrder, value: <span class="figures">{outside.platformOrder}</span> },
    { label: say.tracking, value: outside.tracking && <span class="figures">{outside.tracking}</span> },
  ];
  return (
    <section class="panel panel-body fields" aria-label={say.title}>
      <Facts of={facts} />
      {outside.link !== null && (
        <a href={outside.link} target="_blank" rel="noreferrer noopener">
          {say.link}
        </a>
      )}
      {order.stage === 'placed' && <Tracking order={order.id} known={outside.tracking ?? ''} />}
    </section>
  );
}

function Tracking({ order, known }: { order: string; known: string }) {
  const { outside: say } = useMessages();
  const form = useForm({
    name: `track-order ${order}`,
    fields: { tracking: text() },
    commands: ({ tracking }) => prepare('track-order', { order, tracking: tidyNumber(tracking) }),
    follows: () => form.clear(),
  });
  const tidy = tidyNumber(form.at('tracking').draft);
  return (
    <CommandForm
      form={form}
      label={say.addTracking}
      action={say.addTracking}
      reason={tidy === '' || tidy === known ? say.tracking : undefined}
    >
      <FormLine of={form.at('tracking')} label={say.tracking} hint={say.trackingHint} figures scans />
    </CommandForm>
  );
}
