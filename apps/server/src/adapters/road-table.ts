/** A point on the earth: WGS-84, in degrees. */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** What a table of a road service is asked for: where from, where to, and what one request may carry. */
export type TableRequest = (
  from: readonly Point[],
  to: readonly Point[],
  signal: AbortSignal,
) => Promise<readonly (readonly Leg[])[]>;

/** From one point to another by road; null where no road leads. */
export type Leg = { readonly metres: number; readonly seconds: number } | null;

/** A place farther than this from any road of the service is not on its map. */
export const NEAR_METRES = 2_000;
