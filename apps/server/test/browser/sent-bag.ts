import { newId } from '../../src/new-id.ts';
import type { Visitor } from './stage.ts';

interface Bag {
  readonly station: string;
  readonly seal: string;
  /** The parcels' numbers. */
  readonly numbers: readonly string[];
  /** Whose they are; null where nobody is named on them. */
  readonly villager?: string | null;
}

interface SentBag {
  readonly load: string;
  readonly parcels: readonly string[];
}

/** The centre registers parcels of one person and loads them in one bag: the van stands before the station. */
export async function sendBag(centre: Visitor, { station, seal, numbers, villager = null }: Bag): Promise<SentBag> {
  const parcels: string[] = [];
  for (const number of numbers) {
    const parcel = newId();
    await centre.must('register-parcel', {
      parcel,
      number,
      carrier: 'sf',
      station,
      villager,
      order: null,
      weightGrams: null,
    });
    parcels.push(parcel);
  }
  const load = newId();
  await centre.must('load-van', { load, station, seal, van: '1号车', driver: null, parcels });
  return { load, parcels };
}
