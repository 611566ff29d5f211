import { carrierCodes, consignmentKinds, consignmentStages } from '@yangui/domain';
import * as z from 'zod/mini';
import { page } from './answers.ts';
import { useList, useOne, type Filters } from './reads.ts';
import { askCounty } from './source.ts';

/** The shapes of what the server answers about consignments, and how it is asked. */

const text = z.nullable(z.string());
const moment = z.number();

export const consignment = z.object({
  id: z.string(),
  label: z.string(),
  station: z.string(),
  stationName: z.string(),
  kind: z.enum(consignmentKinds),
  sender: text,
  senderName: text,
  recipient: z.nullable(z.object({ name: text, phone: text, address: text })),
  pieces: z.number(),
  weightGrams: z.number(),
  volumeCubicDecimetres: z.number(),
  cold: z.boolean(),
  stage: z.enum(consignmentStages),
  holder: z.string(),
  loop: text,
  vehicleName: text,
  carrier: z.nullable(z.enum(carrierCodes)),
  number: text,
  registeredAt: moment,
  collectedAt: z.nullable(moment),
  closedAt: z.nullable(moment),
  provisional: z.optional(z.boolean()),
});
export type ConsignmentRow = z.infer<typeof consignment>;

export const consignmentPage = z.extend(consignment, {
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
    }),
  ),
});
export type ConsignmentPage = z.infer<typeof consignmentPage>;

const summary = z.object({
  atStation: z.number(),
  onVan: z.number(),
  atCentre: z.number(),
  missing: z.number(),
  oldestAtCentre: z.nullable(moment),
});
export type ConsignmentSummary = z.infer<typeof summary>;

export const useConsignments = (county: string, filters: Filters = {}) =>
  useList(county, 'consignments', '/consignments', consignment, filters);
export const useConsignment = (county: string, id: string) =>
  useOne(county, 'consignments', `/consignments/${id}`, consignmentPage);
export const useConsignmentSummary = (county: string, station = '') =>
  useOne(
    county,
    'consignments',
    station === '' ? '/consignments-summary' : `/consignments-summary?station=${station}`,
    summary,
  );

/** Asks once which consignment bears a label; undefined where none does. */
export async function findConsignment(county: string, label: string): Promise<ConsignmentRow | undefined> {
  const { rows } = await askCounty(county, `/consignments?query=${encodeURIComponent(label)}`, page(consignment));
  return rows.find((row) => row.label.endsWith(label));
}
