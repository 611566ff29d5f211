import { consignmentKinds, consignmentStages } from '@yangui/domain';
import * as z from 'zod/mini';
import { page } from './answers.ts';
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
  registeredAt: moment,
  closedAt: z.nullable(moment),
});
export type ConsignmentRow = z.infer<typeof consignment>;

/** Asks once which consignment bears a label; undefined where none does. */
export async function findConsignment(county: string, label: string): Promise<ConsignmentRow | undefined> {
  const { rows } = await askCounty(county, `/consignments?query=${encodeURIComponent(label)}`, page(consignment));
  return rows.find((row) => row.label.endsWith(label));
}
