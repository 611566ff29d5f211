import { carriers, type CarrierCode, type ParcelStage } from '@yangui/domain';
import { useMessages, useSpeech } from '../i18n/index.tsx';
import { sayMoment } from '../i18n/moments.ts';
import type { ParcelPage, ParcelRow } from '../sync/parcels.ts';
import { Badge } from '../ui/badge.tsx';
import { useNow } from '../shell/figures.tsx';
import { Icon, type IconName } from '../ui/icon.tsx';
import './parcels.css';

const stageIcons: Readonly<Record<ParcelStage, IconName>> = {
  'at-centre': 'stations',
  'on-van': 'truck',
  'at-station': 'parcel',
  'handed-out': 'check',
  returned: 'undo',
  lost: 'ban',
};
const stageTones = {
  'at-centre': 'placed',
  'on-van': 'placed',
  'at-station': 'received',
  'handed-out': 'completed',
  returned: 'returned',
  lost: 'cancelled',
} as const;

/** Where a parcel stands: a picture and a word. */
export function ParcelBadge({ stage }: { stage: ParcelStage }) {
  const { parcels } = useMessages();
  return (
    <Badge icon={stageIcons[stage]} tone={stageTones[stage]}>
      {parcels.stages[stage]}
    </Badge>
  );
}

/** What is wrong with a parcel, and a complaint about it; nothing where all is well. */
export function ParcelMarks({ parcel }: { parcel: ParcelRow }) {
  const messages = useMessages();
  const { parcels } = messages;
  const now = useNow();
  const { trouble, complaint, orderStage, stage } = parcel;
  return (
    <>
      {trouble && (
        <Badge icon="alert" tone="refused">
          {parcels.troubles[trouble.kind]}
        </Badge>
      )}
      {complaint && (
        <Badge icon="alert" tone={complaint.dueAt <= now ? 'refused' : 'received'}>
          {parcels.complaints[complaint.about]} ·{' '}
          {(complaint.dueAt <= now ? parcels.complaintLate : parcels.complaintDue)(
            sayMoment(complaint.dueAt - 1, now, messages),
          )}
        </Badge>
      )}
      {orderStage === 'cancelled' && stage !== 'returned' && (
        <span class="parcel-warning">
          <Icon name="alert" size={16} /> {parcels.orderCalledOff}
        </span>
      )}
    </>
  );
}

/** What a carrier is called in the person's language. */
export function useCarrierName(): (code: CarrierCode) => string {
  const { language } = useSpeech();
  return (code) => carriers.find((one) => one.code === code)?.[language] ?? code;
}

/** Whom a parcel is for; by a word where nobody wrote it down. */
export function useRecipientName(): (parcel: Pick<ParcelRow, 'recipientName'>) => string {
  const { parcels } = useMessages();
  return ({ recipientName }) => recipientName ?? parcels.noName;
}

/** Who has a parcel, as people say it. */
export function useHolderText(): (holder: string, name: string | null) => string {
  const { parcels } = useMessages();
  const carrierName = useCarrierName();
  return (holder, name) => {
    const [kind = '', id = ''] = holder.split(':');
    if (kind === 'centre') return parcels.holders.centre;
    if (kind === 'carrier') return carrierName(carriers.find(({ code }) => code === id)?.code ?? 'other');
    if (kind === 'van') return parcels.holders.van(name ?? '');
    if (kind === 'station') return parcels.holders.station(name ?? '');
    return name ?? parcels.holders.someone;
  };
}

/** The word for a step of a parcel's history, with what its code says more. */
export function useStepText(): (step: ParcelPage['history'][number]) => {
  readonly what: string;
  readonly more: string | null;
} {
  const { parcels } = useMessages();
  const steps: Readonly<Record<string, string>> = parcels.steps;
  const carrierName = useCarrierName();
  return ({ step, note }) => {
    const what = steps[step] ?? step;
    if (note === null) return { what, more: null };
    const words: Readonly<Record<string, string>> = {
      ...parcels.troubles,
      ...parcels.resolutions,
      ...parcels.returnReasons,
      ...parcels.receiptFaults,
      ...parcels.proofs,
      ...parcels.forgetReasons,
      ...parcels.complaints,
      ...parcels.answers,
      'seal-broken': parcels.sealBroken,
      'seal-exchanged': parcels.sealExchanged,
      'driver-signed': parcels.driverSigned,
      agent: parcels.agentTook,
    };
    if (step === 'loaded') return { what, more: parcels.sealOf(note) };
    if (step === 'registered')
      return { what, more: carrierName(carriers.find(({ code }) => code === note)?.code ?? 'other') };
    const of =
      step === 'complaint-opened'
        ? parcels.complaints
        : step === 'complaint-closed'
          ? parcels.answers
          : step === 'returned'
            ? parcels.returnReasons
            : words;
    const said: Readonly<Record<string, string>> = of;
    return { what, more: said[note] ?? note };
  };
}
