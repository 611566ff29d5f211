import type { Problem } from '../problem/problem.ts';

/**
 * The routes of the current solution, as doubly linked lists of nodes.
 *
 * Nodes `0 … stops−1` are the stops. Each route has a slot with a sentinel at either end
 * (`stops + slot` and `stops + slots + slot`), and slots whose vehicle may reload have
 * nodes of their own for the reloads. A slot belongs to one vehicle type for good.
 *
 * Every change is logged, so that a rejected step is undone by walking the log backwards.
 */
export class Routes {
  readonly stops: number;
  readonly slots: number;
  readonly nodes: number;
  readonly next: Int32Array;
  readonly prev: Int32Array;
  /** Slot of a node, −1 for a stop that is not served. */
  readonly slotOf: Int32Array;
  readonly typeOf: Int32Array;
  /** Stops in a slot, reloads not counted. */
  readonly size: Int32Array;
  /** Position of a slot's first reload node; slot + 1 has the end. */
  readonly reloadAt: Int32Array;

  /** Slots in use stand first: `active[0 … activeCount−1]`. */
  readonly active: Int32Array;
  activeCount = 0;
  /** Whether there are reloads at all, and how many are in use. */
  readonly hasReloads: boolean;
  reloadCount = 0;
  /** Empty slots by type: `empty[type]`, the last of them is the next to be used. */
  readonly empty: Int32Array[];
  readonly emptyCount: Int32Array;
  private readonly place: Int32Array;

  /** Log entries: node, the node it stood behind (−1: it was put in), and a note of the evaluator. */
  private log = new Int32Array(1536);
  logged = 0;

  constructor(problem: Problem) {
    const { stopCount, types } = problem;
    this.stops = stopCount;
    this.slots = types.reduce((sum, type) => sum + type.count, 0);
    const reloads = types.reduce((sum, type) => sum + type.count * (type.maxTrips - 1), 0);
    this.nodes = stopCount + 2 * this.slots + reloads;
    this.next = new Int32Array(this.nodes).fill(-1);
    this.prev = new Int32Array(this.nodes).fill(-1);
    this.slotOf = new Int32Array(this.nodes).fill(-1);
    this.typeOf = new Int32Array(this.slots);
    this.size = new Int32Array(this.slots);
    this.reloadAt = new Int32Array(this.slots + 1);
    this.active = new Int32Array(this.slots);
    this.place = new Int32Array(this.slots);
    this.empty = types.map((type) => new Int32Array(type.count));
    this.emptyCount = new Int32Array(types.length);
    this.hasReloads = reloads > 0;
    let slot = 0;
    let reload = stopCount + 2 * this.slots;
    types.forEach((type, at) => {
      for (let i = 0; i < type.count; i++, slot++) {
        this.typeOf[slot] = at;
        this.slotOf[this.first(slot)] = slot;
        this.slotOf[this.last(slot)] = slot;
        this.next[this.first(slot)] = this.last(slot);
        this.prev[this.last(slot)] = this.first(slot);
        this.reloadAt[slot] = reload;
        for (let trip = 1; trip < type.maxTrips; trip++) this.slotOf[reload++] = -1;
        this.reloadAt[slot + 1] = reload;
        this.place[slot] = this.emptyCount[at]!;
        this.empty[at]![this.emptyCount[at]!++] = slot;
      }
    });
  }

  /** Sentinel at the beginning of a slot. */
  first(slot: number): number {
    return this.stops + slot;
  }

  /** Sentinel at the end of a slot. */
  last(slot: number): number {
    return this.stops + this.slots + slot;
  }

  isStop(node: number): boolean {
    return node < this.stops;
  }

  isReload(node: number): boolean {
    return node >= this.stops + 2 * this.slots;
  }

  /** A reload node of the slot that is not in use, or −1. */
  freeReload(slot: number): number {
    for (let node = this.reloadAt[slot]!; node < this.reloadAt[slot + 1]!; node++)
      if (this.slotOf[node]! < 0) return node;
    return -1;
  }

  /** Forgets the log: what was done so far stays. */
  commit(): void {
    this.logged = 0;
  }

