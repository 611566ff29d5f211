import { shortCode, type PersonClaim, type Proof } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { stepsDone, type ActStep } from '../../acts/use-acts.ts';
import { useCountyCode } from '../../county.tsx';
import { FormChoices } from '../../forms/form-choices.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { FormLine } from '../../forms/form-fields.tsx';
import { choice, text } from '../../forms/kinds.ts';
import { useForm, type Form } from '../../forms/use-form.ts';
import { useMessages } from '../../i18n/index.tsx';
import { sayMoment } from '../../i18n/moments.ts';
import { AddressParcel } from '../address-parcel.tsx';
import { ParcelActionBar } from '../parcel-action-bar.tsx';
import { ParcelMarks, useCarrierName, useRecipientName } from '../parcel-parts.tsx';
import { prepare } from '../../sync/command.ts';
import { useConsents, type ParcelRow } from '../../sync/parcels.ts';
import { useNow } from '../../shell/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Agents } from './agents.tsx';
import { ShelfPlace } from './shelf-place.tsx';
import { useSending } from '../../sync/use-sending.ts';
import { TogetherChoice, useTogether } from './together.tsx';

interface HandOutProps {
  readonly parcel: ParcelRow;
  /** The code by which it was found, where it was. */
  readonly code: string | undefined;
  /** The name and last four digits by which it was found, where it was. */
  readonly said: PersonClaim | undefined;
  /** How long it can be taken back. */
  readonly holdMs: number;
  readonly onClose: () => void;
  /** Something went out: also where the rest was refused. */
  readonly onHanded: (steps: readonly ActStep[], to: string) => void;
}

const proofs = ['code', 'name-and-phone', 'known'] as const satisfies readonly Proof[];

/** The form that hands a parcel out, with what else waits for the same person. */
function useHandingOut({ parcel, code: foundBy, said, holdMs, onClose, onHanded }: HandOutProps) {
  const { parcels } = useMessages();
  const agents = useConsents(useCountyCode(), parcel.villager ?? '').data?.rows ?? [];
  const together = useTogether(parcel);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [doubted, setDoubted] = useState(false);
  const noting = useSending(useCountyCode());
  const bySaying = said !== undefined && parcel.recipientPhone !== null;
  // The one whose code was told goes last: its code is good for the others while it waits.
  const left = [...together.goes, { is: 'parcel' as const, id: parcel.id, visit: parcel.visit }].filter(
    ({ id }) => !gone.has(id),
  );
  const takerName = (taker: string) =>
    agents.find(({ id }) => id === taker)?.agentName ?? parcel.recipientName ?? parcels.holders.someone;
  const form = useForm({
    name: `hand-out-parcel ${parcel.id}`,
    fields: {
      taker: text('self'),
      proof: choice(proofs, foundBy !== undefined ? 'code' : bySaying ? 'name-and-phone' : ''),
      code: text(foundBy),
      name: text(said?.name),
      phoneEnd: text(said?.phoneEnd),
    },
    commands: ({ taker, proof, code, name, phoneEnd }) =>
      left.map(({ is, id: row, visit }) => {
        const proved = { proof, code: proof === 'code' ? code : null };
        const claim = proof === 'name-and-phone' ? { name, phoneEnd } : undefined;
        if (is === 'order')
          // What waited before there were visits has a code of its own, which nobody was asked for.
          return visit !== null && visit === parcel.visit
            ? prepare('collect-order', { order: row, ...proved }, claim)
            : prepare('collect-order', { order: row });
        const payload = {
          parcel: row,
          ...proved,
          consent: agents.find(({ id }) => id === taker)?.id ?? null,
          ...(proof === 'code' && row !== parcel.id && { codeOf: parcel.id }),
        };
        return prepare('hand-out-parcel', payload, claim);
      }),
    holdMs,
    heard: (outcomes) => {
      const codes = outcomes.flatMap((one) => (one.status === 'refused' ? [one.problem.code] : []));
      if (codes.some((one) => one === 'pickup-code-wrong' || one === 'code-missed-twice')) setDoubted(true);
      if (codes.includes('pickup-code-wrong') && parcel.visit !== null)
        noting.send([prepare('note-missed-code', { visit: parcel.visit })]);
      const steps = stepsDone(
        left.map(({ id, is }) => ({ row: id, type: is === 'order' ? 'collect-order' : 'hand-out-parcel' })),
        outcomes,
      );
      setGone((before) => new Set([...before, ...steps.map(({ row }) => row)]));
      if (steps.length > 0) onHanded(steps, takerName(form.value('taker') ?? 'self'));
    },
    follows: onClose,
    blames: { 'name-or-phone-wrong': 'phoneEnd', 'pickup-code-wrong': 'code', 'code-missed-twice': 'proof' },
  });
  return { form, agents, together, left, takerName, proved: foundBy !== undefined && !doubted };
}

