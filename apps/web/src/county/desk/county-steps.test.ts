import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstCountySteps, reachesPlace, roles, type Capability, type Role } from '@yangui/domain';
import { deskScreens } from '../../desk/screens.ts';
import { countyStepRules, countyStepsOf } from './county-steps.ts';

const stepsOf = (...of: readonly Role[]) =>
  countyStepsOf(of, (capability: Capability) => of.some((role) => reachesPlace(role, capability)));

test('a first step stands for nobody who may not take it, and leads to no screen that is shut to them', () => {
  for (const role of roles)
    for (const step of stepsOf(role)) assert.ok(reachesPlace(role, deskScreens[countyStepRules[step].at].needs), step);
  // None is idle: each belongs to somebody.
  const taken = new Set(roles.flatMap((role) => stepsOf(role)));
  assert.deepEqual(taken, new Set(firstCountySteps));
});

test('the administrator begins with people and stations, the clerk with stations and what is sold; who signs has none', () => {
  assert.deepEqual(stepsOf('administrator'), ['officer', 'clerk', 'approver', 'station', 'partner']);
  assert.deepEqual(stepsOf('county-clerk'), ['station', 'partner', 'products', 'vehicle', 'commodity', 'order']);
  assert.deepEqual(stepsOf('finance-approver'), []);
  assert.deepEqual(stepsOf('programme-officer'), []);
});
