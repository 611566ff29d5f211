import { useList, useOne } from './reads.ts';
import type { Answer, Row } from './shown.ts';

export type VanToUnload = Row<'/unloading'>;
export type Unloading = Answer<'/unloading/:id'>;

export const useVansToUnload = (county: string, enabled = true) => useList(county, '/unloading', {}, enabled);
export const useUnloading = (county: string, id: string) => useOne(county, '/unloading/:id', { id });
