import * as z from 'zod/mini';

const ids = z.array(z.string());
const carrying = z.object({ consignments: z.optional(ids), parcels: z.optional(ids) });

/** The parcels and consignments that a record is about. */
export function piecesOf(payload: unknown): readonly string[] {
  const { data } = carrying.safeParse(payload);
  return [...(data?.consignments ?? []), ...(data?.parcels ?? [])];
}
