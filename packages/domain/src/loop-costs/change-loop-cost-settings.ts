import * as z from 'zod/mini';
import { accept, defineCommand, withGiven, figure } from '../kernel/index.ts';
import { carrierCodes } from '../parcels/index.ts';
import { costRules } from './cost-rule.ts';
import { loopCostBounds, loopCostSettingsOf } from './loop-cost-settings.ts';

const within = ({ least, most }: { readonly least: number; readonly most: number }) => figure(least, most);

/** Changes how the county shares what its loops cost, and who pays towards it. What is left out stays; loops settled before keep their shares. */
export const changeLoopCostSettings = defineCommand({
  type: 'change-loop-cost-settings',
  capability: 'settings.change',
  payload: z.object({
    rule: z.optional(z.enum(costRules)),
    alertFenPerParcel: z.optional(within(loopCostBounds.alertFenPerParcel)),
    contributionsFen: z.optional(z.partialRecord(z.enum(carrierCodes), within(loopCostBounds.contributionFen))),
    lineSubsidyFen: z.optional(within(loopCostBounds.lineSubsidyFen)),
  }),
  place: (_, { county }) => county,
  decide(state, { payload: { contributionsFen, ...given } }) {
    const { id: _, ...now } = loopCostSettingsOf(state);
    const contributions = withGiven(now.contributionsFen, contributionsFen ?? {});
    return accept({
      type: 'LoopCostSettingsChanged',
      data: { ...withGiven(now, given), contributionsFen: contributions },
    });
  },
});
