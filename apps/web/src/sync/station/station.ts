import { HeldHere, type Surroundings } from '../held/held-here.ts';

/** One station on this device. */
export type Station = HeldHere;
export const Station = {
  /** Opens what this device keeps of a station. */
  open: (county: string, id: string, around: Surroundings): Promise<Station> =>
    HeldHere.open(county, { by: 'station', id }, around),
};
