import type { StationStage } from '@yangui/domain';
import { useList, useOne, useSums } from './reads.ts';
import type { Answer, Filters, Row } from './shown.ts';

/** Orders, the catalogue, the people served, and what waits. */

export type Overview = Answer<'/overview'>;
export type OrderRow = Row<'/orders'>;
export type OrderPage = Answer<'/orders/:id'>;
export type ProductRow = Row<'/products'>;
export type VillagerRow = Row<'/villagers'>;

export const useOverview = (county: string) => useOne(county, '/overview', {});
export const useFirstSteps = (county: string, asked: { readonly station?: string }) =>
  useOne(county, '/first-steps', asked);
export const useOrder = (county: string, id: string) => useOne(county, '/orders/:id', { id });
export const useOrders = (county: string, filters: Filters<'/orders'> = {}) => useList(county, '/orders', filters);
export const useOrdersSums = (county: string, filters: Filters<'/orders-sums'>) =>
  useSums(county, '/orders-sums', filters);
export const useProducts = (county: string, filters: Filters<'/products'> = {}) =>
  useList(county, '/products', filters);
export const useVillagers = (county: string, filters: Filters<'/villagers'> = {}) =>
  useList(county, '/villagers', filters);
export const useVillagersSums = (county: string, filters: Filters<'/villagers-sums'>) =>
  useSums(county, '/villagers-sums', filters);

/** Whether parcels may be sent to a station: those that are not open yet, or closed, take none. */
export const takesParcels = ({ stage }: { readonly stage: StationStage }): boolean =>
  stage === 'open' || stage === 'paused';
