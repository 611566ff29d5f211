import type { loopCostsAccounts } from './account-heads.ts';

export const loopChart = {
  /** What loops cost that carried nothing: nobody's goods bear it. */
  loopCostOwn: 'loop-cost-own',
} as const satisfies Readonly<Record<string, keyof typeof loopCostsAccounts>>;

export const loopAccount = {
  /** A station's part of what loops cost, and what carriers contribute to it. */
  loopCost: (station: string) => `loop-cost:${station}`,
  loopContribution: (station: string) => `loop-contribution:${station}`,
  /** What the county owes for loops: a vehicle's owner, and a driver. */
  vehiclePayable: (vehicle: string) => `vehicle-payable:${vehicle}`,
  driverPayable: (driver: string) => `driver-payable:${driver}`,
  /** What is on its way to them, by vehicle or driver, once another person has approved it; and what their bank sent back. */
  loopPayout: (payee: string) => `loop-payout:${payee}`,
  loopPayoutBounced: (payee: string) => `loop-payout-bounced:${payee}`,
  /** What a carrier, by its code, owes the county for parcels brought down. */
  carrierOwes: (carrier: string) => `carrier-owes:${carrier}`,
} as const;
