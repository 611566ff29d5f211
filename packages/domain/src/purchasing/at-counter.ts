import { refuse, type Refusal, type State } from '../kernel/index.ts';
import { orderGate, type Station } from '../network/index.ts';
import type { Villager } from './villager.ts';

/** A villager before the counter of the station that serves them, and the partner behind it. */
export interface AtCounter {
  readonly station: Station;
  readonly partner: string;
  readonly villager: Villager;
}

/**
 * Whether a station may order for a villager: it is open, somebody stands behind its counter, and the villager is
 * known there and not erased. Otherwise the refusal that says which of these fails.
 */
export function atCounter(
  state: State,
  asked: { readonly station: string; readonly villager: string },
): AtCounter | { readonly refusal: Refusal } {
  const station = state.get('station', asked.station);
  if (station === undefined) return refuse('station-unknown', { station: asked.station });
  const closed = orderGate(station);
  if (closed !== undefined) return { refusal: closed };
  const { partner } = station;
  if (partner === null) return refuse('station-without-partner', { station: station.name });
  const villager = state.get('villager', asked.villager);
  if (villager === undefined) return refuse('villager-unknown', { villager: asked.villager });
  if (villager.erased) return refuse('villager-erased', { villager: asked.villager });
  if (villager.station !== station.id) return refuse('villager-elsewhere', { station: station.name });
  return { station, partner, villager };
}
