import { consents } from './consents.ts';
import { parcelLookup } from './lookup.ts';
import { parcels, parcelById, parcelsSums, parcelSummary } from './parcels.ts';
import type { Queries } from '../../http/reading.ts';

export const parcelsReads = {
  '/parcels': parcels,
  '/parcels-sums': parcelsSums,
  '/parcels/:id': parcelById,
  '/parcels-summary': parcelSummary,
  '/parcel-lookup': parcelLookup,
  '/consents': consents,
} satisfies Partial<Queries>;
