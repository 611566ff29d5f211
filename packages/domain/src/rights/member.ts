import type { Role } from '../capabilities.ts';
import type { Draft, EventRules, Instant, Place, Recorded, StaffPart } from '../kernel/index.ts';

/** A role held at a place since a journal moment. */
export interface Holding {
  readonly role: Role;
  readonly place: Place;
  readonly since: number;
}

/** The roles somebody holds, since whenever: all that says what they may do. */
export interface InRoles {
  readonly holdings: readonly Pick<Holding, 'role' | 'place'>[];
}

/** What a person may do in this county. The id is the person's; no holdings means a closed account. */
export interface Member {
  readonly id: string;
  readonly holdings: readonly Holding[];
  /** When their last role ended; null while they hold one. */
  readonly leftAt: Instant | null;
  /** What was emptied of them since. */
  readonly emptied: readonly StaffPart[];
}

export interface RoleGranted {
  readonly person: string;
  readonly role: Role;
  readonly place: Place;
}

export interface RoleRevoked extends RoleGranted {}

declare module '../kernel/state.ts' {
  interface Entities {
    member: Member;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    RoleGranted: RoleGranted;
    RoleRevoked: RoleRevoked;
  }
}

/** Adds a holding to a person, who becomes a member with the first. */
export function hold(draft: Draft, { person, role, place }: RoleGranted, recorded: Recorded): void {
  const holdings = draft.get('member', person)?.holdings ?? [];
  draft.put('member', {
    id: person,
    holdings: [...holdings, { role, place, since: recorded.at }],
    leftAt: null,
    emptied: [],
  });
}

/** Takes a holding away. The person stays known, so that what they did keeps its name. */
export function letGo(draft: Draft, { person, role, place }: RoleRevoked, { at }: Recorded): void {
  const { holdings = [], emptied = [] } = draft.get('member', person) ?? {};
  const left = holdings.filter((held) => held.role !== role || held.place !== place);
  draft.put('member', { id: person, holdings: left, leftAt: left.length === 0 ? at : null, emptied });
}

export const memberEvents: EventRules<'RoleGranted' | 'RoleRevoked'> = {
  RoleGranted: { writes: ['member'], standing: 'begins', evolve: hold },
  RoleRevoked: { writes: ['member'], standing: 'changes', evolve: letGo },
};
