import { refuse, type Command, type Place, type Refusal, type State } from '../kernel/index.ts';
import type { Station } from '../network/index.ts';
import type { Grown, Household } from './household.ts';

/** Where a command about a household happens: in its village. */
export function villageOfHousehold(
  state: State,
  { payload }: Command<{ readonly household: string }>,
): Place | { readonly refusal: Refusal } {
  return (
    state.get('household', payload.household)?.village ?? refuse('household-unknown', { household: payload.household })
  );
}

/**
 * Why these cannot make up a household of a station, or grow what is said: undefined where they can. Whoever stands in a
 * household that is given up binds nobody: they may belong to another, or have been erased or moved since.
 */
export function membersRefusal(
  state: State,
  { id, village, name }: Station,
  asked: Pick<Household, 'id' | 'grows' | 'stage'> & { readonly members: readonly { readonly villager: string }[] },
): { readonly refusal: Refusal } | undefined {
  const stood = new Set(state.get('household', asked.id)?.members.map(({ villager }) => villager));
  const seen = new Set<string>();
  for (const { villager } of asked.members) {
    if (asked.stage === 'given-up' && stood.delete(villager)) continue;
    const row = state.get('villager', villager);
    if (row === undefined) return refuse('villager-unknown', { villager });
    if (row.erased && state.get('householdMember', villager)?.household !== asked.id)
      return refuse('villager-erased', { villager });
    if (row.station !== id || row.village !== village) return refuse('villager-elsewhere', { station: name });
    const household = state.get('householdMember', villager)?.household ?? asked.id;
    if (household !== asked.id || seen.has(villager)) return refuse('villager-in-household');
    seen.add(villager);
  }
  return grownRefusal(state, asked.grows);
}

/** Why these cannot be what somebody grows; undefined where they can. */
export function grownRefusal(state: State, grows: readonly Grown[]): { readonly refusal: Refusal } | undefined {
  const seen = new Set<string>();
  for (const { commodity } of grows) {
    const row = state.get('commodity', commodity);
    if (row === undefined) return refuse('commodity-unknown', { commodity });
    if (seen.has(commodity)) return refuse('grown-twice', { name: row.name });
    seen.add(commodity);
  }
  return undefined;
}
