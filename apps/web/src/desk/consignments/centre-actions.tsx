import {
  carriers,
  consigneeNeeded,
  consignmentStepAllowed,
  guessCarrier,
  tidyNumber,
  type CarrierCode,
} from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import '../../parcels/parcels.css';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import type { ConsignmentPage } from '../../sync/consignments.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, SelectField, TextField } from '../../ui/field.tsx';
import { SendingNote } from '../../ui/refusal-note.tsx';

interface DialogProps {
  readonly of: ConsignmentPage;
  readonly onClose: () => void;
}

/** What the centre can do with what was sent up: hand it on, give up what is missing, erase whom it is for. */
export function CentreActions({ of }: { of: ConsignmentPage }) {
  const { consignments, desk } = useMessages();
  const { handOn, lost, forget } = consignments;
  const county = useCountyCode();
  const may = useMay();
  const [open, setOpen] = useState<'hand-on' | 'lost' | 'forget'>();
  const rights = desk.orders.notes.rights;
  const close = () => setOpen(undefined);
  const handOnReason = !may('consignments.hand-on')
    ? rights
    : consignmentStepAllowed('hand-on', of.stage)
      ? undefined
      : handOn.stage(consignments.stages[of.stage]);
  const forgetReason = !may('villagers.erase') ? rights : consigneeNeeded(of.stage) ? forget.needed : undefined;
  return (
    <div class="parcel-actions">
      <Button kind="primary" icon="forward" reason={handOnReason} onClick={() => setOpen('hand-on')}>
        {handOn.action}
      </Button>
      {of.stage === 'missing' && of.loop !== null && may('loops.unload') && (
        <ButtonLink icon="search" href={pathTo('desk', '/unload/:id', { county, id: of.loop })}>
          {lost.find}
        </ButtonLink>
      )}
      {of.stage === 'missing' && (
        <Button icon="ban" reason={may('consignments.hand-on') ? undefined : rights} onClick={() => setOpen('lost')}>
          {lost.action}
        </Button>
      )}
      {(of.recipient?.name ?? null) !== null && (
        <Button kind="plain" icon="erase" reason={forgetReason} onClick={() => setOpen('forget')}>
          {forget.action}
        </Button>
      )}
      {open === 'hand-on' && <HandOnDialog of={of} onClose={close} />}
      {open === 'lost' && (
        <ConfirmDialog
          of={of}
          title={lost.action}
          hint={lost.hint}
          yes={lost.action}
          type="write-off-consignment"
          onClose={close}
        />
      )}
      {open === 'forget' && <ForgetDialog of={of} onClose={close} />}
    </div>
  );
}

function HandOnDialog({ of, onClose }: DialogProps) {
  const { consignments, shell } = useMessages();
  const { handOn: say } = consignments;
  const { language } = useSpeech();
  const sender = useSending(useCountyCode());
  const [number, setNumber] = useState('');
  const [carrier, setCarrier] = useState<CarrierCode | ''>('');
  const waybill = tidyNumber(number);
  const to = carrier === '' ? (guessCarrier(waybill) ?? '') : carrier;
  const reason = waybill === '' && to !== 'county' ? say.needNumber : to === '' ? say.needCarrier : undefined;
  const send = () => {
    if (to === '' || reason !== undefined) return;
    sender.send(
      [prepare('hand-on-consignment', { consignment: of.id, carrier: to, number: waybill === '' ? null : waybill })],
      ([outcome]) => outcome?.status === 'accepted' && onClose(),
    );
  };
  return (
    <Dialog title={say.title} onClose={onClose}>
      <Form onSubmit={send} label={say.title}>
        <TextField
          label={say.number}
          hint={say.numberHint}
          value={number}
          onInput={setNumber}
          figures
          autoComplete="off"
          autoFocus
        />
        <SelectField
          label={say.carrier}
          value={to}
          onChange={setCarrier}
          empty={say.needCarrier}
          options={carriers.map((one) => ({ value: one.code, label: one[language] }))}
        />
        <SendingNote sender={sender} />
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="primary" submit busy={sender.busy} reason={reason}>
            {say.send}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function ForgetDialog({ of, onClose }: DialogProps) {
  const { consignments, desk } = useMessages();
  const { forget } = consignments;
  return (
    <ConfirmDialog
      of={of}
      title={forget.confirm(of.recipient?.name ?? '')}
      hint={forget.hint}
      yes={desk.villagers.eraseYes}
      type="forget-consignee"
      onClose={onClose}
    />
  );
}

/** Asks before what cannot be taken back. */
function ConfirmDialog({
  of,
  title,
  hint,
  yes,
  type,
  onClose,
}: DialogProps & { title: string; hint: string; yes: string; type: 'write-off-consignment' | 'forget-consignee' }) {
  const { shell } = useMessages();
  const sender = useSending(useCountyCode());
  const command = () =>
    type === 'forget-consignee'
      ? prepare(type, { consignment: of.id, reason: 'asked' })
      : prepare(type, { consignment: of.id });
  const send = () => sender.send([command()], ([outcome]) => outcome?.status === 'accepted' && onClose());
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{hint}</p>
      <SendingNote sender={sender} />
      <DialogActions>
        <Button onClick={onClose}>{shell.cancel}</Button>
        <Button kind="danger" busy={sender.busy} onClick={send}>
          {yes}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
