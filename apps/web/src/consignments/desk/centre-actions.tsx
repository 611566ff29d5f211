import {
  carriers,
  consigneeNeeded,
  consignmentStepAllowed,
  guessCarrier,
  tidyNumber,
  consignmentsProblems,
} from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { ConfirmDialog } from '../../forms/confirm-dialog.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormChoice, FormLine } from '../../forms/form-fields.tsx';
import { choice, maybe, text } from '../../forms/kinds.ts';
import { useForm } from '../../forms/use-form.ts';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import '../../parcels/parcels.css';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import type { ConsignmentPage } from '../../sync/consignments.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { whyNot } from '../../sync/problem.ts';

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
          name={`write-off-consignment ${of.id}`}
          title={lost.action}
          action={lost.action}
          command={() => prepare('write-off-consignment', { consignment: of.id })}
          onClose={close}
        >
          <p>{lost.hint}</p>
        </ConfirmDialog>
      )}
      {open === 'forget' && <ForgetDialog of={of} onClose={close} />}
    </div>
  );
}

function HandOnDialog({ of, onClose }: DialogProps) {
  const { handOn: say } = useMessages().consignments;
  const { language } = useSpeech();
  const form = useForm({
    name: `hand-on-consignment ${of.id}`,
    fields: { number: text(), carrier: maybe(choice(carriers.map(({ code }) => code))) },
    misfit: ({ number, carrier }) => {
      const to = carrier ?? guessCarrier(tidyNumber(number));
      if (to === undefined) return { field: 'carrier' };
      return tidyNumber(number) === '' && to !== 'county'
        ? { field: 'number', why: whyNot(consignmentsProblems, 'waybill-needed') }
        : undefined;
    },
    commands: ({ number, carrier }) => {
      const waybill = tidyNumber(number);
      const to = carrier ?? guessCarrier(waybill) ?? 'county';
      return prepare('hand-on-consignment', {
        consignment: of.id,
        carrier: to,
        number: waybill === '' ? null : waybill,
      });
    },
    follows: onClose,
    blames: { 'waybill-needed': 'number', 'tracking-taken': 'number', 'parcel-number-invalid': 'number' },
  });
  const carrier = form.at('carrier');
  const guessed = guessCarrier(tidyNumber(form.at('number').draft)) ?? '';
  return (
    <FormDialog form={form} title={say.title} action={say.send} onClose={onClose}>
      <FormLine scans of={form.at('number')} label={say.number} hint={say.numberHint} figures autoFocus />
      <FormChoice
        of={carrier.draft === '' ? { ...carrier, draft: guessed } : carrier}
        label={say.carrier}
        empty={say.needCarrier}
        options={carriers.map((one) => ({ value: one.code, label: one[language] }))}
      />
    </FormDialog>
  );
}

function ForgetDialog({ of, onClose }: DialogProps) {
  const { consignments, desk } = useMessages();
  const { forget } = consignments;
  return (
    <ConfirmDialog
      name={`forget-consignee ${of.id}`}
      title={forget.confirm(of.recipient?.name ?? '')}
      action={desk.villagers.eraseYes}
      command={() => prepare('forget-consignee', { consignment: of.id, reason: 'asked' })}
      onClose={onClose}
    >
      <p>{forget.hint}</p>
    </ConfirmDialog>
  );
}
