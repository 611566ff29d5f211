import type { Point, Size } from './projection.ts';

/** A mark that would like its name beside it. The higher the priority, the sooner it gets its place. */
export interface Mark {
  readonly id: string;
  readonly at: Point;
  readonly radius: number;
  readonly text: string;
  readonly priority: number;
  /** Where else its name may stand, where there is no room beside it. */
  readonly elsewhere?: readonly Point[];
  /** It is missed where it is not named: rather over a line than nowhere. */
  readonly needed?: boolean;
  /** Somebody looks at it: its name is shown whatever it lies on. */
  readonly insists?: boolean;
}

/** A name's place: the left end of its base line. */
export interface Label {
  readonly id: string;
  readonly text: string;
  readonly at: Point;
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const CELL = 64;

/** What names keep clear of, beside marks and each other. */
interface Ground {
  readonly size: Size;
  /** What lies over the map: its buttons. */
  readonly covered: readonly Box[];
  /** Lines, each as the points along it. */
  readonly lines?: readonly (readonly Point[])[];
}

const FONT_SIZE = 13;

/**
 * Puts names beside their marks, so that none lies on another, on a mark, on a line or under a button. Those that find no room
 * are left out, the ones of least priority first; what is needed, or pointed at, is named all the same.
 */
export function placeLabels(marks: readonly Mark[], { size, covered, lines = [] }: Ground): readonly Label[] {
  const taken = new Taken();
  for (const box of covered) taken.add(box);
  const segments = lines.flatMap((points) => points.slice(1).map((to, index) => [points[index] ?? to, to] as const));
  for (const { at, radius } of marks)
    taken.add({ left: at.x - radius, right: at.x + radius, top: at.y - radius, bottom: at.y + radius });
  const labels: Label[] = [];
  for (const mark of marks.toSorted(
    (one, other) =>
      Number(other.insists ?? false) - Number(one.insists ?? false) ||
      other.priority - one.priority ||
      one.id.localeCompare(other.id),
  )) {
    const { x, y } = mark.at;
    if (x < 0 || y < 0 || x > size.width || y > size.height) continue;
    const spots = [mark.at, ...(mark.elsewhere ?? [])]
      .flatMap((at) => spotsAt(at, mark.radius, mark.text))
      .filter(({ box }) => isWithin(box, size));
    const free = spots.filter(({ box }) => !taken.meets(box));
    const clear = free.find(({ box }) => !segments.some(([from, to]) => crosses(from, to, box)));
    const spot =
      clear ??
      (mark.needed === true || mark.insists === true ? free[0] : undefined) ??
      (mark.insists === true ? spots[0] : undefined);
    if (spot === undefined) continue;
    taken.add(spot.box);
    labels.push({ id: mark.id, text: mark.text, at: spot.at });
  }
  return labels;
}

/** Where a name may stand beside a place: right, left, below, above, then at the corners. */
function spotsAt({ x, y }: Point, radius: number, text: string): readonly { readonly at: Point; readonly box: Box }[] {
  const width = textWidth(text, FONT_SIZE);
  const gap = radius + 4;
  const [right, left, middle] = [x + gap, x - gap - width, x - width / 2];
  const [level, below, above] = [y + FONT_SIZE * 0.36, y + gap + FONT_SIZE * 0.86, y - gap - FONT_SIZE * 0.2];
  const corners: readonly Point[] = [
    [right, below - 6],
    [right, above + 6],
    [left, below - 6],
    [left, above + 6],
  ].map(([across = 0, down = 0]) => ({ x: across, y: down }));
  return [
    { x: right, y: level },
    { x: left, y: level },
    { x: middle, y: below },
    { x: middle, y: above },
    ...corners,
  ].map((at) => ({
    at,
    box: { left: at.x - 2, right: at.x + width + 2, top: at.y - FONT_SIZE, bottom: at.y + FONT_SIZE * 0.3 },
  }));
}

function isWithin({ left, right, top, bottom }: Box, { width, height }: Size): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

/** Whether a line from one point to another touches a box: what is left of it, cut at each side in turn (Liang and Barsky, 1984). */
function crosses(from: Point, to: Point, { left, right, top, bottom }: Box): boolean {
  let [first, last] = [0, 1];
  const [across, down] = [to.x - from.x, to.y - from.y];
  for (const [step, room] of [
    [-across, from.x - left],
    [across, right - from.x],
    [-down, from.y - top],
    [down, bottom - from.y],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) first = Math.max(first, room / step);
    else last = Math.min(last, room / step);
  }
  return first <= last;
}

/** About how wide a text is: Chinese characters fill the square, others a little more than half of it. */
export function textWidth(text: string, fontSize: number): number {
  let widths = 0;
  for (const character of text) widths += character.charCodeAt(0) > 0x2e80 ? 1 : 0.58;
  return widths * fontSize;
}

/** Boxes that are taken, in a grid, so that many can be asked quickly. */
class Taken {
  private readonly cells = new Map<string, Box[]>();

  add(box: Box): void {
    for (const cell of cellsOf(box)) {
      const there = this.cells.get(cell);
      if (there === undefined) this.cells.set(cell, [box]);
      else there.push(box);
    }
  }

  meets(box: Box): boolean {
    return cellsOf(box).some((cell) =>
      this.cells
        .get(cell)
        ?.some((one) => one.left < box.right && box.left < one.right && one.top < box.bottom && box.top < one.bottom),
    );
  }
}

function cellsOf({ left, right, top, bottom }: Box): readonly string[] {
  const cells: string[] = [];
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) cells.push(`${column} ${row}`);
  }
  return cells;
}

/** A village's name as people say it: without the committee that runs it. */
export function shortName(name: string): string {
  return name.replace(/(村民委员会|村委会|居民委员会|居委会)$/u, '');
}
