import { BULK_LOOK, MINUTE, type Instant } from '@yangui/domain';
import { Counts } from '../counts.ts';
import type { AccessLog } from './access-log.ts';

/** How many people's looks are counted at once. */
const MOST_PEOPLE = 10_000;

/** One answer that shows people's names, phones or accounts. */
export interface Look {
  readonly county: string;
  readonly person: string;
  readonly device: string;
  readonly path: `/${string}`;
  readonly people: number;
}

/**
 * Notes looks at many people's data: one answer that shows as many as the threshold, and whoever sees as many within an hour, however
 * few at a time. A look at a few leaves no trace: a read writes nothing else.
 */
export class Looks {
  private readonly log: AccessLog;
  private readonly now: () => Instant;
  private readonly seen = new Counts(MOST_PEOPLE);

  constructor(log: AccessLog, now: () => Instant) {
    this.log = log;
    this.now = now;
  }

  /** Resolves when what is to be noted is on disk: the answer goes out after it. */
  async note({ county, person, device, path, people }: Look): Promise<void> {
    if (people === 0) return;
    const count = this.due(`${county} ${person}`, people);
    if (count > 0) await this.log.note([county], { kind: 'looked', person, device, what: path, count });
  }

  private due(key: string, people: number): number {
    if (people >= BULK_LOOK.inOneAnswer) return people;
    const seen = this.seen.add(key, this.now(), 60 * MINUTE, people);
    if (seen < BULK_LOOK.inAnHour) return 0;
    this.seen.forget(key);
    return seen;
  }
}

/** How many people an answer shows: the rows of its longest list, one where it has none. */
export function peopleIn(answer: unknown): number {
  return Math.max(1, longest(answer));
}

function longest(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.values(value).map(longest);
  return Math.max(Array.isArray(value) ? value.length : 0, ...inside);
}
