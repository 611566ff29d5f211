import type { Events, EventType } from '../kernel/index.ts';

/** The ways by which a message can go. Last of all, somebody tells them: by telephone, or on the notice board. */
export const messageChannels = ['sms', 'wechat', 'email'] as const;
export type MessageChannel = (typeof messageChannels)[number];

/** What is said to people outside the app, one text each. */
export const messageTemplates = ['parcel-here', 'order-here', 'order-shipped', 'paid', 'recalled'] as const;
export type MessageTemplate = (typeof messageTemplates)[number];

/** What a message is about, which says to whom it goes: whoever a parcel or an order is for, whoever a payout pays, the household of a ticket. */
export type MessageAbout = 'parcel' | 'order' | 'payout' | 'ticket';

/** What waits to be collected: it can be said to all the village, on the notice board. */
export const collectable: ReadonlySet<MessageTemplate> = new Set(['parcel-here', 'order-here']);

/** What is worth somebody's telephone call where no gateway sends it. That goods are on their way is not: they are told when these are here. */
export const worthACall: readonly MessageTemplate[] = ['parcel-here', 'order-here', 'paid', 'recalled'];

type FieldOf<T extends EventType> = keyof Events[T] & string;

/** One line of the table: by which event a message comes about. */
export interface MessageLine<Field extends string = string> {
  readonly template: MessageTemplate;
  readonly about: MessageAbout;
  /** The field that names the things: an id, or a list of them. */
  readonly by: Field;
  /** A field that must have something in it, or must have nothing. */
  readonly given?: Field;
  readonly absent?: Field;
}

type MessageTable = { readonly [T in EventType]?: readonly MessageLine<FieldOf<T>>[] };

/**
 * By which events people outside the app are told something: the one table. A new message is a line here and its text
 * (`message-text.ts`). An order whose goods travel in a parcel is told of as a parcel, once.
 */
export const messageRules = {
  ParcelsReceived: [{ template: 'parcel-here', about: 'parcel', by: 'parcels' }],
  // One that waits at the station already is somebody else's from now on.
  ParcelAddressed: [{ template: 'parcel-here', about: 'parcel', by: 'parcel' }],
  ParcelTied: [{ template: 'parcel-here', about: 'parcel', by: 'parcel' }],
  OrderReceived: [{ template: 'order-here', about: 'order', by: 'order', absent: 'parcel' }],
  OrderConfirmed: [{ template: 'order-shipped', about: 'order', by: 'order' }],
  OrderReferred: [{ template: 'order-shipped', about: 'order', by: 'order', given: 'tracking' }],
  LotRecalled: [{ template: 'recalled', about: 'ticket', by: 'tickets' }],
  PayoutPaid: [{ template: 'paid', about: 'payout', by: 'settlement' }],
} as const satisfies MessageTable;

/** The lines of an event; none where nobody outside is told of it. */
export function messageLines(event: EventType): readonly MessageLine[] {
  const lines: Partial<Record<EventType, readonly MessageLine[]>> = messageRules;
  return lines[event] ?? [];
}

/** Where a message stands. `over`: what it says is true no more, and nobody need be told. */
export type MessageState = 'waiting' | 'sending' | 'sent' | 'delivered' | 'to-tell' | 'told' | 'over';

/** Why somebody has to be told by a person: what no gateway did, or may not. */
export const toTellReasons = [
  'no-gateway',
  'no-phone',
  'no-consent',
  'refused',
  'not-delivered',
  'unclear',
  'late',
] as const;
export type ToTellReason = (typeof toTellReasons)[number];
