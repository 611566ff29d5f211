import { attach, type AttachedUntil } from '../attachments/index.ts';
import type { AttachmentRule, Draft, EventRules, Instant, Place, PrivateRef, Recorded } from '../kernel/index.ts';
import { transfer } from '../ledger/index.ts';
import { joinVisit, leaveVisit, partnerAccount, type JoinsVisit, type Proof } from '../purchasing/index.ts';
import { countOpenParcel } from '../network/index.ts';
import type { Complaint } from './complaint.ts';
import { change, parcelIn } from './parcel-change.ts';
import { releaseCode, takeCode } from './pickup-code.ts';
import { accruePiece, leftStation, takePieceBack, type PieceUndone } from './piece-rate.ts';

export const parcelStages = ['at-centre', 'on-van', 'at-station', 'handed-out', 'returned', 'lost'] as const;
export type ParcelStage = (typeof parcelStages)[number];

/** The stages in which somebody still waits for it. */
export const openParcelStages: readonly ParcelStage[] = ['at-centre', 'on-van', 'at-station'];

/** From which stage each step may be taken: read by `decide` and by the buttons. */
export const parcelSteps = {
  load: ['at-centre'],
  receive: ['on-van'],
  'take-back': ['on-van', 'at-station'],
  'take-up': ['at-station'],
  'undo-receipt': ['at-station'],
  'hand-out': ['at-station'],
  return: ['at-centre', 'at-station'],
  report: ['at-centre', 'on-van', 'at-station'],
  address: ['at-centre', 'on-van', 'at-station'],
} as const satisfies Record<string, readonly ParcelStage[]>;

/** Whether a step may be taken from a stage. */
export function parcelStepAllowed(step: keyof typeof parcelSteps, stage: ParcelStage): boolean {
  const from: readonly ParcelStage[] = parcelSteps[step];
  return from.includes(stage);
}

/** What can be wrong with a parcel, and how each is put right. */
export const troubles = {
  missing: ['found', 'written-off'],
  damaged: ['accepted', 'sent-back'],
  'wrong-village': ['re-routed', 'sent-back'],
} as const;
export type TroubleKind = keyof typeof troubles;
export type Resolution = (typeof troubles)[TroubleKind][number];

export const troubleKinds = ['missing', 'damaged', 'wrong-village'] as const satisfies readonly TroubleKind[];
export const resolutions = [
  'found',
  'written-off',
  'accepted',
  'sent-back',
  're-routed',
] as const satisfies readonly Resolution[];

/** Why a parcel goes back to its carrier: a code, never free text. */
export const returnReasons = ['unclaimed', 'refused', 'damaged', 'wrong-address', 'recalled'] as const;
export type ReturnReason = (typeof returnReasons)[number];

/**
 * Who has a parcel in hand: `carrier:code`, `centre`, `van:load` (going up: `van:loop`), `station:id` or `person:id`. One text, so that there is
 * one holder at every moment; whoever signed last answers for what is missing.
 */
export type Holder = 'centre' | `${'carrier' | 'van' | 'station' | 'person'}:${string}`;

/** Something that happened to a parcel: who had it afterwards, and which code says more. */
export interface ParcelStep {
  readonly step:
    | 'registered'
    | 'addressed'
    | 'tied'
    | 'loaded'
    | 'changed-van'
    | 'received'
    | 'still-on-van'
    | 'taken-up'
    | 'set-down'
    | 'taken-back'
    | 'handed-out'
    | 'returned'
    | 'reported'
    | 'resolved'
    | 're-routed'
    | 'written-off'
    | 'complaint-opened'
    | 'complaint-closed'
    | 'forgotten';
  readonly holder: Holder;
  readonly note: string | null;
  readonly seq: number;
  readonly at: Instant;
  readonly by: string;
}

/**
 * The photo of what is wrong with a parcel. It may show the waybill, and so goes when whoever the parcel is for is erased; else after
 * ninety days, when no carrier answers for damage any more (docs/decisions/2026-11-30-attachments.md).
 */
export const troublePhoto = {
  of: 'parcel',
  read: 'villagers.read',
  types: ['image/jpeg', 'image/png', 'image/webp'],
  mostBytes: 150 * 1_024,
  keptDays: 90,
  personal: true,
} as const satisfies AttachmentRule;

export interface Trouble {
  readonly kind: TroubleKind;
  readonly at: Instant;
}

