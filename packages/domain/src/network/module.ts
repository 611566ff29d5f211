import { defineModule } from '../kernel/index.ts';
import { networkAccounts } from './account-heads.ts';
import { appointPartner } from './appoint-partner.ts';
import { closeStation } from './close-station.ts';
import { endAppointment } from './end-appointment.ts';
import { fitStation } from './fit-station.ts';
import { heldByStations } from './held.ts';
import { openStation } from './open-station.ts';
import { pauseStation } from './pause-station.ts';
import { planStation } from './plan-station.ts';
import { positionEvents } from './position.ts';
import { resumeStation } from './resume-station.ts';
import { setPosition } from './set-position.ts';
import { stationEvents } from './station.ts';
import { networkProblems } from './problems.ts';

/** Stations, who runs them, and where things lie. */
export const network = defineModule({
  name: 'network',
  problems: networkProblems,
  kinds: {
    station: { heldWhole: true, dates: { moments: ({ stageSince }) => [stageSince] } },
    position: { heldWhole: true, dates: null },
  },
  holders: {
    station: { is: 'station', capability: 'villagers.contact', role: 'station-partner', earnings: true },
  },
  held: { station: heldByStations },
  events: {
    ...positionEvents,
    ...stationEvents,
  },
  accounts: networkAccounts,
  commands: [
    appointPartner,
    closeStation,
    endAppointment,
    fitStation,
    openStation,
    pauseStation,
    planStation,
    resumeStation,
    setPosition,
  ],
});
