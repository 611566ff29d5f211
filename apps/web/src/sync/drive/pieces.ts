import * as z from 'zod/mini';

const ids = z.array(z.string());
const carrying = z.object({ consignments: z.optional(ids), parcels: z.optional(ids), lots: z.optional(ids) });

/** The parcels, consignments and lots that a record is about. */
export function piecesOf(payload: unknown): readonly string[] {
  const { data } = carrying.safeParse(payload);
  return [...(data?.consignments ?? []), ...(data?.parcels ?? []), ...(data?.lots ?? [])];
}