/**
 * A parcel on its way to a villager. It knows no fee: nobody may charge the recipient for collecting (domain facts §3.3).
 * Name and phone of a recipient who is no registered villager stand in the private row under the parcel's own id.
 */
export interface Parcel {
  readonly id: string;
  readonly number: string;
  readonly carrier: string;
  readonly station: string;
  readonly village: Place;
  readonly villager: string | null;
  /** The order whose goods are in it. */
  readonly ofOrder: string | null;
  readonly weightGrams: number | null;
  /** The room it takes, where somebody said that it is not as large as most are. */
  readonly volumeCubicDecimetres: number | null;
  /** What its recipient says. With a visit it is the code of all that waits there for them, else the parcel's own. */
  readonly code: string;
  /** The visit that it waits for. Null where it has a code of its own, from before there were visits. */
  readonly visit: string | null;
  readonly stage: ParcelStage;
  readonly holder: Holder;
  readonly trouble: Trouble | null;
  readonly complaint: Complaint | null;
  /** The partner for whom the pick-up rate is accrued while the parcel stands at the station. */
  readonly payee: string | null;
  readonly pieceFen: number;
  readonly registeredAt: Instant;
  readonly receivedAtStation: Instant | null;
  readonly closedAt: Instant | null;
  readonly steps: readonly ParcelStep[];
}

/** Which parcel goes by a number now: the id is the number. Empty once the carrier has it back. */
export interface Waybill {
  readonly id: string;
  readonly parcel: string | null;
}

export interface ParcelRegistered {
  readonly parcel: string;
  readonly number: string;
  readonly carrier: string;
  readonly station: string;
  readonly village: Place;
  readonly villager: string | null;
  readonly order: string | null;
  readonly weightGrams: number | null;
  /** Not in journals from before it was told. */
  readonly volumeCubicDecimetres?: number | null;
  readonly code: string;
  /** Not in journals from before visits. */
  readonly joins?: JoinsVisit;
}

export interface ParcelAddressed {
  readonly parcel: string;
  readonly villager: string | null;
  /** Where it waits for somebody else from now on. */
  readonly joins?: JoinsVisit;
}

export interface ParcelTied {
  readonly parcel: string;
  readonly order: string;
  readonly villager: string;
  readonly joins?: JoinsVisit;
}

export interface ParcelsReceived {
  readonly load: string;
  readonly station: string;
  readonly sealWhole: boolean;
  readonly payee: string | null;
  readonly pieceFen: number;
  readonly parcels: readonly string[];
  /** Signed on the driver's phone with the name of whoever took them; otherwise by the station. */
  readonly byDriver?: true;
  /** The number on the seal, where it was not the one that it left with. */
  readonly sealFound?: string;
}

export interface ParcelsTakenBack {
  readonly parcels: readonly PieceUndone[];
}

export interface ParcelHandedOut extends PieceUndone {
  /** Who takes the money for it: the partner of this moment, whoever received the parcel. */
  readonly partner: string | null;
  readonly to: string;
  readonly consent: string | null;
  readonly proof: Proof;
}

export interface ParcelReturned extends PieceUndone {
  readonly reason: ReturnReason;
}

export interface ParcelWrittenOff extends PieceUndone {}

export interface ParcelReported {
  readonly parcel: string;
  readonly trouble: TroubleKind;
  readonly photo?: AttachedUntil;
}

export interface ParcelResolved {
  readonly parcel: string;
  readonly resolution: Resolution;
}

export interface ParcelRerouted {
  readonly parcel: string;
  readonly station: string;
  readonly village: Place;
  readonly code: string;
  readonly joins?: JoinsVisit;
}

declare module '../kernel/state.ts' {
  interface Entities {
    parcel: Parcel;
    waybill: Waybill;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    ParcelRegistered: ParcelRegistered;
    ParcelAddressed: ParcelAddressed;
    ParcelTied: ParcelTied;
    ParcelsReceived: ParcelsReceived;
    ParcelsTakenBack: ParcelsTakenBack;
    ParcelHandedOut: ParcelHandedOut;
    ParcelReturned: ParcelReturned;
    ParcelWrittenOff: ParcelWrittenOff;
    ParcelReported: ParcelReported;
    ParcelResolved: ParcelResolved;
    ParcelRerouted: ParcelRerouted;
  }
}

/** Whose parcel it is: the registered villager, or the name that stands under the parcel's own id. */
export function recipientOf({ id, villager }: Pick<Parcel, 'id' | 'villager'>): string {
  return villager ?? id;
}

