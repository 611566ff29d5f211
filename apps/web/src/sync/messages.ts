import { useQueryClient } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { tell } from './http.ts';
import { useList } from './reads.ts';
import type { Row } from './shown.ts';

/** Somebody whom a person has to tell what waits for them. */
export type MessageToTell = Row<'/messages-to-tell'>;
export type MessageCost = Row<'/message-costs'>;

export const useMessagesToTell = (county: string, station = '', enabled = true) =>
  useList(county, '/messages-to-tell', { station }, enabled);
export const useVillagerMessages = (county: string, villager: string) =>
  useList(county, '/villager-messages', { villager });
export const useMessageCosts = (county: string) => useList(county, '/message-costs', {});

/** Ticks people off the list, or puts them back. `error` is what the server made of the last tick, where it did not take it. */
export function useTelling(county: string) {
  const client = useQueryClient();
  const [error, setError] = useState<unknown>();
  const tick = async (id: string, told: boolean): Promise<void> => {
    setError(undefined);
    try {
      await tell(`/api/counties/${county}/messages/${id}/told`, { method: 'PUT', body: { told } });
    } catch (refusal) {
      setError(refusal);
    }
    await client.invalidateQueries({ queryKey: ['county', county] });
  };
  return { tick: (id: string, told: boolean) => void tick(id, told), error };
}
