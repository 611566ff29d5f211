import { drivenDay } from '@yangui/domain';
import { rules } from '../../drive/rules.ts';
import { openHeld, type Held } from '../held/open-held.ts';
import { DriveDatabase } from './drive-database.ts';

/** What the feed does not tell comes with time: a day is over, a van breaks down elsewhere. */
const LOOK_EVERY_MS = 20_000;

/** Opens what a driver's phone keeps: fetched after the first screen is drawn. */
export function openDrive(county: string, person: string): Promise<Held> {
  return openHeld({
    rules,
    county,
    whose: { by: 'driver', id: person },
    person,
    database: new DriveDatabase(county, person),
    answer: (path, { view }) => (path === '/drive' ? drivenDay(view, person, Date.now()) : undefined),
    lookEveryMs: LOOK_EVERY_MS,
  });
}
