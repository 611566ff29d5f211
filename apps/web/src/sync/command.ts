import {
  commands,
  uuidv7,
  type BankDetails,
  type BounceReason,
  type CarrierCode,
  type CashReason,
  type Category,
  type CloseReason,
  type ComplaintAnswer,
  type ComplaintSubject,
  type ConsentChannel,
  type ConsignmentKind,
  type ContributionFault,
  type ContributionPayer,
  type CostRule,
  type DistanceSource,
  type Envelope,
  type ForgetReason,
  type EquipmentCheck,
  type LeftOut,
  type LogisticsSettings,
  type LoopExtra,
  type LoopPlan,
  type NoticeGiven,
  type PauseReason,
  type PlatformCode,
  type Proof,
  type Reason,
  type RejectionReason,
  type Resolution,
  type ReturnReason,
  type ReversalReason,
  type Role,
  type SettlementPays,
  type SmallPremisesReason,
  type StoppedAt,
  type StopAnswer,
  type StopTrouble,
  type Tender,
  type TroubleKind,
  type VehicleTerms,
} from '@yangui/domain';
import * as z from 'zod/mini';
import { ask } from './http.ts';
import { noteLink, whileSending } from './link.ts';
import { localProblem } from './problem.ts';
import { NoAnswer, problem, Refused, type WireProblem } from './refused.ts';
import { sourceOf } from './source.ts';

interface DepotTerms {
  readonly depot: string;
  readonly name: string;
  readonly longitudeMicrodegrees: number;
  readonly latitudeMicrodegrees: number;
  readonly schematic: boolean;
}

interface PlanDistances {
  readonly distanceSource: DistanceSource;
  readonly detourPercent: number | null;
}

