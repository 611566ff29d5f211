import {
  carrierCodes,
  complaintSubjects,
  consentChannels,
  MOST_PARCELS,
  parcelStages,
  troubleKinds,
} from '@yangui/domain';
import * as z from 'zod/mini';
import { page } from './answers.ts';
import { useList, useOne, type Filters } from './reads.ts';
import { askCounty } from './source.ts';

/** The shapes of what the server answers about parcels, and how it is asked. */

const moment = z.number();
const text = z.nullable(z.string());

export const parcel = z.object({
  id: z.string(),
  number: z.string(),
  carrier: z.enum(carrierCodes),
  station: z.string(),
  stationName: z.string(),
  villager: text,
  recipientName: text,
  recipientPhone: text,
  order: text,
  orderStage: text,
  weightGrams: z.nullable(z.number()),
  // A copy kept on a device by an earlier version has none.
  volumeCubicDecimetres: z._default(z.nullable(z.number()), null),
  code: z.string(),
  stage: z.enum(parcelStages),
  holder: z.string(),
  trouble: z.nullable(z.object({ kind: z.enum(troubleKinds), at: moment })),
  complaint: z.nullable(z.object({ about: z.enum(complaintSubjects), openedAt: moment, dueAt: moment })),
  registeredAt: moment,
  receivedAtStation: z.nullable(moment),
  closedAt: z.nullable(moment),
  waitedDays: z.nullable(z.number()),
  provisional: z.optional(z.boolean()),
});
export type ParcelRow = z.infer<typeof parcel>;

export const parcelPage = z.extend(parcel, {
  history: z.array(
    z.object({
      step: z.string(),
      holder: z.string(),
      holderName: text,
      note: text,
      seq: z.number(),
      at: moment,
      by: z.string(),
      byName: text,
      // What a device without network shows of its own copy has none.
      signed: z.optional(z.nullable(z.object({ at: moment, byName: text, pieces: z.number() }))),
    }),
  ),
});
export type ParcelPage = z.infer<typeof parcelPage>;

const summary = z.object({
  atCentre: z.number(),
  onVan: z.number(),
  atStation: z.number(),
  oldestAtStation: z.nullable(moment),
  waited: z.object({ '3': z.number(), '7': z.number(), '15': z.number() }),
  troubles: z.number(),
  complaints: z.number(),
  complaintsLate: z.number(),
  handedOutToday: z.number(),
});
export type ParcelSummary = z.infer<typeof summary>;

const vanLoad = z.object({
  id: z.string(),
  station: z.string(),
  stationName: z.string(),
  seal: z.string(),
  code: text,
  moreCodes: z.array(z.string()),
  van: z.string(),
  driverName: text,
  loadedAt: moment,
  parcels: z.number(),
  onVan: z.number(),
});
export type VanLoadRow = z.infer<typeof vanLoad>;

/** How many parcels the centre has for a station. */
const toLoad = z.object({ station: z.string(), stationName: z.string(), parcels: z.number() });

const consent = z.object({
  id: z.string(),
  villager: z.string(),
  agent: z.string(),
  agentName: text,
  channel: z.enum(consentChannels),
  givenAt: moment,
});
export type ConsentRow = z.infer<typeof consent>;

const lookup = z.object({
  number: z.string(),
  carrier: z.nullable(z.enum(carrierCodes)),
  parcel: z.nullable(
    z.object({
      id: z.string(),
      stage: z.enum(parcelStages),
      station: z.string(),
      stationName: z.string(),
      trouble: z.boolean(),
    }),
  ),
  order: z.nullable(z.object({ id: z.string(), station: z.string(), stationName: z.string() })),
});
export type ParcelLookup = z.infer<typeof lookup>;

export const useParcels = (county: string, filters: Filters = {}) =>
  useList(county, 'parcels', '/parcels', parcel, filters);
export const useParcel = (county: string, id: string) => useOne(county, 'parcels', `/parcels/${id}`, parcelPage);
export const useParcelSummary = (county: string, station = '') =>
  useOne(county, 'parcels', station === '' ? '/parcels-summary' : `/parcels-summary?station=${station}`, summary);
export const useVanLoads = (county: string, station = '') =>
  useList(county, 'parcels', '/van-loads', vanLoad, { station });
export const useToLoad = (county: string) => useList(county, 'parcels', '/parcels-to-load', toLoad, {});
export const useConsents = (county: string, villager: string) =>
  useOne(county, 'parcels', `/consents?villager=${villager}`, consents, villager !== '');
const consents = z.object({ rows: z.array(consent) });

/** Asks once what a van still has of a load. */
export async function readLeftOnVan(county: string, load: string): Promise<readonly string[]> {
  const { rows } = await askCounty(county, `/parcels?load=${load}&stage=on-van&limit=${MOST_PARCELS}`, page(parcel));
  return rows.filter(({ holder }) => holder === `van:${load}`).map(({ id }) => id);
}

/** Asks once which parcels that wait at a station fit what was typed. */
export async function readWaiting(county: string, station: string, query: string): Promise<readonly ParcelRow[]> {
  const { rows } = await askCounty(
    county,
    `/parcels?stage=at-station&station=${station}&query=${encodeURIComponent(query)}`,
    page(parcel),
  );
  return rows;
}

/** Asks once what a scanned number is. */
export function lookUpParcel(county: string, number: string): Promise<ParcelLookup> {
  return askCounty(county, `/parcel-lookup?number=${encodeURIComponent(number)}`, lookup);
}
