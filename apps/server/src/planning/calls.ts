import type { LeftOut } from '@yangui/domain';
import { leftOutOf, NOTHING, sum, type Amount, type Call } from './day.ts';
import { serves, type Lane } from './lanes.ts';

/** A call cut to what one vehicle can carry, with the lanes that may serve it. */
export interface Share extends Call {
  readonly lanes: ReadonlySet<Lane>;
}

/**
 * Makes calls ready for the solver: those nobody can serve are left out with the reason, cold goods go with cold boxes or
 * wait, and what is too much for the largest vehicle comes in several shares.
 * @param wholeDay the lanes there would be if the day were not begun: who is gone by now could have served it
 */
export function sharesOf(
  calls: readonly Call[],
  lanes: readonly Lane[],
  wholeDay: readonly Lane[],
): { readonly shares: readonly Share[]; readonly leftOut: readonly LeftOut[] } {
  const shares: Share[] = [];
  const leftOut: LeftOut[] = [];
  for (const given of calls) {
    const call = withCold(given, lanes);
    if (call.coldUp.pieces > 0) leftOut.push(leftOutOf({ ...call, down: NOTHING, up: call.coldUp }, 'no-cold-box'));
    if (call.down.pieces + call.up.pieces === 0) continue;
    const able = new Set(lanes.filter((lane) => serves(lane, call, call.cold)));
    if (able.size === 0) leftOut.push(leftOutOf(call, nobodyServes(call, wholeDay)));
    else {
      const cut = cutToSize(call, able);
      if (cut === undefined) leftOut.push(leftOutOf(call, 'too-large'));
      else shares.push(...cut.map(({ down, up }) => ({ ...call, down, up, lanes: able })));
    }
  }
  return { shares, leftOut };
}

/** Why no lane serves a call: there is none, those that could are done for the day, or none ever gets there. */
function nobodyServes(call: Call & { readonly cold: boolean }, wholeDay: readonly Lane[]): LeftOut['reason'] {
  if (wholeDay.length === 0) return 'no-vehicle';
  return wholeDay.some((lane) => serves(lane, call, call.cold)) ? 'day-over' : 'unreachable';
}

/** Lets cold goods go with the rest where a cold box comes by; else they stay apart. */
function withCold(call: Call, lanes: readonly Lane[]): Call & { readonly cold: boolean } {
  const together = { ...call, up: sum(call.up, call.coldUp) };
  const cold = call.coldUp.pieces > 0 && lanes.some((lane) => serves(lane, together, true));
  return cold ? { ...together, coldUp: NOTHING, cold } : { ...call, cold: false };
}

/** The fewest shares of which each fits the roomiest of the lanes; undefined where a single piece is too large. */
function cutToSize(
  { down, up }: Call,
  lanes: ReadonlySet<Lane>,
): readonly { readonly down: Amount; readonly up: Amount }[] | undefined {
  const counts = [...lanes].map(({ free: { vehicle } }) =>
    [down, up].map(({ grams, cubicDecimetres }) =>
      Math.max(
        Math.ceil(grams / vehicle.capacityGrams),
        Math.ceil(cubicDecimetres / vehicle.capacityCubicDecimetres),
        1,
      ),
    ),
  );
  const [downCount = 1, upCount = 1] = counts.toSorted((one, other) => Math.max(...one) - Math.max(...other))[0] ?? [];
  if ((down.pieces > 0 && downCount > down.pieces) || (up.pieces > 0 && upCount > up.pieces)) return undefined;
  return Array.from({ length: Math.max(downCount, upCount) }, (_, index) => ({
    down: part(down, index, downCount),
    up: part(up, index, upCount),
  }));
}

/** One of `count` parts that are as equal as whole figures allow and add up to the whole. */
function part({ pieces, grams, cubicDecimetres }: Amount, index: number, count: number): Amount {
  if (index >= count) return NOTHING;
  const of = (whole: number) => Math.floor(((index + 1) * whole) / count) - Math.floor((index * whole) / count);
  return { pieces: of(pieces), grams: of(grams), cubicDecimetres: of(cubicDecimetres) };
}
