import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { DeskPage } from '../../desk/page.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { Answer } from '../../shell/answer.tsx';
import { Listing } from '../../shell/listing.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { useHousehold, useTickets } from '../../sync/produce.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { HouseholdFacts } from '../household-facts.tsx';
import { HouseholdForm } from '../household-form.tsx';
import { useHouseholdTitle } from '../produce-parts.tsx';
import { Plots } from './plots.tsx';
import { useTicketColumns } from './ticket-columns.tsx';

/** One household: who, what, and its statement, each line of which opens to its ticket. */
export function HouseholdScreen({ id }: DeskScreenProps) {
  const { produce } = useMessages();
  const say = produce.households;
  const county = useCountyCode();
  const mayNot = useReason();
  const titleOf = useHouseholdTitle();
  const [amending, setAmending] = useState(false);
  const tickets = useTickets(county, { household: id });
  const columns = useTicketColumns();
  return (
    <Answer of={useHousehold(county, id)}>
      {(household) => (
        <DeskPage
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
          <section class="panel">
            <div class="panel-head">
              <h2>{say.statement}</h2>
            </div>
            <Listing
              of={tickets}
              empty={<EmptyState icon="basket" title={produce.tickets.empty} next={produce.tickets.emptyNext} />}
            >
              {(rows) => (
                <Table
                  caption={say.statement}
                  order="-taken"
                  columns={columns}
                  rows={rows}
                  keyOf={(row) => row.id}
                  hrefOf={(row) => pathTo('desk', '/tickets/:id', { county, id: row.id })}
                />
              )}
            </Listing>
          </section>
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
