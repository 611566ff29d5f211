import type { LoopStop, LoopTrip } from '@yangui/domain';

/** A loop as the screens draw it: of a proposal, adopted, or as somebody would have it. */
export interface ShownLoop {
  readonly id: string;
  readonly vehicleName: string;
  readonly capacityGrams: number;
  readonly capacityCubicDecimetres: number;
  readonly depot: string;
  readonly trips: readonly LoopTrip[];
  readonly distanceMetres: number;
  readonly look: Look;
}

/** How a loop's line is drawn: by colour, and by dashes for those who do not see the colour. */
export interface Look {
  readonly colour: string;
  readonly dashes: string;
}

/** Colours that differ in lightness too, dark enough for white figures on them (Okabe and Ito's, darkened to our paper). */
const colours = ['#235f8f', '#b4541a', '#2c6a3f', '#8a2f6b', '#5a4fa3', '#7a5a12', '#0f6f78', '#a3283a'] as const;
const dashes = ['', '9 5', '2 5', '14 4 3 4', '6 3', '18 6', '3 3 9 3', '1 4'] as const;

/** The look of the n-th loop of a day. */
export function lookOf(index: number): Look {
  return { colour: colours[index % colours.length] ?? colours[0], dashes: dashes[index % dashes.length] ?? '' };
}

/** How full a van is after a stop: what is still to come down, what came up. */
export interface Aboard {
  readonly downGrams: number;
  readonly upGrams: number;
  /** Of weight or of room, whichever is nearer to full. */
  readonly percent: number;
}

type Room = Pick<ShownLoop, 'capacityGrams' | 'capacityCubicDecimetres'>;

/** What is on board along a trip: when it leaves the depot, then after each stop. */
export function loadAlong(
  stops: readonly LoopStop[],
  { capacityGrams, capacityCubicDecimetres }: Room,
): readonly Aboard[] {
  let [downGrams, upGrams] = [sum(stops, 'downGrams'), 0];
  let litres = sum(stops, 'downCubicDecimetres');
  const now = (): Aboard => ({
    downGrams,
    upGrams,
    percent: Math.round(
      100 * Math.max((downGrams + upGrams) / Math.max(1, capacityGrams), litres / Math.max(1, capacityCubicDecimetres)),
    ),
  });
  return [
    now(),
    ...stops.map((stop) => {
      downGrams -= stop.downGrams;
      upGrams += stop.upGrams;
      litres += stop.upCubicDecimetres - stop.downCubicDecimetres;
      return now();
    }),
  ];
}

function sum(stops: readonly LoopStop[], figure: 'downGrams' | 'downCubicDecimetres'): number {
  return stops.reduce((all, stop) => all + stop[figure], 0);
}
