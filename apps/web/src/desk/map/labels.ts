import type { Point, Size } from './projection.ts';

/** A mark that would like its name beside it. The higher the priority, the sooner it gets its place. */
export interface Mark {
  readonly id: string;
  readonly at: Point;
  readonly radius: number;
  readonly text: string;
  readonly priority: number;
  /** Somebody looks at it: its name is shown whatever it lies on. */
  readonly insists?: boolean;
}

/** A name's place: the left end of its base line. */
export interface Label {
  readonly id: string;
  readonly text: string;
  readonly at: Point;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const CELL = 64;

/**
 * Puts names beside their marks, right, left, below or above, so that none lies on another or on a mark. Those that
 * find no room are left out: the ones of least priority first.
 * @param fontSize the height of a letter; a Chinese character is as wide, a Latin one about half
 */
export function placeLabels(marks: readonly Mark[], size: Size, fontSize = 13): readonly Label[] {
  const taken = new Taken();
  for (const { at, radius } of marks) taken.add({ left: at.x - radius, right: at.x + radius, top: at.y - radius, bottom: at.y + radius });
  const labels: Label[] = [];
  for (const mark of marks.toSorted((one, other) => Number(other.insists ?? false) - Number(one.insists ?? false) || other.priority - one.priority || one.id.localeCompare(other.id))) {
    const { x, y } = mark.at;
    if (x < 0 || y < 0 || x > size.width || y > size.height) continue;
    const width = textWidth(mark.text, fontSize);
    const gap = mark.radius + 4;
    const spots: readonly Point[] = [
      { x: x + gap, y: y + fontSize * 0.36 },
      { x: x - gap - width, y: y + fontSize * 0.36 },
      { x: x - width / 2, y: y + gap + fontSize * 0.86 },
      { x: x - width / 2, y: y - gap - fontSize * 0.2 },
    ];
    for (const [turn, at] of spots.entries()) {
      const box = { left: at.x - 2, right: at.x + width + 2, top: at.y - fontSize, bottom: at.y + fontSize * 0.3 };
      if (box.left < 0 || box.top < 0 || box.right > size.width || box.bottom > size.height) continue;
      if (taken.meets(box) && (mark.insists !== true || turn < spots.length - 2)) continue;
      taken.add(box);
      labels.push({ id: mark.id, text: mark.text, at });
      break;
    }
  }
  return labels;
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
      this.cells.get(cell)?.some((one) => one.left < box.right && box.left < one.right && one.top < box.bottom && box.top < one.bottom));
  }
}

function cellsOf({ left, right, top, bottom }: Box): readonly string[] {
  const cells: string[] = [];
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column += 1) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row += 1) cells.push(`${column} ${row}`);
  }
  return cells;
}
