import * as z from 'zod/mini';
import { accept, amendable, changesBetween, defineCommand, figure, withGiven, type State } from '../kernel/index.ts';
import { carrierCodes } from '../parcels/index.ts';
import { costRules } from './cost-rule.ts';
import { loopCostBounds, loopCostSettingsOf, type LoopCostSettingsChanged } from './loop-cost-settings.ts';

const within = ({ least, most }: { readonly least: number; readonly most: number }) => figure(least, most);

const given = z.object(
  amendable({
    rule: z.optional(z.enum(costRules)),
    alertFenPerParcel: z.optional(within(loopCostBounds.alertFenPerParcel)),
    contributionsFen: z.optional(z.partialRecord(z.enum(carrierCodes), within(loopCostBounds.contributionFen))),
    lineSubsidyFen: z.optional(within(loopCostBounds.lineSubsidyFen)),
  }),
);

/** Changes how the county shares what its loops cost, and who pays towards it. What is left out stays; loops settled before keep their shares. */
export const changeLoopCostSettings = defineCommand({
  type: 'change-loop-cost-settings',
  capability: 'settings.change',
  payload: given,
  amends: (state) => ({ row: ['loopCostSettings', 'loop-cost'], now: loopCostSettingsOf(state) }),
  place: (_, { county }) => county,
  twoPeople: {
    matter: 'rates',
    about: () => null,
    changes: (state, { payload }) => changesBetween(loopCostSettingsOf(state), changed(state, payload)),
  },
  decide: (state, { payload }) => accept({ type: 'LoopCostSettingsChanged', data: changed(state, payload) }),
});

type Given = z.infer<typeof given>;

/** The settings with what was given. */
function changed(state: State, { contributionsFen, was: _was, ...figures }: Given): LoopCostSettingsChanged {
  const { id: _, ...now } = loopCostSettingsOf(state);
  return { ...withGiven(now, figures), contributionsFen: withGiven(now.contributionsFen, contributionsFen ?? {}) };
}
