import { firstStationSteps, type FirstStationStep } from '@yangui/domain';
import { useCountyCode } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { pathTo } from '../paths.ts';
import { FirstStepsList } from '../shell/first-steps.tsx';
import { useFirstSteps } from '../sync/orders.ts';
import type { CounterAddress } from './addresses.ts';

/** Where each first step of a station is taken. */
const at: Readonly<Record<FirstStationStep, Exclude<CounterAddress, `${string}:${string}`>>> = {
  villager: '/villagers',
  drawer: '/cash',
  order: '/buy',
  'hand-over': '/collect',
};

/** What a partner does first at a new station; without network by what this device has. */
export function FirstSteps({ station }: { station: string }) {
  const { firstSteps: say } = useMessages().counter;
  const county = useCountyCode();
  const read = useFirstSteps(county, { station }).data;
  if (read?.isNew !== true) return null;
  return (
    <FirstStepsList
      of={station}
      steps={firstStationSteps.map((step) => ({
        key: step,
        ...say[step],
        href: pathTo('counter', at[step], { county }),
        done: read.done.includes(step),
      }))}
    />
  );
}
