import { platforms, tidyNumber } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import type { OrderRow } from '../../sync/orders.ts';
import { prepare } from '../../sync/command.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Form, TextField } from '../../ui/field.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
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
  const sender = useSending(useCountyCode());
  const [number, setNumber] = useState('');
  const tidy = tidyNumber(number);
  const send = () => {
    if (tidy === '' || tidy === known) return;
    sender.send([prepare('track-order', { order, tracking: tidy })], ([outcome]) => {
      if (outcome?.status === 'accepted') setNumber('');
    });
  };
  return (
    <Form onSubmit={send} label={say.addTracking}>
      <TextField
        label={say.tracking}
        hint={say.trackingHint}
        value={number}
        onInput={setNumber}
        figures
        scans
        autoComplete="off"
      />
      <SendingNote sender={sender} />
      <Button submit busy={sender.busy} reason={tidy === '' || tidy === known ? say.tracking : undefined}>
        {say.addTracking}
      </Button>
    </Form>
  );
}