/** What each command says, as its schema in the domain checks it. */
export interface Payloads {
  'plan-station': { station: string; village: string; name: string };
  'fit-station': {
    station: string;
    floorAreaSquareMetres: number | null;
    smallPremisesReason: SmallPremisesReason | null;
    equipment: readonly EquipmentCheck[];
  };
  /** With a village and a name: takes in a station that serves already. */
  'open-station': { station: string; village?: string; name?: string };
  'pause-station': { station: string; reason: PauseReason };
  'resume-station': { station: string };
  'close-station': { station: string; reason: CloseReason };
  'set-position': { of: string; longitudeMicrodegrees: number; latitudeMicrodegrees: number; schematic: boolean };
  'appoint-partner': { station: string; person: string };
  'end-appointment': { station: string };
  'grant-role': { person: string; role: Role; place: string };
  'revoke-role': { person: string; role: Role; place: string };
  'add-product': {
    product: string;
    name: string;
    unit: string;
    barcode: string | null;
    category?: Category;
    priceFen: number;
    rebateBasisPoints: number | null;
    stockUnits: number;
  };
  'change-product-terms': {
    product: string;
    priceFen: number;
    category?: Category;
    rebateBasisPoints: number | null;
    importId?: string;
  };
  'restore-product-terms': { product: string; importId: string };
  'withdraw-product': { product: string; onlyIfNeverOrdered: boolean };
  'receive-stock': { product: string; quantity: number };
  'register-villager': { villager: string; station: string; consent?: NoticeGiven };
  'amend-villager': { villager: string };
  'record-notice': { villager: string; consent: NoticeGiven };
  'place-order': {
    station: string;
    villager: string;
    tender?: Tender;
    lines: readonly { product: string; quantity: number; priceFen: number }[];
  };
  'confirm-order': { order: string; supplierRef?: string };
  'receive-order': { order: string };
  'collect-order': { order: string };
  'cancel-order': { order: string; reason: Reason };
  'return-order': { order: string; reason: Reason; lines?: readonly { product: string; quantity: number }[] };
  'release-rebate': { order: string };
  'erase-villager': { villager: string };
  'register-parcel': {
    parcel: string;
    number: string;
    carrier: CarrierCode;
    station: string;
    villager: string | null;
    order: string | null;
    weightGrams: number | null;
    volumeCubicDecimetres?: number | null;
  };
  'address-parcel': { parcel: string; villager: string | null };
  'tie-parcel': { parcel: string; order: string };
  'load-van': {
    load: string;
    station: string;
    seal: string;
    van: string;
    driver: string | null;
    parcels: readonly string[];
    loop?: string | null;
    code?: string | undefined;
    moreCodes?: readonly string[];
  };
  'receive-parcels': {
    station: string;
    load: string;
    sealWhole: boolean;
    sealFound?: string | null;
    parcels: readonly string[];
  };
  'take-back-parcels': { parcels: readonly string[] };
  'report-parcel': { parcel: string; trouble: TroubleKind };
  'resolve-parcel': { parcel: string; resolution: Resolution; station: string | null };
  'hand-out-parcel': { parcel: string; proof: Proof; code: string | null; consent: string | null };
  'forget-recipient': { parcel: string; reason: ForgetReason };
  'return-parcel': { parcel: string; reason: ReturnReason };
  'open-complaint': { parcel: string; about: ComplaintSubject };
  'close-complaint': { parcel: string; answer: ComplaintAnswer };
  'record-consent': { consent: string; villager: string; agent: string; channel: ConsentChannel };
  'revoke-consent': { consent: string };
  'add-depot': DepotTerms;
  'change-depot': DepotTerms;
  'add-vehicle': VehicleTerms & { vehicle: string };
  'change-vehicle': VehicleTerms & { vehicle: string };
  'report-breakdown': { vehicle: string; loop: string | null } & StoppedAt;
  'vehicle-back': { vehicle: string };
  'retire-vehicle': { vehicle: string };
  'change-logistics-settings': Partial<Omit<LogisticsSettings, 'id'>>;
  'set-delivery-window': { station: string; fromMinute: number; toMinute: number };
  'plan-loops': PlanDistances & {
    day: string;
    loops: readonly LoopPlan[];
    downOnlyFen: number | null;
    upOnlyFen: number | null;
    leftOut: readonly LeftOut[];
  };
  'move-stop': PlanDistances & { day: string; loops: readonly LoopPlan[] };
  'move-load': { load: string; loop: string; into?: string; parcels?: readonly string[] };
  'take-up': { loop: string; station: string; consignments: readonly string[]; parcels: readonly string[] };
  'take-over': { from: string; loop: string; consignments: readonly string[]; parcels: readonly string[] };
  'set-down': { loop: string; station: string; consignments: readonly string[]; parcels: readonly string[] };
  'still-on-van': { loop: string; handover: string; parcels: readonly string[] };
  'hand-over-load': {
    handover: string;
    loop: string;
    load: string;
    sealWhole: boolean;
    sealFound?: string | null;
    parcels: readonly string[];
    code: string | null;
    photo: string | null;
  };
  'forget-handover': { handover: string; reason: 'time-over' | 'asked' };
  'sign-for-loads': { loop: string; loads: readonly string[] };
  'report-stop': { loop: string; station: string; trouble: StopTrouble; parcels: readonly string[] };
  'answer-stop': { loop: string; exception: number; answer: StopAnswer };
  'unload-loop': { loop: string; consignments: readonly string[]; parcels: readonly string[]; complete: boolean };
  'assign-driver': { loop: string; driver: string | null };
  'start-loop': { loop: string };
  'finish-loop': { loop: string; actualMetres: number | null; actualMinutes: number | null };
  'settle-loop': { loop: string; metres: number | null; minutes: number | null; extras: readonly LoopExtra[] };
  'reverse-loop-cost': { loop: string; reason: ReversalReason };
  'change-loop-cost-settings': {
    rule?: CostRule;
    alertFenPerParcel?: number;
    contributionsFen?: Partial<Record<CarrierCode, number>>;
    lineSubsidyFen?: number;
  };
  'record-contribution': { payer: ContributionPayer; amountFen: number; reference: string };
  'reverse-contribution': { payment: string; reason: ContributionFault };
  'cancel-loop': { loop: string };
  'register-consignment': {
    consignment: string;
    station: string;
    kind: ConsignmentKind;
    sender: string | null;
    pieces: number;
    weightGrams: number;
    volumeCubicDecimetres: number;
    cold: boolean;
  };
  'cancel-consignment': { consignment: string };
  'hand-on-consignment': { consignment: string; carrier: CarrierCode; number: string | null };
  'write-off-consignment': { consignment: string };
  'forget-consignee': { consignment: string; reason: ForgetReason };
  'record-outside-purchase': {
    station: string;
    villager: string;
    platform: PlatformCode;
    platformOrder: string;
    link: string | null;
    tracking: string | null;
    category: Category | null;
    lines: readonly { line: string; name: string; quantity: number; priceFen: number }[];
  };
  'track-order': { order: string; tracking: string };
  'change-settings': {
    cashFloatLimitFen?: number;
    tabLimitFen?: number;
    settlementDay?: number;
    returnWindowDays?: number;
    pickupRateFen?: number;
    offlineCashLimitFen?: number;
    offlineTabLimitFen?: number;
    offlinePriceDays?: number;
    offlineDays?: number;
    rebateRates?: Partial<Record<Category, number>>;
  };
  'pay-tab': { villager: string; tender: 'cash' | 'qr'; amountFen: number };
  'record-institution-payment': { amountFen: number; reference: string };
  'open-float': { station: string; amountFen: number };
  'count-cash': { station: string; countedFen: number; reason: CashReason | null };
  'remit-cash': { station: string; amountFen: number };
  'confirm-remittance': { remittance: string; countedFen: number; reason: CashReason | null };
  'set-payee': { person: string };
  'prepare-settlement': { settlement: string; period: string; pays?: SettlementPays };
  'approve-settlement': { settlement: string };
  'reject-settlement': { settlement: string; reason: RejectionReason };
  'issue-payout-file': { settlement: string };
  'record-payout':
    | { settlement: string; serial: number; result: 'paid' }
    | { settlement: string; serial: number; result: 'bounced'; reason: BounceReason };
  'retry-payout': { settlement: string; serial: number };
  'close-period': { period: string };
}
export type CommandType = keyof Payloads;

