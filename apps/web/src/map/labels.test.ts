import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { placeLabels, textWidth, type Box, type Label, type Mark } from './labels.ts';

const size = { width: 600, height: 400 };
const mark = (id: string, x: number, y: number, more: Partial<Mark> = {}): Mark => ({
  id,
  at: { x, y },
  radius: 8,
  text: '县域运营中心',
  priority: 1,
  ...more,
});
const boxOf = ({ text, at }: Label): Box => ({
  left: at.x,
  right: at.x + textWidth(text, 13),
  top: at.y - 11,
  bottom: at.y + 3,
});
const meet = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

describe('names on a map', () => {
  test('stand clear of each other, of marks and of what covers the map, however crowded it is', () => {
    const point = fc.record({
      x: fc.integer({ min: 0, max: 600 }),
      y: fc.integer({ min: 0, max: 400 }),
      priority: fc.nat(5),
    });
    const covered = [{ left: 540, right: 600, top: 0, bottom: 160 }];
    fc.assert(
      fc.property(fc.array(point, { maxLength: 40 }), (points) => {
        const marks = points.map(({ x, y, priority }, index) =>
          mark(String(index), x, y, { priority, needed: priority === 5 }),
        );
        const boxes = placeLabels(marks, { size, covered }).map(boxOf);
        for (const [index, box] of boxes.entries()) {
          assert.ok(boxes.every((other, at) => at === index || !meet(box, other)));
          assert.ok(
            marks.every(
              ({ at: { x, y }, radius }) =>
                !meet(box, { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }),
            ),
          );
          assert.ok(covered.every((other) => !meet(box, other)));
          assert.ok(box.left >= 0 && box.right <= size.width && box.top >= 0 && box.bottom <= size.height);
        }
      }),
      { numRuns: 200, seed: 20_261_122 },
    );
  });

  test('do not lie on a line where there is room beside it', () => {
    // A road to the east: the name goes elsewhere than right.
    const [label] = placeLabels([mark('a', 300, 200)], {
      size,
      covered: [],
      lines: [
        [
          { x: 300, y: 200 },
          { x: 600, y: 200 },
        ],
      ],
    });
    assert.ok(label !== undefined && label.at.x < 300);
  });

  test('are left out where lines leave no room, unless they are needed or somebody points at the mark; the lesser gives way', () => {
    const lines = Array.from({ length: 41 }, (_, row) => [
      { x: 0, y: row * 10 },
      { x: 600, y: row * 10 },
    ]);
    const named = (more: Partial<Mark>) =>
      placeLabels([mark('a', 300, 200, more)], { size, covered: [], lines }).length;
    assert.deepEqual([named({}), named({ needed: true }), named({ insists: true })], [0, 1, 1]);
    const narrow = { size: { width: 110, height: 30 }, covered: [] };
    const both = (one: number, other: number) =>
      placeLabels(
        [mark('a', 12, 15, { priority: one }), mark('b', 12, 15, { priority: other, text: '双阳站' })],
        narrow,
      ).map(({ id }) => id);
    assert.deepEqual([both(2, 1), both(1, 2)], [['a'], ['b']]);
  });

  test('stand elsewhere along their line where the first place has no room', () => {
    const [label] = placeLabels([mark('van', 590, 10, { elsewhere: [{ x: 100, y: 300 }] })], {
      size,
      covered: [{ left: 400, right: 600, top: 0, bottom: 100 }],
    });
    assert.ok(label !== undefined && label.at.y > 280);
  });
});
