import { firstCountySteps, type Capability, type FirstCountyStep, type Role } from '@yangui/domain';
import type { DeskAddress } from '../../desk/screens.ts';

interface StepRule {
  /** Whose step it is. Each of them includes `act`, and what the screen `at` needs: a test holds it. */
  readonly roles: readonly Role[];
  /** What it takes. */
  readonly act: Capability;
  /** Where it is done. */
  readonly at: Exclude<DeskAddress, `${string}:${string}`>;
  /** How the screen opens there. */
  readonly opens?: Readonly<Record<string, string>>;
}

const administrator = ['administrator'] as const;
const clerk = ['county-clerk'] as const;
const office = ['administrator', 'county-clerk'] as const;

/** Who takes which first step of a county, and where. */
export const countyStepRules: Readonly<Record<FirstCountyStep, StepRule>> = {
  officer: { roles: administrator, act: 'roles.grant', at: '/people', opens: { act: 'add' } },
  clerk: { roles: administrator, act: 'roles.grant', at: '/people', opens: { act: 'add' } },
  approver: { roles: administrator, act: 'roles.grant', at: '/people', opens: { act: 'add' } },
  station: { roles: office, act: 'stations.plan', at: '/stations' },
  partner: { roles: office, act: 'partners.appoint', at: '/stations', opens: { without: '1' } },
  products: { roles: clerk, act: 'products.edit', at: '/products' },
  vehicle: { roles: clerk, act: 'fleet.edit', at: '/fleet' },
  commodity: { roles: clerk, act: 'commodities.edit', at: '/commodities' },
  order: { roles: clerk, act: 'orders.confirm', at: '/orders' },
};

/** The steps of somebody of these roles who may do these things, in their order. */
export function countyStepsOf(
  roles: readonly Role[],
  may: (capability: Capability) => boolean,
): readonly FirstCountyStep[] {
  return firstCountySteps.filter((step) => {
    const rule = countyStepRules[step];
    return may(rule.act) && rule.roles.some((role) => roles.includes(role));
  });
}
