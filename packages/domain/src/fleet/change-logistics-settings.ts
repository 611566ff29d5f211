import * as z from 'zod/mini';
import { accept, amendable, defineCommand, withGiven, figure } from '../kernel/index.ts';
import { logisticsBounds, logisticsSettingsOf } from './logistics-settings.ts';

const within = ({ least, most }: { readonly least: number; readonly most: number }) => z.optional(figure(least, most));

/** Changes how the county plans its loops. What is left out stays; loops planned before keep their figures. */
export const changeLogisticsSettings = defineCommand({
  type: 'change-logistics-settings',
  capability: 'settings.change',
  payload: z.object(
    amendable({
      detourPercent: within(logisticsBounds.detourPercent),
      speedKmPerHour: within(logisticsBounds.speedKmPerHour),
      serviceMinutes: within(logisticsBounds.serviceMinutes),
      reloadMinutes: within(logisticsBounds.reloadMinutes),
      parcelGrams: within(logisticsBounds.parcelGrams),
      parcelCubicDecimetres: within(logisticsBounds.parcelCubicDecimetres),
    }),
  ),
  amends: (state) => ({ row: ['logisticsSettings', 'logistics'], now: logisticsSettingsOf(state) }),
  place: (_, { county }) => county,
  decide(state, { payload: { was: _was, ...payload } }) {
    const { id: _, ...now } = logisticsSettingsOf(state);
    return accept({ type: 'LogisticsSettingsChanged', data: withGiven(now, payload) });
  },
});
