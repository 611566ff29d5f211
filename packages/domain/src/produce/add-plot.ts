import * as z from 'zod/mini';
import { accept, defineCommand, id, refuse, shortCode } from '../kernel/index.ts';
import { villageOfHousehold } from './household-at.ts';
import { plotDaysRefusal } from './plot-days.ts';
import { MOST_PLOTS, plotTerms, whereNoted } from './plot.ts';

/**
 * Writes down a field, an orchard, a herd or hives of a household: of what, how much, and since when. From then on the yearly yield of
 * that commodity goes by its plots, whatever was said of the whole household. Where it lies in words stands in its private row.
 */
export const addPlot = defineCommand({
  type: 'add-plot',
  capability: 'households.edit',
  payload: z.object({ plot: id, household: id, commodity: id, ...plotTerms }),
  personal: whereNoted,
  person: ({ plot }, noted) => noted && { kind: 'plot', person: plot, name: noted.where },
  needs: ({ plot, household }) => [
    ['plot', plot],
    ['household', household],
    ['registerEntry', household],
  ],
  makes: ({ plot }) => [['plot', plot]],
  place: villageOfHousehold,
  decide(state, { at, payload }) {
    if (state.get('plot', payload.plot) !== undefined)
      return refuse('already-exists', { what: shortCode(payload.plot) });
    const household = state.get('household', payload.household);
    if (household === undefined) return refuse('household-unknown', { household: payload.household });
    const { name, station, village } = household;
    if (household.stage !== 'active') return refuse('household-given-up', { name });
    if (household.plots.length >= MOST_PLOTS) return refuse('plots-too-many', { name, most: MOST_PLOTS });
    const commodity = state.get('commodity', payload.commodity);
    if (commodity === undefined) return refuse('commodity-unknown', { commodity: payload.commodity });
    const wrong = plotDaysRefusal({ ...payload, until: null }, at);
    if (wrong !== undefined) return wrong;
    return accept({ type: 'PlotAdded', data: { ...payload, station, village } });
  },
});
