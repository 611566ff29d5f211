import type { GatewayAnswer, MessageGateway, OutgoingMessage } from '../../adapters/message-gateway.ts';

/** How the stand-in behaves: takes everything; refuses; takes it and gives no answer; takes nothing and gives none; cannot be asked. */
export type Mood = 'takes' | 'refuses' | 'takes-silently' | 'is-away' | 'forgets';

/** A gateway that stands in for an operator’s: it keeps what it was given, by key, and sends each key to a phone once. */
export class StandInGateway implements MessageGateway {
  readonly channel = 'sms';
  mood: Mood = 'takes';
  /** Every time it was asked to send, whatever came of it. */
  readonly asked: OutgoingMessage[] = [];
  /** What reached a phone. */
  readonly reached = new Map<string, OutgoingMessage>();
  /** What it says of those that it took. */
  report: 'taken' | 'delivered' | 'not-delivered' | 'refused' = 'taken';

  /** What happens in the county while it is being asked. */
  meanwhile: (() => Promise<void>) | undefined;

  async send(message: OutgoingMessage): Promise<GatewayAnswer> {
    this.asked.push(message);
    await this.meanwhile?.();
    if (this.mood === 'is-away') throw new Error('timeout');
    if (this.mood === 'refuses') return { is: 'refused' };
    this.reached.set(message.key, message);
    if (this.mood === 'takes-silently' || this.mood === 'forgets') throw new Error('timeout');
    return { is: 'taken', reference: `biz-${message.key}`, costFen: 4 };
  }

  /** What happens while it is asked after something. */
  whileAsked: ((key: string) => void) | undefined;

  async ask(key: string): Promise<GatewayAnswer> {
    this.whileAsked?.(key);
    if (this.mood === 'is-away' || this.mood === 'forgets') throw new Error('timeout');
    if (!this.reached.has(key)) return { is: 'unknown' };
    return this.report === 'refused' ? { is: 'refused' } : { is: this.report, reference: `biz-${key}`, costFen: 4 };
  }

  /** How often a phone heard of a message by these keys. */
  timesAsked(key: string): number {
    return this.asked.filter((one) => one.key === key).length;
  }
}
