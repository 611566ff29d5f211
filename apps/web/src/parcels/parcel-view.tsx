import { shortCode, SYSTEM_ID } from '@yangui/domain';
import type { ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';
import { useCountyCode, useMay } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { pathTo, type Surface } from '../paths.ts';
import type { ParcelPage } from '../sync/parcels.ts';
import { Moment } from '../shell/figures.tsx';
import { ProofOfHandover } from './handover-proof.tsx';
import { useCarrierName, useHolderText, useRecipientName, useStepText } from './parcel-parts.tsx';
import './parcels.css';
import { Facts } from '../ui/facts.tsx';
import { kilogramsText } from '../ui/kilograms.ts';

/** What is known of a parcel, as the surface that shows it may link. */
export function ParcelFacts({ parcel, surface }: { parcel: ParcelPage; surface: Exclude<Surface, 'drive'> }) {
  const { parcels, words } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const carrierName = useCarrierName();
  const holderText = useHolderText();
  const name = useRecipientName()(parcel);
  const facts = [
    {
      label: parcels.holder,
      value: <strong>{holderText(parcel.holder, parcel.history.at(-1)?.holderName ?? null)}</strong>,
    },
    {
      label: parcels.recipient,
      value:
        parcel.villager !== null && may('villagers.export') ? (
          <Link href={pathTo(surface, '/villagers/:id', { county, id: parcel.villager })}>{name}</Link>
        ) : (
          name
        ),
    },
    { label: words.phone, value: parcel.recipientPhone },
    {
      label: words.station,
      value:
        surface === 'desk' ? (
          <Link href={pathTo('desk', '/stations/:id', { county, id: parcel.station })}>{parcel.stationName}</Link>
        ) : (
          parcel.stationName
        ),
    },
    { label: parcels.code, value: <span class="code figures">{parcel.code}</span> },
    { label: parcels.carrier, value: carrierName(parcel.carrier) },
    {
      label: parcels.weight,
      value: parcel.weightGrams === null ? null : <span class="figures">{kilogramsText(parcel.weightGrams)} kg</span>,
    },
    {
      label: parcels.room,
      value:
        parcel.volumeCubicDecimetres === null ? null : (
          <span class="figures">{parcels.litres(parcel.volumeCubicDecimetres)}</span>
        ),
    },
    {
      label: parcels.carriesOrder,
      value:
        parcel.order === null ? null : (
          <Link href={pathTo(surface, '/orders/:id', { county, id: parcel.order })}>{shortCode(parcel.order)}</Link>
        ),
    },
  ];
  return <Facts of={facts} />;
}

/** Every hand a parcel went through, the last first; where a driver left it, with the proof. */
export function Custody({ parcel }: { parcel: ParcelPage }) {
  const { parcels, words } = useMessages();
  const stepText = useStepText();
  const proofOf = ({ step, note, at, signed }: ParcelStep, before: CustodyStep | undefined) =>
    signed ? (
      <span class="note">
        {parcels.driverHas(signed.byName ?? words.unknownPerson, signed.pieces)} <Moment at={signed.at} />
      </span>
    ) : step === 'received' && note !== null && before?.holder.startsWith('van:') === true ? (
      <ProofOfHandover load={before.holder.slice('van:'.length)} at={at} />
    ) : null;
  return <CustodyList title={parcels.custody} history={parcel.history} textOf={stepText} moreOf={proofOf} />;
}

type ParcelStep = ParcelPage['history'][number];
type CustodyStep = Omit<ParcelStep, 'signed'>;

interface CustodyListProps<S extends CustodyStep> {
  readonly title: string;
  readonly history: readonly S[];
  readonly textOf: (step: S) => { readonly what: string; readonly more: string | null };
  /** What else there is to see of a step, beside the one before it. */
  readonly moreOf?: (step: S, before: S | undefined) => ComponentChildren;
}

/** Every hand a thing went through, the last first: what was done, who had it then, who did it and when. */
export function CustodyList<S extends CustodyStep>({ title, history, textOf, moreOf }: CustodyListProps<S>) {
  const { words } = useMessages();
  const holderText = useHolderText();
  return (
    <section class="panel" aria-label={title}>
      <div class="panel-head">
        <h2>{title}</h2>
      </div>
      <ol class="history">
        {history.toReversed().map((step, index, all) => {
          const { what, more } = textOf(step);
          return (
            <li key={`${step.seq} ${index}`}>
              <span>
                <strong>{what}</strong>
                {more !== null && <span class="quiet"> · {more}</span>}
                <span class="quiet"> → </span>
                {holderText(step.holder, step.holderName)}
              </span>
              {moreOf?.(step, all[index + 1])}
              <span class="note">
                <Moment at={step.at} /> · {step.by === SYSTEM_ID ? words.system : (step.byName ?? words.unknownPerson)}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
