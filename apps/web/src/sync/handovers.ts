import { handoverProofs } from '@yangui/domain';
import * as z from 'zod/mini';
import { useList } from './reads.ts';

const handover = z.object({
  id: z.string(),
  load: z.string(),
  seal: z.string(),
  loop: z.string(),
  station: z.string(),
  stationName: z.string(),
  driver: z.object({ id: z.string(), name: z.nullable(z.string()) }),
  name: z.nullable(z.string()),
  parcels: z.array(z.string()),
  sealWhole: z.boolean(),
  proof: z.enum(handoverProofs),
  photo: z.nullable(z.object({ id: z.string(), state: z.enum(['awaited', 'coming', 'kept', 'erased']) })),
  handedAt: z.number(),
  forgottenAt: z.nullable(z.number()),
});
export type HandoverRow = z.infer<typeof handover>;

/** What drivers left where nobody signed on a device: of a loop, or of a load. */
export const useHandovers = (county: string, of: { readonly loop: string } | { readonly load: string }) =>
  useList(county, 'parcels', '/handovers', handover, of);
