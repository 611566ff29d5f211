import { isSameCode, MOST_PARCELS } from '@yangui/domain';
import { useList, useOne, useSums } from './reads.ts';
import type { Answer, Filters, Row } from './shown.ts';
import { askCounty } from './source.ts';

export type ParcelRow = Row<'/parcels'>;
export type ParcelPage = Answer<'/parcels/:id'>;
export type VanLoadRow = Row<'/van-loads'>;
export type ConsentRow = Row<'/consents'>;
export type ShelvingRow = Row<'/shelving'>;
export type ParcelLookup = Answer<'/parcel-lookup'>;
export type HandoverRow = Row<'/handovers'>;

export const useParcels = (county: string, filters: Filters<'/parcels'> = {}, enabled = true) =>
  useList(county, '/parcels', filters, enabled);
export const useParcelsSums = (county: string, filters: Filters<'/parcels-sums'>) =>
  useSums(county, '/parcels-sums', filters);
export const useParcel = (county: string, id: string) => useOne(county, '/parcels/:id', { id });
export const useVanLoads = (county: string, station = '') => useList(county, '/van-loads', { station });
export const useShelving = (county: string, station: string) => useList(county, '/shelving', { station });
export const useToLoad = (county: string) => useList(county, '/parcels-to-load', {});
export const useConsents = (county: string, villager: string) =>
  useOne(county, '/consents', { villager }, villager !== '');
/** What drivers left where nobody signed on a device: of a loop, or of a load. */
export const useHandovers = (county: string, of: { readonly loop: string } | { readonly load: string }) =>
  useList(county, '/handovers', of);

/** Asks once what a van still has of a load. */
export async function readLeftOnVan(county: string, load: string): Promise<readonly string[]> {
  const { rows } = await askCounty(county, '/parcels', { load, stage: 'on-van', limit: MOST_PARCELS });
  return rows.filter(({ holder }) => holder === `van:${load}`).map(({ id }) => id);
}

/** Asks once which parcels that wait at a station fit what was typed. */
export async function readWaiting(county: string, station: string, query: string): Promise<readonly ParcelRow[]> {
  const { rows } = await askCounty(county, '/parcels', { stage: 'at-station', station, query });
  return rows;
}

/** Asks once which order that waits at a station goes by a code or a number, and which parcel carries it, where one does. */
export async function readOrderCalled(
  county: string,
  station: string,
  called: readonly string[],
): Promise<{ readonly order: Row<'/orders'>; readonly parcel: ParcelRow | undefined } | undefined> {
  const [query = ''] = called;
  const { rows } = await askCounty(county, '/orders', { stage: 'received', station, query });
  const order =
    rows.find(({ code, visitCode }) => called.some((one) => one === code || isSameCode(one, visitCode ?? code))) ??
    (rows.length === 1 ? rows[0] : undefined);
  if (order === undefined) return undefined;
  const waiting =
    order.parcel === null
      ? []
      : (await askCounty(county, '/parcels', { stage: 'at-station', station, limit: 1_000 })).rows;
  return { order, parcel: waiting.find((one) => one.order === order.id) };
}

/** Asks once what a scanned number is. */
export function lookUpParcel(county: string, number: string): Promise<ParcelLookup> {
  return askCounty(county, '/parcel-lookup', { number });
}
