import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { modules } from './county.ts';
import { askedBy } from './devices/index.ts';
import { wayLevel } from './holders.ts';
import { copyAddress, emptyRows, heldBy, holders, kindsHeldBy } from './whole.ts';
import type { Held, HeldKinds, Kind, Module } from './kernel/index.ts';

const all: readonly Module[] = modules;

describe('what a holder keeps', () => {
  test('is declared for holders that there are; a second module of a kind says further ways for it, and nothing else', () => {
    for (const { name, held = {} } of all)
      for (const word of Object.keys(held)) assert.ok(holders.has(word), `${name} knows a ${word}`);
    const said = all.flatMap(({ held = {} }) =>
      Object.entries(held).flatMap(([word, kept]) =>
        Object.entries(kept).map(([kind, part]) => ({ key: `${word} ${kind}`, part })),
      ),
    );
    const seen = new Set<string>();
    for (const { key, part } of said) {
      if (seen.has(key)) assert.deepEqual(Object.keys(part).toSorted(), ['told', 'ways'], key);
      seen.add(key);
    }
    const waysOf = (kept: HeldKinds) => kept.account?.ways.length ?? 0;
    assert.equal(
      waysOf(heldBy('station')),
      all.reduce((sum, { held: { station = {} } = {} }) => sum + waysOf(station), 0),
    );
    assert.throws(() => heldBy('nobody'), /no module has a holder called nobody/);
  });

  for (const by of holders.keys()) {
    const of = heldBy(by);
    test(`can be gathered for a ${by}: what hangs on other rows comes after them, and they are kept as well`, () => {
      const kinds = kindsHeldBy(by);
      assert.ok(kinds.length > 0);
      for (const kind of kinds) holds(of, kind, kinds);
    });
  }

  test('is asked for at the holder’s place, or by a person for themselves', () => {
    assert.deepEqual([copyAddress('station'), copyAddress('driver')], ['/copies/station/:holder', '/copies/driver']);
  });

  test('is nothing where no row can go a way: what hangs on rows that are not there is not asked for', () => {
    const nobody = { holder: 'h', place: '220112102201', person: 'p', now: 0 };
    const [way] = heldBy('station').orderReference?.ways ?? [];
    assert.equal(way && askedBy(way, nobody, emptyRows()), undefined);
  });
});

function holds<K extends Kind>(of: HeldKinds, kind: K, kinds: readonly Kind[]): void {
  const held: Held<K> | undefined = of[kind];
  for (const way of held?.ways ?? [])
    for (const other of way.with ?? []) {
      assert.ok(of[other] !== undefined, `${kind} hangs on ${other}`);
      assert.ok(other === kind || kinds.indexOf(other) < kinds.indexOf(kind), `${kind} comes after ${other}`);
      assert.ok(wayLevel(of, kind, way) > 0);
    }
}
