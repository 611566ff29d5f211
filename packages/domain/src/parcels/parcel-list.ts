import * as z from 'zod/mini';
import { id } from '../kernel/index.ts';

/** How many parcels one hand-over may carry. */
export const MOST_PARCELS = 500;

/** Parcels that change hands together. */
export const parcelList = z
  .array(id)
  .check(z.minLength(1, { error: 'no-parcels' }), z.maxLength(MOST_PARCELS, { error: 'too-many-parcels' }));
