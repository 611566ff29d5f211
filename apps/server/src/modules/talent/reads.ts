import type { Queries } from '../../http/reading.ts';
import { talent, talentById, talentSums } from './talent.ts';

export const talentReads = {
  '/talent': talent,
  '/talent-sums': talentSums,
  '/talent/:id': talentById,
} satisfies Partial<Queries>;
