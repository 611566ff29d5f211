import { envelope, type Envelope } from '@yangui/domain';
import * as z from 'zod/mini';
import type { Outcome } from '../sync/command.ts';
import type { Holding, Standing } from '../sync/holding.ts';
import { Refused, type WireProblem } from '../sync/refused.ts';

const kept = z.object({ commands: z.array(envelope), dueAt: z.number(), tried: z.optional(z.boolean()) });

/** After nothing was answered. */
const AGAIN_MS = 5_000;
/** No act waits longer than this to be taken back. */
const LONGEST_HOLD_MS = 60_000;
/** What another page of this browser holds is left to it for this long after its time. */
const OTHERS_MS = 1_000;

/** One act: its commands, which go together. */
interface HeldAct {
  readonly key: string;
  readonly commands: readonly Envelope[];
  readonly dueAt: number;
}

/** What acts held without an outbox need of the world around them. */
export interface HeldSurroundings {
  /** Where acts are kept, under keys that begin with `prefix`. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  /** Names the county and the person: nobody sends what somebody else did. */
  readonly prefix: string;
  /** Sends them. @throws NoAnswer, Refused */
  readonly send: (commands: readonly Envelope[]) => Promise<readonly Outcome[]>;
  readonly now: () => number;
}

/**
 * Acts that wait some seconds to be taken back where no outbox keeps them: at the desk. Kept in the browser until the
 * server has answered, so that they are sent also after a crash; under the same ids, so that once is done.
 */
export class HeldActs implements Holding {
  private readonly around: HeldSurroundings;
  private readonly acts = new Map<string, HeldAct>();
  private readonly standings = new Map<string, Standing>();
  private readonly followers = new Set<() => void>();
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private readonly left = new Set<string>();
  private sending: Promise<void> = Promise.resolve();
  private closed = false;
  /** What an earlier page did and the server refused: nobody stands beside it any more. */
  refusedLater: readonly { readonly command: Envelope; readonly problem: WireProblem }[] = [];

  constructor(around: HeldSurroundings) {
    this.around = around;
  }

  /** Keeps an act for some time. */
  hold(commands: readonly Envelope[], holdMs: number): readonly Outcome[] {
    const { storage, prefix, now } = this.around;
    const key = `${prefix}${commands[0]?.id ?? ''}`;
    const act: HeldAct = { key, commands, dueAt: now() + holdMs };
    storage.setItem(key, JSON.stringify({ commands, dueAt: act.dueAt }));
    this.acts.set(key, act);
    this.setStanding(act, { is: 'held' });
    this.sendAt(act, act.dueAt);
    return commands.map(({ id }) => ({ id, status: 'accepted', seq: null }));
  }

  takeBack(ids: readonly string[]): Promise<boolean> {
    const act = [...this.acts.values()].find(({ commands }) => commands.some(({ id }) => ids.includes(id)));
    if (act === undefined || this.standing(act.commands[0]?.id ?? '').is !== 'held') return Promise.resolve(false);
    // Another page of this browser may have sent it: what is kept says so.
    const there = kept.safeParse(parsed(this.around.storage.getItem(act.key)));
    const could = there.success && there.data.tried !== true;
    if (could) {
      this.let(act);
      for (const { id } of act.commands) this.standings.delete(id);
      this.tell();
    } else this.setStanding(act, { is: there.success ? 'under-way' : 'accepted' });
    return Promise.resolve(could);
  }

  /** The page that showed these was left: what becomes of them is told wherever the person is. */
  leave(ids: readonly string[]): void {
    for (const id of ids) this.left.add(id);
  }

  standing(id: string): Standing {
    return this.standings.get(id) ?? { is: 'accepted' };
  }

  follow(follower: () => void): () => void {
    this.followers.add(follower);
    return () => void this.followers.delete(follower);
  }

  /** Takes up what an earlier page of this browser left: it was not taken back. */
  resume(): void {
    const { storage, prefix, now } = this.around;
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at));
    for (const key of keys) {
      if (key === null || !key.startsWith(prefix) || this.acts.has(key)) continue;
      const read = kept.safeParse(parsed(storage.getItem(key)));
      if (!read.success) {
        storage.removeItem(key);
        continue;
      }
      const act = { key, ...read.data };
      this.acts.set(key, act);
      this.setStanding(act, { is: 'under-way' });
      this.leave(act.commands.map(({ id }) => id));
      // A clock that was set back holds it no longer than any act is held.
      this.sendAt(act, Math.min(Math.max(act.dueAt, now()), now() + LONGEST_HOLD_MS) + OTHERS_MS);
    }
  }

  /** Nobody looks at this page any more: all goes at once, while whoever did it is still the one who is here. */
  release(): void {
    for (const act of this.acts.values())
      if (this.standing(act.commands[0]?.id ?? '').is === 'held') void this.dispatch(act);
  }

  dismiss(): void {
    this.refusedLater = [];
    this.tell();
  }

  /** Nothing is sent after this: it would go under the name of whoever comes next. What is left, the next page takes up. */
  close(): void {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
  }

  private sendAt(act: HeldAct, at: number): void {
    if (this.closed) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void this.sendNow(act);
    }, at - this.around.now());
    this.timers.add(timer);
  }

  /** Sends one act after those before it. */
  private sendNow(act: HeldAct): Promise<void> {
    this.sending = this.sending.then(() => (this.closed ? undefined : this.dispatch(act)));
    return this.sending;
  }

  /** Sends one act, unless it was taken back or answered meanwhile, here or in another page. */
  private async dispatch(act: HeldAct): Promise<void> {
    if (!this.acts.has(act.key)) return;
    if (this.around.storage.getItem(act.key) === null) {
      this.let(act);
      return;
    }
    this.around.storage.setItem(act.key, JSON.stringify({ commands: act.commands, dueAt: act.dueAt, tried: true }));
    this.setStanding(act, { is: 'under-way' });
    try {
      this.note(act, await this.around.send(act.commands));
    } catch (error) {
      this.notSent(act, error);
    }
  }

  private note(act: HeldAct, outcomes: readonly Outcome[]): void {
    this.let(act);
    for (const [at, outcome] of outcomes.entries()) {
      const command = act.commands[at];
      if (outcome.status === 'accepted') this.standings.set(outcome.id, { is: 'accepted' });
      else {
        this.standings.set(outcome.id, { is: 'refused', problem: outcome.problem });
        if (command !== undefined && this.left.has(command.id))
          this.refusedLater = [...this.refusedLater, { command, problem: outcome.problem }];
      }
    }
    this.tell();
  }

  /** No answer, or none to them: once more later. What the server will never take is refused. */
  private notSent(act: HeldAct, error: unknown): void {
    const problem = error instanceof Refused ? error.problem : undefined;
    if (problem?.status === 401)
      // Whoever did it has to sign in again first: then it is taken up.
      this.acts.delete(act.key);
    else if (problem !== undefined && problem.retry !== 'later') {
      this.note(
        act,
        act.commands.map(({ id }) => ({ id, status: 'refused', problem })),
      );
    } else this.sendAt(act, this.around.now() + AGAIN_MS);
  }

  private setStanding(act: HeldAct, standing: Standing): void {
    for (const { id } of act.commands) this.standings.set(id, standing);
    this.tell();
  }

  private let(act: HeldAct): void {
    this.acts.delete(act.key);
    this.around.storage.removeItem(act.key);
  }

  private tell(): void {
    for (const follower of this.followers) follower();
  }
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