/** Handing a parcel out: to whom, how one knows, and that it costs nothing. Found by its code, one more Enter does it. */
export function HandOutParcel(props: HandOutProps) {
  const { parcel, onClose } = props;
  const { parcels, shell } = useMessages();
  const { counter: say } = parcels;
  const { form, agents, together, left, takerName, proved } = useHandingOut(props);
  const taker = form.at('taker');
  const lack = useLack(form);
  const takers = useTakers(agents);
  // Drawn once it can say what goes along: whoever presses Enter twice hands out all of it, or nothing yet.
  if (together.looking) return null;
  return (
    <FormDialog
      form={form}
      title={say.handOut}
      action={
        left.length > 1 ? say.handAllTo(takerName(taker.draft), left.length) : say.handOutTo(takerName(taker.draft))
      }
      icon="check"
      large
      first={proved}
      cancel={shell.back}
      reason={lack}
      onClose={onClose}
      below={
        <>
          <ShelfPlace visit={parcel.visit} code={parcel.code} />
          <Agents villager={parcel.villager} agents={agents} onAdded={taker.type} />
          {parcel.order === null && <AddressParcel parcel={parcel} />}
          <ParcelActionBar parcel={parcel} actions={['report', 'return', 'complain']} />
        </>
      }
    >
      <WhatIsHandedOut parcel={parcel} />
      <TogetherChoice own={[parcel.number, parcel.code]} together={together} name={takerName('self')} />
      <FormChoices of={taker} legend={say.who} options={takers} />
      {!proved ? (
        <Proving form={form} withPhone={parcel.recipientPhone !== null} />
      ) : (
        <p class="parcel-proved">
          <Icon name="check" size={18} /> {parcels.proofs.code}
        </p>
      )}
      <p class="note">{say.free}</p>
    </FormDialog>
  );
}

interface ProofValues {
  readonly proof: (typeof proofs)[number];
  readonly code: string;
  readonly name: string;
  readonly phoneEnd: string;
}

/** What is still to be filled in before it can be handed out. */
function useLack(form: Pick<Form<ProofValues>, 'at' | 'value'>): string | undefined {
  const { counter: say } = useMessages().parcels;
  const empty = (field: keyof ProofValues) => form.at(field).draft.trim() === '';
  const proof = form.value('proof');
  if (proof === undefined) return say.needChoice;
  if (proof === 'code') return empty('code') ? say.needCode : undefined;
  return proof === 'name-and-phone' && (empty('name') || empty('phoneEnd')) ? say.needSaid : undefined;
}

function useTakers(agents: readonly { readonly id: string; readonly agentName: string | null }[]) {
  const { parcels, words } = useMessages();
  const { counter: say } = parcels;
  return [
    { value: 'self', label: say.self },
    ...agents.map(({ id, agentName }) => ({ value: id, label: say.agentIs(agentName ?? words.erasedVillager) })),
  ];
}

/** How one knows that it is the right person. */
function Proving({ form, withPhone }: { form: Pick<Form<ProofValues>, 'at' | 'value'>; withPhone: boolean }) {
  const { parcels } = useMessages();
  const { counter: say } = parcels;
  const proof = form.value('proof');
  return (
    <>
      <FormChoices
        of={form.at('proof')}
        legend={say.how}
        options={proofs
          .filter((value) => withPhone || value !== 'name-and-phone')
          .map((value) => ({ value, label: parcels.proofs[value] }))}
      />
      {proof === 'code' && <FormLine of={form.at('code')} label={say.code} inputMode="numeric" figures autoFocus />}
      {proof === 'name-and-phone' && (
        <>
          <FormLine of={form.at('name')} label={say.saidName} autoFocus />
          <FormLine of={form.at('phoneEnd')} label={say.saidPhoneEnd} inputMode="numeric" maxLength={4} figures />
        </>
      )}
    </>
  );
}

function WhatIsHandedOut({ parcel }: { parcel: ParcelRow }) {
  const messages = useMessages();
  const { parcels, words } = messages;
  const name = useRecipientName()(parcel);
  const carrierName = useCarrierName();
  const now = useNow();
  return (
    <>
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
            {parcels.carriesOrder} {words.orderCode(shortCode(parcel.order))}
          </span>
        )}
        <span class="parcel-marks">
          <ParcelMarks parcel={parcel} />
        </span>
      </div>
      {parcel.trouble?.kind === 'damaged' && <p class="parcel-age">{parcels.counter.damagedTold}</p>}
    </>
  );
}
