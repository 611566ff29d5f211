import {
  lineKey,
  type Kind,
  type CopyNews,
  type Entities,
  type HeldCopy,
  type LetGo,
  type Rules,
} from '@yangui/domain';
import { HEAD, type CopiedRow, type Head, type HeldDatabase } from './held-database.ts';

/** A holder's confirmed rows on this device: in memory to work with, in the database to last. */
export class CopyStore {
  private readonly rules: Rules;
  private readonly database: HeldDatabase;
  held: HeldCopy;
  head: Head | undefined;

  private readonly kinds: readonly Kind[];

  constructor(rules: Rules, database: HeldDatabase, by: string) {
    this.rules = rules;
    this.database = database;
    this.held = rules.emptyCopy();
    this.kinds = rules.kindsHeldBy(by);
  }

  /** Reads what is kept, if it is further than what is held. Returns whether it was. */
  async read(): Promise<boolean> {
    const { database } = this;
    const kept = await database.transaction(
      'r',
      [database.rows, database.people, database.lines, database.heads],
      async () => {
        const head = await database.heads.get(HEAD);
        if (head === undefined || (head.epoch === this.head?.epoch && head.seq <= this.head.seq)) return undefined;
        const [rows, people, lines] = await Promise.all([
          database.rows.toArray(),
          database.people.toArray(),
          database.lines.toArray(),
        ]);
        return { head, rows, people, lines };
      },
    );
    if (kept === undefined) return false;
    const held = this.rules.emptyCopy();
    for (const row of kept.rows) put(held, row);
    for (const person of kept.people) held.people.set(person.id, person);
    for (const { key, ...line } of kept.lines) held.lines.set(key, line);
    held.payouts = kept.head.payouts;
    held.names = kept.head.names;
    this.held = held;
    this.head = kept.head;
    return true;
  }

  /**
   * Takes in news from the server, all or nothing.
   * @returns what was let go
   */
  async take(news: CopyNews, receivedAt: number): Promise<readonly LetGo[]> {
    const { database } = this;
    const gone = this.rules.takeIn(this.held, news);
    const { seq, hash, epoch, person, countyKey, now: serverNow } = news;
    const head: Head = {
      seq,
      hash,
      epoch,
      person,
      countyKey,
      receivedAt,
      serverNow,
      names: this.held.names,
      payouts: this.held.payouts,
    };
    await database.transaction('rw', [database.rows, database.people, database.lines, database.heads], async () => {
      await database.rows.bulkPut(this.kinds.flatMap((kind) => this.heldAmong(kind, news)));
      await database.people.bulkPut(news.people.filter(({ id }) => this.held.people.has(id)));
      await database.lines.bulkPut(news.lines.map((line) => ({ ...line, key: lineKey(line) })));
      await database.lines.bulkDelete(goneFrom(gone, 'lines'));
      await database.people.bulkDelete(goneFrom(gone, 'people'));
      await database.rows.bulkDelete(
        gone.flatMap(({ from, id }): [Kind, string][] => (from === 'people' || from === 'lines' ? [] : [[from, id]])),
      );
      await database.heads.put(head, HEAD);
    });
    this.head = head;
    return gone;
  }

  private heldAmong<K extends Kind>(kind: K, news: CopyNews): readonly CopiedRow[] {
    const rows: readonly Entities[K][] = news.rows[kind] ?? [];
    const held: ReadonlyMap<string, Entities[K]> = this.held.rows[kind];
    return rows.flatMap((row) => (held.has(row.id) ? [{ kind, id: row.id, row }] : []));
  }
}

function goneFrom(gone: readonly LetGo[], from: LetGo['from']): string[] {
  return gone.filter((one) => one.from === from).map(({ id }) => id);
}

function put({ rows }: HeldCopy, { kind, id, row }: CopiedRow): void {
  // oxlint-disable-next-line no-unsafe-type-assertion -- each row was kept under its own kind
  const of = rows[kind] as Map<string, Entities[Kind]> | undefined;
  // What an app of before kept and this one has no rules for is let go of.
  of?.set(id, row);
}