/** The private row that says whose parcel it is. */
export function recipientRow({ id, villager }: Pick<Parcel, 'id' | 'villager'>): PrivateRef {
  return villager === null ? ['parcel', id] : ['villager', villager];
}

type ParcelEvent =
  | 'ParcelRegistered'
  | 'ParcelAddressed'
  | 'ParcelTied'
  | 'ParcelsReceived'
  | 'ParcelsTakenBack'
  | 'ParcelHandedOut'
  | 'ParcelReturned'
  | 'ParcelWrittenOff'
  | 'ParcelReported'
  | 'ParcelResolved'
  | 'ParcelRerouted';

export const parcelEvents: EventRules<ParcelEvent> = {
  ParcelRegistered: {
    writes: ['parcel', 'waybill', 'pickupCode', 'station', 'visit', 'visitNumber'],
    evolve(draft, { parcel: id, order: ofOrder, volumeCubicDecimetres = null, joins, ...registered }, { seq, at, by }) {
      const step = { step: 'registered', holder: 'centre', note: registered.carrier, seq, at, by } as const;
      draft.put('parcel', {
        id,
        ofOrder,
        volumeCubicDecimetres,
        ...registered,
        visit: joins?.visit ?? null,
        stage: 'at-centre',
        holder: 'centre',
        trouble: null,
        complaint: null,
        payee: null,
        pieceFen: 0,
        registeredAt: at,
        receivedAtStation: null,
        closedAt: null,
        steps: [step],
      });
      draft.put('waybill', { id: registered.number, parcel: id });
      if (joins === undefined) takeCode(draft, registered.station, registered.code, id);
      else joinVisit(draft, { station: registered.station, village: registered.village, of: 'parcel', id }, joins);
      countOpenParcel(draft, registered.station, 1);
    },
  },
  ParcelAddressed: {
    writes: ['parcel', 'visit', 'visitNumber'],
    evolve: (draft, { parcel, villager, joins }, recorded) =>
      change(
        draft,
        parcel,
        recorded,
        { step: 'addressed', note: null },
        { villager, ...changeVisit(draft, parcel, joins, recorded) },
      ),
  },
  ParcelTied: {
    writes: ['parcel', 'visit', 'visitNumber'],
    evolve: (draft, { parcel, order, villager, joins }, recorded) =>
      change(
        draft,
        parcel,
        recorded,
        { step: 'tied', note: null },
        { ofOrder: order, villager, ...changeVisit(draft, parcel, joins, recorded) },
      ),
  },
  ParcelsReceived: {
    writes: ['parcel'],
    evolve(draft, { station, sealWhole, payee, pieceFen, parcels, byDriver, sealFound }, recorded) {
      const note =
        sealFound !== undefined
          ? 'seal-exchanged'
          : sealWhole
            ? byDriver === true
              ? 'driver-signed'
              : null
            : 'seal-broken';
      const arrived = {
        stage: 'at-station',
        holder: `station:${station}`,
        receivedAtStation: recorded.countsFrom,
        payee,
        pieceFen: payee === null ? 0 : pieceFen,
      } as const;
      for (const id of parcels) {
        const found = parcelIn(draft, id).trouble?.kind === 'missing' ? { trouble: null } : {};
        change(draft, id, recorded, { step: 'received', note }, { ...arrived, ...found });
      }
    },
    postings: ({ payee, pieceFen, parcels }) =>
      parcels.flatMap((parcel) => accruePiece('ParcelsReceived', { parcel, payee, pieceFen })),
  },
  ParcelsTakenBack: {
    writes: ['parcel'],
    evolve(draft, { parcels }, recorded) {
      for (const { parcel } of parcels) {
        const found = parcelIn(draft, parcel).trouble?.kind === 'missing' ? { trouble: null } : {};
        change(
          draft,
          parcel,
          recorded,
          { step: 'taken-back', note: null },
          { ...leftStation, ...found, stage: 'at-centre', holder: 'centre', receivedAtStation: null },
        );
      }
    },
    postings: ({ parcels }) => parcels.flatMap((undone) => takePieceBack('ParcelsTakenBack', undone)),
  },
  ParcelHandedOut: {
    writes: ['parcel', 'pickupCode', 'station', 'visit', 'visitNumber', 'waybill'],
    evolve(draft, { parcel, to, proof, consent }, recorded) {
      const step = { step: 'handed-out', note: consent === null ? proof : 'agent' } as const;
      const gone = change(draft, parcel, recorded, step, {
        ...leftStation,
        stage: 'handed-out',
        holder: `person:${to}`,
        trouble: null,
        closedAt: recorded.at,
      });
      giveBackCode(draft, gone, recorded);
      countOpenParcel(draft, gone.station, -1);
    },
    postings: ({ parcel, payee, partner, pieceFen }) =>
      payee === null
        ? []
        : transfer({
            reason: 'ParcelHandedOut',
            about: { kind: 'parcel', id: parcel },
            from: partnerAccount.rebatePayable(partner ?? payee),
            to: partnerAccount.rebateAccrued(payee),
            amountFen: pieceFen,
          }),
  },
  ParcelReturned: {
    writes: ['parcel', 'waybill', 'pickupCode', 'station', 'visit', 'visitNumber'],
    evolve(draft, { parcel, reason }, recorded) {
      const { carrier } = parcelIn(draft, parcel);
      close(
        draft,
        change(
          draft,
          parcel,
          recorded,
          { step: 'returned', note: reason },
          { ...leftStation, stage: 'returned', holder: `carrier:${carrier}`, trouble: null, closedAt: recorded.at },
        ),
        recorded,
      );
    },
    postings: (undone) => takePieceBack('ParcelReturned', undone),
  },
  ParcelWrittenOff: {
    writes: ['parcel', 'waybill', 'pickupCode', 'station', 'visit', 'visitNumber'],
    // It stays with whoever signed for it last.
    evolve: (draft, { parcel }, recorded) =>
      close(
        draft,
        change(
          draft,
          parcel,
          recorded,
          { step: 'written-off', note: null },
          { ...leftStation, stage: 'lost', trouble: null, closedAt: recorded.at },
        ),
        recorded,
      ),
    postings: (undone) => takePieceBack('ParcelWrittenOff', undone),
  },
  ParcelReported: {
    writes: ['parcel', 'attachment'],
    evolve(draft, { parcel, trouble, photo }, recorded) {
      const { village } = change(
        draft,
        parcel,
        recorded,
        { step: 'reported', note: trouble },
        { trouble: { kind: trouble, at: recorded.at } },
      );
      if (photo !== undefined) attach(draft, { kind: 'trouble-photo', belongsTo: parcel, village }, photo, recorded.at);
    },
  },
  ParcelResolved: {
    writes: ['parcel'],
    evolve: (draft, { parcel, resolution }, recorded) =>
      change(draft, parcel, recorded, { step: 'resolved', note: resolution }, { trouble: null }),
  },
  ParcelRerouted: {
    writes: ['parcel', 'pickupCode', 'station', 'visit', 'visitNumber'],
    evolve(draft, { parcel, station, village, code, joins }, recorded) {
      const before = parcelIn(draft, parcel);
      giveBackCode(draft, before, recorded);
      if (joins === undefined) takeCode(draft, station, code, parcel);
      else joinVisit(draft, { station, village, of: 'parcel', id: parcel }, joins);
      countOpenParcel(draft, before.station, -1);
      countOpenParcel(draft, station, 1);
      const visit = joins?.visit ?? null;
      change(draft, parcel, recorded, { step: 're-routed', note: null }, { station, village, code, visit });
    },
  },
};

/** A parcel that will not be collected gives its code and its number back. */
function close(draft: Draft, parcel: Parcel, recorded: Recorded): void {
  giveBackCode(draft, parcel, recorded);
  draft.put('waybill', { id: parcel.number, parcel: null });
  countOpenParcel(draft, parcel.station, -1);
}

/** A parcel that does not wait any more: its visit may be over, or the code of its own is for another to have. */
function giveBackCode(draft: Draft, { id, station, code, visit }: Parcel, { at }: Recorded): void {
  if (visit == null) releaseCode(draft, station, code);
  else leaveVisit(draft, visit, id, at);
}

/** A parcel that waits for somebody else from now on, with whatever waits for them. */
function changeVisit(
  draft: Draft,
  id: string,
  joins: JoinsVisit | undefined,
  { at }: Recorded,
): Partial<Pick<Parcel, 'visit' | 'code'>> {
  if (joins === undefined) return {};
  const { station, village, visit } = parcelIn(draft, id);
  leaveVisit(draft, visit, id, at);
  return { visit: joins.visit, code: joinVisit(draft, { station, village, of: 'parcel', id }, joins) };
}
