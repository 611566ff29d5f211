import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { DeskPage } from '../../desk/page.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Answer } from '../../shell/answer.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { useHousehold } from '../../sync/produce.ts';
import { Button } from '../../ui/button.tsx';
import { HouseholdFacts } from '../household-facts.tsx';
import { HouseholdForm } from '../household-form.tsx';
import { useHouseholdTitle } from '../produce-parts.tsx';
import { Plots } from './plots.tsx';
import { StatementPanel } from './statement-panel.tsx';

/** One household: who, what, and its statement, each line of which opens to its ticket. */
export function HouseholdScreen({ id }: DeskScreenProps) {
  const { produce } = useMessages();
  const say = produce.households;
  const county = useCountyCode();
  const mayNot = useReason();
  const titleOf = useHouseholdTitle();
  const [amending, setAmending] = useState(false);
  return (
    <Answer of={useHousehold(county, id)}>
      {(household) => (
        <DeskPage
          up={{ href: pathTo('desk', '/households', { county }), label: say.title }}
          title={titleOf(household)}
          actions={
            <Button icon="edit" reason={mayNot('households.edit')} onClick={() => setAmending(true)}>
              {say.amend}
            </Button>
          }
        >
          <section class="panel panel-body">
            <HouseholdFacts of={household} />
          </section>
          <Plots of={household} />
          <StatementPanel household={household} />
          {amending && (
            <HouseholdForm
              station={household.station}
              of={household}
              onClose={() => setAmending(false)}
              onDone={() => setAmending(false)}
            />
          )}
        </DeskPage>
      )}
    </Answer>
  );
}
