import { useOne } from './reads.ts';
import type { Answer } from './shown.ts';

export type ParcelSummary = Answer<'/parcels-summary'>;

/** How many parcels stand where: of a station, or of the county. By itself, since the counter's first screen asks no more. */
export const useParcelSummary = (county: string, station = '') =>
  useOne(county, '/parcels-summary', station === '' ? {} : { station });
