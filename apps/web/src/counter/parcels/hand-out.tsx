import { type PersonClaim, type Proof } from '@yangui/domain';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages, type Messages } from '../../i18n/index.tsx';
import { sayMoment } from '../../i18n/moments.ts';
import { AddressParcel } from '../../parcels/address-parcel.tsx';
import { Choices } from '../../ui/choices.tsx';
import { ParcelActionBar } from '../../parcels/parcel-action-bar.tsx';
import { ParcelMarks, useCarrierName, useRecipientName } from '../../parcels/parcel-parts.tsx';
import { prepare } from '../../sync/command.ts';
import { useConsents, type ParcelRow } from '../../sync/parcels.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, TextField } from '../../ui/field.tsx';
import { useNow } from '../../ui/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SendingNote } from '../../ui/refusal-note.tsx';
import { Agents } from './agents.tsx';

interface HandOutProps {
  readonly parcel: ParcelRow;
  /** The code by which it was found, where it was. */
  readonly code: string | undefined;
  /** The name and last four digits by which it was found, where it was. */
  readonly said: PersonClaim | undefined;
  readonly onClose: () => void;
  readonly onDone: (to: string) => void;
}

/** What is still to be filled in before it can be handed out. */
function lackOf(
  proof: Proof | undefined,
  code: string,
  said: PersonClaim,
  say: Messages['parcels']['counter'],
): string | undefined {
  if (proof === undefined) return say.needChoice;
  if (proof === 'code') return code.trim() === '' ? say.needCode : undefined;
  return proof === 'name-and-phone' && (said.name.trim() === '' || said.phoneEnd.trim() === '')
    ? say.needSaid
    : undefined;
}

/** Handing a parcel out: to whom, how one knows, and that it costs nothing. */
export function HandOutParcel({ parcel, code: foundBy, said: foundBySaying, onClose, onDone }: HandOutProps) {
  const messages = useMessages();
  const { parcels, shell, words } = messages;
  const { counter: say } = parcels;
  const sender = useSending(useCountyCode());
  const name = useRecipientName()(parcel);
  const carrierName = useCarrierName();
  const now = useNow();
  const [proof, setProof] = useState<Proof | undefined>(
    foundBy === undefined ? (foundBySaying && parcel.recipientPhone !== null ? 'name-and-phone' : undefined) : 'code',
  );
  const [code, setCode] = useState(foundBy ?? '');
  const [said, setSaid] = useState(foundBySaying ?? { name: '', phoneEnd: '' });
  const [taker, setTaker] = useState('self');
  const agents = useConsents(useCountyCode(), parcel.villager ?? '').data?.rows ?? [];
  const agent = agents.find(({ id }) => id === taker);
  const to = agent?.agentName ?? parcel.recipientName ?? parcels.holders.someone;
  const proofs: readonly Proof[] =
    parcel.recipientPhone === null ? ['code', 'known'] : ['code', 'name-and-phone', 'known'];
  const body = useRef<HTMLDivElement>(null);
  // Found by its code: one more Enter hands it out.
  useLayoutEffect(() => {
    if (foundBy !== undefined) body.current?.querySelector<HTMLElement>('button[type=submit]')?.focus();
  }, []);
  const reason = lackOf(proof, code, said, say);
  const where =
    sender.problem?.code === 'name-or-phone-wrong'
      ? 'personal.phoneEnd'
      : sender.state.is === 'refused'
        ? sender.state.where
        : undefined;
  const handOut = () => {
    if (proof === undefined || reason !== undefined) return;
    const payload = {
      parcel: parcel.id,
      proof,
      code: proof === 'code' ? code.trim() : null,
      consent: agent?.id ?? null,
    };
    sender.send(
      [
        prepare(
          'hand-out-parcel',
          payload,
          proof === 'name-and-phone' ? { name: said.name.trim(), phoneEnd: said.phoneEnd.trim() } : undefined,
        ),
      ],
      ([outcome]) => {
        if (outcome?.status === 'accepted') onDone(to);
      },
    );
  };
  return (
    <Dialog title={say.handOut} onClose={onClose}>
      <div class="hand-over">
        <span class="code-large figures">{parcel.code}</span>
        <strong class="name-large">{name}</strong>
        {parcel.recipientPhone !== null && <span class="figures">{parcel.recipientPhone}</span>}
        <span class="note">
          {carrierName(parcel.carrier)} {parcel.number}
          {parcel.receivedAtStation !== null &&
            ` · ${parcels.receivedAt} ${sayMoment(parcel.receivedAtStation, now, messages)}`}
        </span>
        {parcel.order !== null && (
          <span class="note">
            {parcels.carriesOrder} {words.orderCode(parcel.order.slice(-6).toUpperCase())}
          </span>
        )}
        <span class="parcel-marks">
          <ParcelMarks parcel={parcel} />
        </span>
      </div>
      {parcel.trouble?.kind === 'damaged' && <p class="parcel-age">{say.damagedTold}</p>}
      <div ref={body}>
        <Form onSubmit={handOut} label={say.handOut}>
          <Choices
            legend={say.who}
            options={[
              { value: 'self', label: say.self },
              ...agents.map(({ id, agentName }) => ({
                value: id,
                label: say.agentIs(agentName ?? words.erasedVillager),
              })),
            ]}
            value={taker}
            onChange={setTaker}
          />
          {foundBy === undefined ? (
            <>
              <Choices
                legend={say.how}
                options={proofs.map((value) => ({ value, label: parcels.proofs[value] }))}
                value={proof}
                onChange={setProof}
              />
              {proof === 'code' && (
                <TextField
                  label={say.code}
                  value={code}
                  onInput={setCode}
                  inputMode="numeric"
                  figures
                  autoFocus
                  autoComplete="off"
                />
              )}
              {proof === 'name-and-phone' && (
                <>
                  <TextField
                    label={say.saidName}
                    value={said.name}
                    onInput={(typed) => setSaid({ ...said, name: typed })}
                    autoFocus
                    autoComplete="off"
                    problem={where === 'personal.name' ? sender.problem : undefined}
                  />
                  <TextField
                    label={say.saidPhoneEnd}
                    value={said.phoneEnd}
                    onInput={(phoneEnd) => setSaid({ ...said, phoneEnd })}
                    inputMode="numeric"
                    maxLength={4}
                    figures
                    autoComplete="off"
                    problem={where === 'personal.phoneEnd' ? sender.problem : undefined}
                  />
                </>
              )}
            </>
          ) : (
            <p class="parcel-proved">
              <Icon name="check" size={18} /> {parcels.proofs.code}
            </p>
          )}
          <p class="note">{say.free}</p>
          {where === undefined && <SendingNote sender={sender} />}
          <DialogActions>
            <Button large onClick={onClose}>
              {shell.back}
            </Button>
            <Button kind="primary" large icon="check" submit busy={sender.busy} reason={reason}>
              {say.handOutTo(to)}
            </Button>
          </DialogActions>
        </Form>
      </div>
      <Agents villager={parcel.villager} agents={agents} onAdded={setTaker} />
      {parcel.order === null && <AddressParcel parcel={parcel} />}
      <ParcelActionBar parcel={parcel} actions={['report', 'return', 'complain']} />
    </Dialog>
  );
}
