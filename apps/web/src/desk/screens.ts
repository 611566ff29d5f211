import { consignmentsDesk, type ConsignmentsDesk } from '../consignments/desk/screens.ts';
import { countyDesk, type CountyDesk } from '../county/desk/screens.ts';
import { devicesDesk, type DevicesDesk } from '../devices/desk/screens.ts';
import { enquiriesDesk, type EnquiriesDesk } from '../enquiries/desk/screens.ts';
import { fleetDesk, type FleetDesk } from '../fleet/desk/screens.ts';
import { inspectionDesk, type InspectionDesk } from '../inspection/desk/screens.ts';
import { ledgerDesk, type LedgerDesk } from '../ledger/desk/screens.ts';
import { loopCostsDesk, type LoopCostsDesk } from '../loop-costs/desk/screens.ts';
import { loopsDesk, type LoopsDesk } from '../loops/desk/screens.ts';
import { networkDesk, type NetworkDesk } from '../network/desk/screens.ts';
import { noticesDesk, type NoticesDesk } from '../notices/desk/screens.ts';
import { parcelsDesk, type ParcelsDesk } from '../parcels/desk/screens.ts';
import { produceDesk, type ProduceDesk } from '../produce/desk/screens.ts';
import { purchasingDesk, type PurchasingDesk } from '../purchasing/desk/screens.ts';
import { rightsDesk, type RightsDesk } from '../rights/desk/screens.ts';
import { roadDesk, type RoadDesk } from '../road/desk/screens.ts';
import { talentDesk, type TalentDesk } from '../talent/desk/screens.ts';
import { twoPeopleDesk, type TwoPeopleDesk } from '../two-people/desk/screens.ts';
import type { DeskScreens } from './screen.ts';

/** Every address of the desk, behind `/desk/:county`. */
export type DeskAddress =
  | CountyDesk
  | TwoPeopleDesk
  | PurchasingDesk
  | ParcelsDesk
  | RoadDesk
  | LoopsDesk
  | FleetDesk
  | ConsignmentsDesk
  | ProduceDesk
  | InspectionDesk
  | NetworkDesk
  | DevicesDesk
  | RightsDesk
  | EnquiriesDesk
  | TalentDesk
  | NoticesDesk
  | LedgerDesk
  | LoopCostsDesk;

/** The desk's screens, module by module, in the order of its navigation. */
export const deskScreens: DeskScreens<DeskAddress> = {
  ...countyDesk,
  ...twoPeopleDesk,
  ...purchasingDesk,
  ...parcelsDesk,
  ...roadDesk,
  ...loopsDesk,
  ...fleetDesk,
  ...produceDesk,
  ...inspectionDesk,
  ...consignmentsDesk,
  ...networkDesk,
  ...devicesDesk,
  ...rightsDesk,
  ...talentDesk,
  ...enquiriesDesk,
  ...noticesDesk,
  ...ledgerDesk,
  ...loopCostsDesk,
};
