import type { ComponentChildren } from 'preact';
import { useMessages } from '../i18n/index.tsx';
import { useCarrierName, useHolderText } from '../parcels/parcel-parts.tsx';
import { CustodyList } from '../parcels/parcel-view.tsx';
import type { ConsignmentPage, ConsignmentRow } from '../sync/consignments.ts';
import { Facts } from '../ui/facts.tsx';
import { kilogramsText } from '../ui/kilograms.ts';

/** Grams as kilograms with one decimal, in words. */
export function useWeightText(): (grams: number) => string {
  const { consignments } = useMessages();
  return (grams) => consignments.kilograms(kilogramsText(grams));
}

/** What a consignment is, in a line: kind, pieces, weight, cold. */
export function useContentText(): (row: Pick<ConsignmentRow, 'kind' | 'pieces' | 'weightGrams' | 'cold'>) => string {
  const { consignments } = useMessages();
  const weightOf = useWeightText();
  return ({ kind, pieces, weightGrams, cold }) =>
    [
      consignments.kindNames[kind],
      consignments.pieces(pieces),
      weightOf(weightGrams),
      ...(cold ? [consignments.cold] : []),
    ].join(' · ');
}

/** Who sends a consignment: a villager, or the station itself. */
export function useSenderText(): (row: Pick<ConsignmentRow, 'sender' | 'senderName'>) => string {
  const { consignments, words } = useMessages();
  return ({ sender, senderName }) => (sender === null ? consignments.ownStation : (senderName ?? words.unknownPerson));
}

/** What is known of a consignment. `linked` gives what leads elsewhere from the surface that shows it. */
export function ConsignmentFacts({
  of,
  linked,
}: {
  of: ConsignmentPage;
  linked?: {
    readonly station?: ComponentChildren;
    readonly sender?: ComponentChildren;
    readonly loop?: ComponentChildren;
  };
}) {
  const { consignments: say, words } = useMessages();
  const holderText = useHolderText();
  const carrierName = useCarrierName();
  const contentOf = useContentText();
  const senderOf = useSenderText();
  const { recipient, carrier, number } = of;
  const facts = [
    { label: say.holder, value: <strong>{holderText(of.holder, of.history.at(-1)?.holderName ?? null)}</strong> },
    { label: say.kind, value: contentOf(of) },
    { label: say.size, value: say.litres(of.volumeCubicDecimetres) },
    { label: say.sender, value: linked?.sender ?? senderOf(of) },
    { label: words.station, value: linked?.station ?? of.stationName },
    { label: say.recipient, value: recipient?.name ?? say.nobody },
    { label: words.phone, value: recipient?.phone ?? null },
    { label: say.send.new.address, value: recipient?.address ?? null },
    { label: say.unload.van, value: linked?.loop ?? of.vehicleName },
    { label: say.carrier, value: carrier === null ? null : carrierName(carrier) },
    { label: say.number, value: number === null ? null : <span class="parcel-number">{number}</span> },
  ];
  return <Facts of={facts} />;
}

/** Every hand a consignment went through, the last first. */
export function ConsignmentCustody({ of }: { of: ConsignmentPage }) {
  const { consignments: say, parcels } = useMessages();
  const steps: Readonly<Record<string, string>> = say.steps;
  const reasons: Readonly<Record<string, string>> = parcels.forgetReasons;
  return (
    <CustodyList
      title={say.custody}
      history={of.history}
      textOf={({ step, note }) => ({ what: steps[step] ?? step, more: note === null ? null : (reasons[note] ?? note) })}
    />
  );
}