  record(node: number, behind: number, note: number): void {
    let log = this.log;
    const at = this.logged * 3;
    if (at === log.length) {
      log = new Int32Array(at * 2);
      log.set(this.log);
      this.log = log;
    }
    log[at] = node;
    log[at + 1] = behind;
    log[at + 2] = note;
    this.logged++;
  }

  loggedNode(entry: number): number {
    return this.log[entry * 3]!;
  }

  loggedBehind(entry: number): number {
    return this.log[entry * 3 + 1]!;
  }

  loggedNote(entry: number): number {
    return this.log[entry * 3 + 2]!;
  }

  /** Puts a node behind another; the caller keeps sums. */
  link(node: number, behind: number): void {
    const { next, prev } = this;
    const after = next[behind]!;
    const slot = this.slotOf[behind]!;
    next[behind] = node;
    prev[node] = behind;
    next[node] = after;
    prev[after] = node;
    this.slotOf[node] = slot;
    if (node >= this.stops) this.reloadCount++;
    else if (this.size[slot]!++ === 0) this.open(slot);
  }

  /** Takes a node out and returns the one it stood behind. */
  unlink(node: number): number {
    const { next, prev } = this;
    const behind = prev[node]!;
    const after = next[node]!;
    const slot = this.slotOf[node]!;
    next[behind] = after;
    prev[after] = behind;
    this.slotOf[node] = -1;
    if (node >= this.stops) this.reloadCount--;
    else if (--this.size[slot]! === 0) this.close(slot);
    return behind;
  }

  /** What follows `a` and what follows `b`, in slots of one type, change places. Not logged. */
  exchangeTails(a: number, b: number): void {
    const slot = this.slotOf[a]!;
    const other = this.slotOf[b]!;
    const [startA, endA] = [this.next[a]!, this.prev[this.last(slot)]!];
    const [startB, endB] = [this.next[b]!, this.prev[this.last(other)]!];
    this.join(a, startB, endB, slot, other);
    this.join(b, startA, endA, other, slot);
    this.recount(slot);
    this.recount(other);
  }

  /** Gives a slot the stops `order[from … to−1]`; those it had before go to another or stay with it. Not logged. */
  lay(slot: number, order: Int32Array, from: number, to: number): void {
    const { next, prev, slotOf } = this;
    const last = this.last(slot);
    let behind = this.first(slot);
    for (let at = from; at < to; at++) {
      const node = order[at]!;
      next[behind] = node;
      prev[node] = behind;
      slotOf[node] = slot;
      behind = node;
    }
    next[behind] = last;
    prev[last] = behind;
    this.resize(slot, to - from);
  }

  /** Lets a slot go on after `node` with a tail that was another's. */
  private join(node: number, start: number, end: number, slot: number, owner: number): void {
    const last = this.last(slot);
    const empty = start === this.last(owner);
    const head = empty ? last : start;
    const tail = empty ? node : end;
    this.next[node] = head;
    this.prev[head] = node;
    this.next[tail] = last;
    this.prev[last] = tail;
    for (let each = head; each !== last; each = this.next[each]!) this.slotOf[each] = slot;
  }

  private recount(slot: number): void {
    let size = 0;
    for (let node = this.next[this.first(slot)]!; node !== this.last(slot); node = this.next[node]!)
      if (node < this.stops) size++;
    this.resize(slot, size);
  }

  private resize(slot: number, size: number): void {
    const before = this.size[slot]!;
    this.size[slot] = size;
    if (size === 0 && before > 0) this.close(slot);
    if (size > 0 && before === 0) this.open(slot);
  }

  private open(slot: number): void {
    const type = this.typeOf[slot]!;
    const list = this.empty[type]!;
    const moved = list[--this.emptyCount[type]!]!;
    list[this.place[slot]!] = moved;
    this.place[moved] = this.place[slot]!;
    this.place[slot] = this.activeCount;
    this.active[this.activeCount++] = slot;
  }

  private close(slot: number): void {
    const moved = this.active[--this.activeCount]!;
    this.active[this.place[slot]!] = moved;
    this.place[moved] = this.place[slot]!;
    const type = this.typeOf[slot]!;
    this.place[slot] = this.emptyCount[type]!;
    this.empty[type]![this.emptyCount[type]!++] = slot;
  }
}
