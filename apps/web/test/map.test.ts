import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { placeLabels, textWidth, type Mark } from '../src/map/labels.ts';
import { project, unproject, viewOf, zoomed } from '../src/map/projection.ts';

const size = { width: 800, height: 500 };
/** A map with its buttons in the upper right corner. */
const ground = { size, covered: [{ left: 740, right: 800, top: 0, bottom: 120 }] };

describe('names on the map', () => {
  const marks = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      at: fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 500 }) }),
      radius: fc.constantFrom(3, 8, 14),
      text: fc.constantFrom('石桥村', '鹿乡村', '第五十四村', 'Luxiang'),
      priority: fc.nat(9),
    }),
    { selector: ({ id }) => id, maxLength: 120 },
  );

  test('never lie on one another, on a mark, under a button, or outside the frame', () => {
    fc.assert(
      fc.property(marks, (given: Mark[]) => {
        const boxes = placeLabels(given, ground).map(({ text, at }) => ({
          left: at.x,
          right: at.x + textWidth(text, 13),
          top: at.y - 13,
          bottom: at.y + 3,
        }));
        for (const [index, box] of boxes.entries()) {
          assert.ok(box.left >= 0 && box.right <= size.width && box.top >= 0 && box.bottom <= size.height);
          for (const other of boxes.slice(index + 1)) {
            assert.ok(
              box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top,
            );
          }
          for (const button of ground.covered) {
            assert.ok(
              box.right <= button.left ||
                button.right <= box.left ||
                box.bottom <= button.top ||
                button.bottom <= box.top,
            );
          }
          for (const { at, radius } of given) {
            assert.ok(
              box.right <= at.x - radius ||
                at.x + radius <= box.left ||
                box.bottom <= at.y - radius ||
                at.y + radius <= box.top,
            );
          }
        }
      }),
    );
  });

  const crowd: readonly Mark[] = Array.from({ length: 12 }, (_, index) => ({
    id: String(index),
    at: { x: 400 + index * 9, y: 250 },
    radius: 3,
    text: '一个很长的村名',
    priority: index === 6 ? 9 : 1,
  }));

  test('go to the mark of higher priority where there is no room for all', () => {
    const shown = placeLabels(crowd, ground).map(({ id }) => id);
    assert.ok(shown.includes('6') && shown.length < crowd.length);
  });

  test('keep clear of lines, unless they are missed or looked at', () => {
    const line = [
      { x: 0, y: 250 },
      { x: 800, y: 250 },
    ];
    // Wherever a name may stand beside this mark, a line runs.
    const lines = [line, ...[-30, -20, -10, 10, 20, 30].map((down) => line.map(({ x, y }) => ({ x, y: y + down })))];
    const mark: Mark = { id: 'a', at: { x: 400, y: 250 }, radius: 8, text: '石桥村', priority: 1 };
    const named = (more: Partial<Mark>) => placeLabels([{ ...mark, ...more }], { ...ground, lines }).length === 1;
    assert.deepEqual([named({}), named({ needed: true }), named({ insists: true })], [false, true, true]);
    assert.equal(placeLabels([mark], ground).length, 1);
  });

  test('are shown in any crowd for the mark that somebody looks at', () => {
    for (const { id } of crowd)
      assert.ok(
        placeLabels(
          crowd.map((mark) => ({ ...mark, insists: mark.id === id })),
          ground,
        ).some((label) => label.id === id),
      );
  });
});

describe('the map’s view', () => {
  const place = fc.record({
    longitude: fc.double({ min: 105, max: 110, noNaN: true }),
    latitude: fc.double({ min: 25, max: 45, noNaN: true }),
  });

  test('of a county shows every place of it', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 30 }), (places) => {
        const view = viewOf(places, size);
        assert.ok(view);
        for (const one of places) {
          const { x, y } = project(one, view, size);
          assert.ok(x >= 0 && x <= size.width && y >= 0 && y <= size.height);
        }
      }),
    );
  });

  test('finds a place again where it drew it, and keeps what is under the pointer while it zooms', () => {
    fc.assert(
      fc.property(place, place, fc.double({ min: 0.5, max: 3, noNaN: true }), (one, other, factor) => {
        const view = viewOf([one, other], size);
        assert.ok(view);
        const point = project(one, view, size);
        const back = unproject(point, view, size);
        assert.ok(Math.abs(back.longitude - one.longitude) < 1e-9 && Math.abs(back.latitude - one.latitude) < 1e-9);
        const closer = zoomed(view, factor, { x: 400, y: 250 }, size, view);
        const middle = unproject({ x: 400, y: 250 }, closer, size);
        assert.ok(Math.abs(middle.longitude - view.centre.longitude) < 1e-9);
      }),
    );
  });
});
