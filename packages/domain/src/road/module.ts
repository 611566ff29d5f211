import { defineModule } from '../kernel/index.ts';
import { bagEvents } from './bags.ts';
import { breakdownEvents } from './breakdown.ts';
import { forgetHandover, handoverRetention } from './forget-handover.ts';
import { goingUpEvents } from './going-up.ts';
import { handOverLoad } from './hand-over-load.ts';
import { handoverEvents, handoverPhoto } from './handover.ts';
import { heldByStations } from './held.ts';
import { heldByDrivers } from './held-by-drivers.ts';
import { loadLots } from './load-lots.ts';
import { loadVan } from './load-van.ts';
import { moveLoad } from './move-load.ts';
import { moveStop } from './move-stop.ts';
import { receiveParcels } from './receive-parcels.ts';
import { reportBreakdown } from './report-breakdown.ts';
import { reportStop } from './report-stop.ts';
import { setDown } from './set-down.ts';
import { signForLoads } from './sign-for-loads.ts';
import { stillOnVan } from './still-on-van.ts';
import { takeOver } from './take-over.ts';
import { takeUp } from './take-up.ts';
import { receiptEvents, undoReceipt } from './undo-receipt.ts';
import { unloadLoop } from './unload-loop.ts';
import { vanLoadEvents } from './van-load.ts';
import { roadProblems } from './problems.ts';

/** What happens between centre and station: loads, bags, hand-overs, up and down, breakdowns. */
export const road = defineModule({
  name: 'road',
  problems: roadProblems,
  kinds: {
    vanLoad: { heldWhole: false, dates: { moments: ({ loadedAt }) => [loadedAt] } },
    handover: { heldWhole: false, dates: { moments: ({ handedAt, forgottenAt }) => [handedAt, forgottenAt] } },
  },
  held: { driver: heldByDrivers, station: heldByStations },
  events: {
    ...bagEvents,
    ...breakdownEvents,
    ...goingUpEvents,
    ...handoverEvents,
    ...receiptEvents,
    ...vanLoadEvents,
  },
  keeps: [handoverRetention],
  attachments: { 'handover-photo': handoverPhoto },
  commands: [
    forgetHandover,
    handOverLoad,
    loadLots,
    loadVan,
    moveLoad,
    moveStop,
    receiveParcels,
    reportBreakdown,
    reportStop,
    setDown,
    signForLoads,
    stillOnVan,
    takeOver,
    takeUp,
    undoReceipt,
    unloadLoop,
  ],
});
