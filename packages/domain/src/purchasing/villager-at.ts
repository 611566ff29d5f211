import { refuse, type Command, type Place, type Refusal, type State } from '../kernel/index.ts';

/** Where a command about a villager happens: in the village they are registered in. */
export function villageOfVillager(
  state: State,
  { payload }: Command<{ readonly villager: string }>,
): Place | { readonly refusal: Refusal } {
  return state.get('villager', payload.villager)?.village ?? refuse('villager-unknown', { villager: payload.villager });
}
