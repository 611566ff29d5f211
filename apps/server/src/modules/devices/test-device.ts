import assert from 'node:assert/strict';
import { emptyCopy, kindsHeldBy, takeIn, unpackCopy, type CopyNews, type HeldCopy } from '@yangui/domain';
import type { SomeoneSignedIn } from '../../http/test-server.ts';

/** A device at a station that holds its copy, as the counter does: a whole one first, then what changed. */
export class TestDevice {
  readonly held: HeldCopy = emptyCopy();
  /** Who is at the counter. */
  who: SomeoneSignedIn;
  /** The last answer. */
  news: CopyNews | undefined;
  private readonly station: string;

  constructor(who: SomeoneSignedIn, station: string) {
    this.who = who;
    this.station = station;
  }

  /** Asks what is new, and takes it in. */
  async sync(): Promise<CopyNews> {
    const cursor =
      this.news === undefined ? '' : `?after=${this.news.seq}&hash=${this.news.hash}&person=${this.news.person}`;
    this.news = await askCopy(this.who, this.station, cursor);
    takeIn(this.held, this.news);
    return this.news;
  }

  /** Says whether the device holds exactly what it would be given if it had nothing. */
  async assertHoldsAll(): Promise<void> {
    const fresh = emptyCopy();
    takeIn(fresh, await askCopy(this.who, this.station));
    for (const kind of kindsHeldBy('station'))
      assert.deepEqual(sorted(this.held.rows[kind]), sorted(fresh.rows[kind]), kind);
    assert.deepEqual(sorted(this.held.people), sorted(fresh.people), 'people');
    assert.deepEqual(sorted(this.held.lines), sorted(fresh.lines), 'lines');
    assert.deepEqual(this.held.payouts, fresh.payouts);
    for (const [id, name] of Object.entries(fresh.names)) assert.equal(this.held.names[id], name, id);
  }
}

/** Asks for a station's copy and opens it. */
export async function askCopy(who: SomeoneSignedIn, station: string, query = ''): Promise<CopyNews> {
  const { status, body } = await who.read(`/copies/station/${station}${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return unpackCopy(body);
}

function sorted(map: ReadonlyMap<string, unknown>): readonly (readonly [string, unknown])[] {
  return [...map].toSorted(([one], [other]) => (one < other ? -1 : 1));
}
