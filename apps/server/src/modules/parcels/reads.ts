import type { MountedRead } from '../../http/reading.ts';
import { consents } from './consents.ts';
import { parcelLookup } from './lookup.ts';
import { parcels, parcelById, parcelSummary } from './parcels.ts';

export const parcelsReads: readonly MountedRead[] = [parcels, parcelById, parcelSummary, parcelLookup, consents];
