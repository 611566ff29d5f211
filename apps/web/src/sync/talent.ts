import { useList, useOne, useSums } from './reads.ts';
import type { Answer, Filters, Row } from './shown.ts';

export type TalentRow = Row<'/talent'>;
export type TalentPage = Answer<'/talent/:id'>;

export const useTalentList = (county: string, filters: Filters<'/talent'>) => useList(county, '/talent', filters);
export const useTalentSums = (county: string, filters: Filters<'/talent-sums'>) =>
  useSums(county, '/talent-sums', filters);
export const useTalent = (county: string, id: string) => useOne(county, '/talent/:id', { id });
