import { drivenDay as dayOf, kindsHeldBy, peopleOf, type DriversRows, type Entities, type Kind } from '@yangui/domain';
import type { Query } from '../../http/reading.ts';
import { onSnapshot } from '../../postgres/snapshot.ts';
import { gather, newGathering, readNames, readPeople } from '../devices/gathering.ts';

/** A driver's own day for who has no phone that keeps it: what a phone would make of the same rows. */
export const drivenDay: Query<'/drive'> = ({ pool, county, person }) =>
  onSnapshot(pool, async (db) => {
    const now = Date.now();
    const gathering = newGathering({ db, county, by: 'driver', holder: person, place: county, person, now });
    await gather(gathering, kindsHeldBy('driver'));
    const { rows } = gathering;
    const people = new Map((await readPeople(gathering, peopleOf('driver', rows))).map((one) => [one.id, one]));
    const names = await readNames(gathering);
    const here: DriversRows = {
      get<K extends Kind>(kind: K, id: string) {
        const of: ReadonlyMap<string, Entities[K]> = rows[kind];
        return of.get(id);
      },
      all<K extends Kind>(kind: K) {
        const of: ReadonlyMap<string, Entities[K]> = rows[kind];
        return [...of.values()];
      },
      person: (id) => people.get(id),
      nameOf: (id) => names[id] ?? null,
    };
    return dayOf(here, person, now);
  });
