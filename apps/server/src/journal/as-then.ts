import {
  commands,
  eventRules,
  evolve,
  type AnyEvent,
  type Entities,
  type Fit,
  type Instant,
  type Kind,
  type Member,
  type PersonClaim,
  type PrivateRef,
  type State,
  type Station,
} from '@yangui/domain';
import type { EntryBody } from './entry.ts';
import type { Queryable } from './read.ts';
import { emptyCounty, recordedBy } from './replay.ts';

/** The commands by which people come to hold roles and stations to their stages. */
const aboutStanding = [...commands.values()].filter(({ standing }) => standing).map(({ type }) => type);

/** Who held which role and how each station stood at a moment. */
export interface AsThen {
  readonly members: ReadonlyMap<string, Member>;
  readonly stations: ReadonlyMap<string, Station>;
}

/** How people and stations stood at a moment, by what had been done about them until then. */
export async function readAsThen(db: Queryable, county: string, at: Instant): Promise<AsThen> {
  const { rows } = await db.query<{ body: EntryBody }>(
    'select body from journal_entry where county = $1 and type = any($2::text[]) and refused is null order by seq',
    [county, aboutStanding],
  );
  const state = emptyCounty();
  for (const { body } of rows) {
    if (body.at > at) continue;
    for (const event of body.events ?? []) if (mayStand(state, event)) evolve(state, event, recordedBy(body));
  }
  return {
    members: new Map(state.all('member').map((member) => [member.id, member])),
    stations: new Map(state.all('station').map((station) => [station.id, station])),
  };
}

/** A device's clock may put a station's step before its plan: then that step says nothing about it. */
function mayStand(state: State, { type, data }: AnyEvent): boolean {
  const { standing } = eventRules[type];
  if (standing === undefined) return false;
  return standing === 'begins' || !('station' in data) || state.get('station', String(data.station)) !== undefined;
}

/**
 * A county for reading only, in which one person holds what they held then, beside what they hold now, and stations
 * have the stage and the partner they had. Everything else is as it is now: goods, money, orders.
 */
export class StateAsThen implements State {
  private readonly now: State;
  private readonly asThen: AsThen;
  private readonly by: string;

  constructor(now: State, asThen: AsThen, by: string) {
    this.now = now;
    this.asThen = asThen;
    this.by = by;
  }

  get<K extends Kind>(kind: K, id: string): Entities[K] | undefined {
    return this.shown(kind, id, this.now.get(kind, id));
  }

  has(kind: Kind, id: string): boolean {
    return this.now.has(kind, id);
  }

  all<K extends Kind>(kind: K): readonly Entities[K][] {
    return this.now.all(kind).map((row) => this.shown(kind, row.id, row) ?? row);
  }

  fit(person: PrivateRef, claim: PersonClaim): Fit {
    return this.now.fit(person, claim);
  }

  kindsOf(id: string): readonly Kind[] {
    return this.now.kindsOf(id);
  }

  private shown<K extends Kind>(kind: K, id: string, row: Entities[K] | undefined): Entities[K] | undefined {
    const differs: Partial<Entities> = {};
    if (kind === 'member' && id === this.by) differs.member = this.member(id);
    if (kind === 'station') {
      const station = this.station(id);
      if (station !== undefined) differs.station = station;
    }
    return differs[kind] ?? row;
  }

  private member(id: string): Member {
    const held = [...(this.now.get('member', id)?.holdings ?? []), ...(this.asThen.members.get(id)?.holdings ?? [])];
    return { id, holdings: held, leftAt: null, emptied: [] };
  }

  private station(id: string): Station | undefined {
    const now = this.now.get('station', id);
    const then = this.asThen.stations.get(id);
    if (now === undefined || then === undefined) return now;
    return {
      ...now,
      stage: then.stage,
      stageSince: then.stageSince,
      stageReason: then.stageReason,
      partner: then.partner,
    };
  }
}