/** A person's private part of a command: never in the journal. Empty fields are left out. */
export interface PersonalPart {
  readonly name: string;
  readonly phone?: string;
  readonly address?: string;
}

/** What somebody at the counter says of the recipient, to be held against what is kept. */
export interface SaidOfRecipient {
  readonly name: string;
  readonly phoneEnd: string;
}

const outcome = z.discriminatedUnion('status', [
  /** `seq` is null while only this device has decided it. */
  z.object({ id: z.string(), status: z.literal('accepted'), seq: z.nullable(z.number()) }),
  z.object({ id: z.string(), status: z.literal('refused'), problem }),
]);
export type Outcome = z.infer<typeof outcome>;
const outcomes = z.object({ outcomes: z.array(outcome) });

/** Pauses between tries of the same command, in ms. After the last one the person decides. */
const PAUSES = [400, 1_000, 2_500, 5_000];

/** A fresh id, made on this device. */
export function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}

/** Puts a command into its envelope, under a new id. The same envelope may be sent any number of times. */
export function prepare<T extends CommandType>(
  type: T,
  payload: Payloads[T],
  personal?: PersonalPart | BankDetails | SaidOfRecipient,
): Envelope {
  return { id: newId(), type, at: Date.now(), payload, ...(personal === undefined ? {} : { personal }) };
}

/** What would be refused for its form alone, found before it is sent, by the same schemas. `where` is the field. */
export function checkForm(
  envelope: Envelope,
  county: string,
): { readonly problem: WireProblem; readonly where: string } | undefined {
  const bound = commands.get(envelope.type)?.bind(envelope, county, '');
  if (bound === undefined || !('malformed' in bound)) return undefined;
  return { problem: localProblem(bound.malformed, { where: bound.where }), where: bound.where };
}

/**
 * Sends commands and waits for their outcomes, in order. At a counter they go through its outbox, which keeps them when
 * no answer comes. When the answer gets lost the same ids go again: the server
 * answers a repeat with what it recorded, so nothing happens twice.
 * @throws NoAnswer when no try was answered, Refused when the whole request was
 */
export async function sendCommands(county: string, envelopes: readonly Envelope[]): Promise<readonly Outcome[]> {
  const local = await (await sourceOf(county))?.post(envelopes);
  return local ?? sendAtOnce(county, envelopes);
}

/** Sends commands to the server itself, past the outbox. */
function sendAtOnce(county: string, envelopes: readonly Envelope[]): Promise<readonly Outcome[]> {
  return untilAnswered(
    async () =>
      (await ask(`/api/counties/${county}/commands`, outcomes, { method: 'POST', body: { commands: envelopes } }))
        .outcomes,
  );
}

/**
 * Sends, and sends the very same again where no answer came.
 * @throws NoAnswer when no try was answered, Refused when the whole request was
 */
export function untilAnswered<T>(send: () => Promise<T>): Promise<T> {
  return whileSending(async () => {
    for (const pause of [...PAUSES, undefined]) {
      try {
        const answer = await send();
        noteLink({ lastSentAt: Date.now() });
        return answer;
      } catch (error) {
        if (pause === undefined || !worthRepeating(error)) throw error;
        await new Promise((resume) => setTimeout(resume, pause));
      }
    }
    throw new NoAnswer('no try was answered');
  });
}

function worthRepeating(error: unknown): boolean {
  return (
    error instanceof NoAnswer ||
    (error instanceof Refused && error.problem.retry === 'later' && error.problem.status >= 500)
  );
}
