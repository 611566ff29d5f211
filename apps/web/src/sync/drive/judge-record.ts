import {
  commands,
  entityKinds,
  judge,
  WorkingSet,
  type Entities,
  type Envelope,
  type Kind,
  type Refusal,
} from '@yangui/domain';
import {
  brokenRow,
  consignmentRow,
  loadedRow,
  loadRow,
  loopRow,
  returnRow,
  stationRow,
  vehicleRow,
} from './day-rows.ts';
import type { DrivenDay } from './driven-day.ts';

const kinds: readonly Kind[] = Object.keys(entityKinds).filter((kind): kind is Kind => kind in entityKinds);

/** Whose day it is, and where. */
interface Whose {
  readonly county: string;
  readonly person: string;
}

/**
 * Why a record would be refused as the day stands on this phone: the server's own rule, on what the phone has. Undefined where it
 * would pass, or only the server can tell. The day may be old: while the server can be reached it has the only word.
 */
export function refusalHere(day: DrivenDay, envelope: Envelope, whose: Whose): Refusal | undefined {
  const kind = commands.get(envelope.type);
  if (kind?.judgedBy !== 'driver') return undefined;
  const command = kind.bind(envelope, whose.county, whose.person);
  if ('malformed' in command) return undefined;
  const { decision } = judge(rowsOf(day, whose), command);
  return 'refusal' in decision ? decision.refusal : undefined;
}

/** The day as the rules read it; what is not in it is not there. */
function rowsOf(day: DrivenDay, { county, person }: Whose): WorkingSet {
  const set = new WorkingSet(kinds, kinds);
  const load = <K extends Kind>(kind: K, row: Entities[K] & { readonly id: string }) => set.load(kind, row.id, row);
  load('member', { id: person, holdings: [{ role: 'driver', place: county, since: 0 }], leftAt: null, emptied: [] });
  for (const station of day.stations) load('station', stationRow(station, county));
  for (const loop of day.rows) {
    load('loop', loopRow(day, loop, { county, person }));
    load('vehicle', vehicleRow(loop));
    for (const one of loop.loads) {
      load('vanLoad', loadRow(one, loop, county));
      for (const parcel of one.parcels) load('parcel', loadedRow(parcel, one, county));
    }
    for (const { id, load: of, parcels, at } of loop.handovers) {
      const station = loop.loads.find((one) => one.id === of)?.station ?? '';
      load('handover', {
        id,
        load: of,
        loop: loop.id,
        station,
        village: county,
        driver: person,
        parcels,
        sealWhole: true,
        proof: 'name',
        handedAt: at,
        forgottenAt: null,
      });
    }
  }
  for (const van of day.broken) {
    load('loop', brokenRow(day, van, county));
    for (const one of van.loads) {
      load('vanLoad', loadRow(one, { id: van.loop, vehicleName: van.vehicleName }, county));
      for (const parcel of one.parcels) load('parcel', loadedRow(parcel, one, county));
    }
  }
  // What this phone itself took up or over has the last word.
  for (const up of [...day.broken.flatMap((van) => van.up), ...day.up]) {
    if (up.kind === 'return') load('parcel', returnRow(up, county));
    else load('consignment', consignmentRow(up, county));
  }
  return set;
}
