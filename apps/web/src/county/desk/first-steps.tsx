import { useCountyCode, useMay, useStanding } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { FirstStepsList } from '../../shell/first-steps.tsx';
import { useFirstSteps } from '../../sync/orders.ts';
import { countyStepRules, countyStepsOf } from './county-steps.ts';

/** What somebody of these roles does first in a new county. */
export function FirstSteps() {
  const { firstSteps: say } = useMessages().desk.today;
  const code = useCountyCode();
  const { county } = useStanding();
  const may = useMay();
  const read = useFirstSteps(code, {}).data;
  if (read?.isNew !== true) return null;
  const steps = countyStepsOf(
    county.holdings.map(({ role }) => role),
    may,
  );
  return (
    <FirstStepsList
      of="county"
      steps={steps.map((step) => {
        const { at, opens = {} } = countyStepRules[step];
        return {
          key: step,
          ...say[step],
          href: pathTo('desk', at, { county: code }, opens),
          done: read.done.includes(step),
        };
      })}
    />
  );
}
