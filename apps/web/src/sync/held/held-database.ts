import {
  goodsWords,
  type Kind,
  type CopiedLine,
  type CopiedPayout,
  type CopiedPerson,
  type Entities,
} from '@yangui/domain';
import { Dexie, liveQuery, type DexieOptions, type EntityTable, type Table } from 'dexie';
import * as z from 'zod/mini';
import type { KeptAttachment } from '../attachments/kept-attachment.ts';
import type { OutboxEntry } from './outbox-entry.ts';

/** A row of the copy. */
export interface CopiedRow {
  readonly kind: Kind;
  readonly id: string;
  readonly row: Entities[Kind];
}

/** How far the copy goes, and what else came with it. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
  readonly epoch: string;
  /** When the server said so: by the device's clock, and by the server's. */
  readonly receivedAt: number;
  readonly serverNow: number;
  /** Who asked: whose earnings the lines are. */
  readonly person: string;
  /** What files for the county are sealed for. */
  readonly countyKey: string | undefined;
  readonly names: Readonly<Record<string, string>>;
  readonly payouts: readonly CopiedPayout[];
}

/** An outside purchase as devices kept it before 2026-12, with what was typed of it. */
const typedInRow = z.object({
  kind: z.literal('order'),
  id: z.string(),
  row: z.looseObject({
    outside: z.looseObject({ link: z.nullable(z.string()) }),
    lines: z.array(z.looseObject({ name: z.string() })),
  }),
});

/** That the journal said it recorded a command under a number. */
export interface Mark {
  readonly seq: number;
  readonly id: string;
}

/** What a device keeps of one holder: the confirmed rows, the people in them, and the commands made here. */
export class HeldDatabase extends Dexie {
  readonly rows!: Table<CopiedRow, [Kind, string]>;
  readonly people!: EntityTable<CopiedPerson, 'id'>;
  readonly lines!: Table<CopiedLine & { readonly key: string }, string>;
  readonly heads!: Table<Head, string>;
  /** When something last happened here, by what it was. */
  readonly times!: Table<number, 'sent'>;
  /** Of each answer of the server since the copy was brought up to date: the highest number, and whose it was. */
  readonly marks!: EntityTable<Mark, 'seq'>;
  readonly outbox!: EntityTable<OutboxEntry, 'order'>;
  readonly attachments!: Table<KeptAttachment, string>;

  constructor(county: string, name: string, storage?: DexieOptions) {
    super(`yangui-${county}-${name}`, storage);
    this.version(1).stores({
      rows: '[kind+id]',
      people: 'id',
      lines: 'key',
      heads: '',
      times: '',
      marks: 'seq',
      outbox: '++order, &id, state, seq',
    });
    // Lines kept before they said what they are about are asked for again, as for another partner's.
    this.version(2).upgrade(async (kept) => {
      await kept.table('lines').clear();
      await kept.table('heads').toCollection().modify({ partner: NOBODY });
    });
    // What was typed of outside purchases stood in their rows, and stands with the private rows now.
    this.version(3).upgrade(async (kept) => {
      for (const held of await kept.table('rows').toArray()) {
        const { data } = typedInRow.safeParse(held);
        if (data === undefined) continue;
        const { id, row } = data;
        const { link, ...outside } = row.outside;
        await kept
          .table('people')
          .put({ id, name: goodsWords(row.lines.map(({ name }) => name)), phone: null, address: link });
        const lines = row.lines.map((line) => ({ ...line, name: null }));
        await kept.table('rows').put({ ...data, row: { ...row, outside, lines } });
      }
    });
    this.version(4).stores({ attachments: 'id, state' });
    // Who asked was called the partner while only stations were held.
    this.version(6).upgrade((kept) =>
      kept
        .table('heads')
        .toCollection()
        .modify((head: { partner?: string; person?: string }) => {
          head.person ??= head.partner ?? NOBODY;
          delete head.partner;
        }),
    );
  }

  /**
   * Tells of what is written here, by this tab or another: the copy, and the outbox. What is still being read when this
   * tab lets go of the database is read for nobody, and its failure is none.
   * @returns how to stop
   */
  watch(copied: () => Promise<void>, posted: () => Promise<void>): () => void {
    const failed = (error: unknown) => {
      if (this.isOpen()) console.error(error);
    };
    const head = liveQuery(() => this.heads.get(HEAD)).subscribe({
      next: () => void copied().catch(failed),
      error: failed,
    });
    const waiting = async () => [
      await this.outbox.where('state').anyOf('waiting', 'in-review', 'refused').count(),
      await this.attachments.where('state').equals('waiting').count(),
    ];
    const outbox = liveQuery(waiting).subscribe({ next: () => void posted().catch(failed), error: failed });
    return () => {
      head.unsubscribe();
      outbox.unsubscribe();
    };
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The key under which the one head is kept. */
export const HEAD = 'head';
