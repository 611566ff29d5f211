import * as z from 'zod/mini';
import { accept, businessDate, defineCommand, id, refuse } from '../kernel/index.ts';
import { plotDaysRefusal } from './plot-days.ts';
import { plotTerms, whereNoted } from './plot.ts';

/**
 * Says a plot's size anew from a day on, where it lies, or the day on which it was given up. What was said of earlier days stands; what
 * was said of that day and later ones is replaced, and stays in its history. What is noted of where it lies takes the place of what
 * was; nothing noted empties it. `from` is how often it was corrected when this was begun.
 */
export const amendPlot = defineCommand({
  type: 'amend-plot',
  capability: 'households.edit',
  payload: z.object({ plot: id, from: z.int().check(z.minimum(0)), ...plotTerms, until: z.nullable(businessDate) }),
  personal: whereNoted,
  person: ({ plot }, noted) =>
    noted ? { kind: 'plot', person: plot, name: noted.where } : { kind: 'plot', erased: plot },
  needs: ({ plot }) => [['plot', plot]],
  follows: (state, { plot }) => {
    const row = state.get('plot', plot);
    return row === undefined
      ? []
      : [
          ['household', row.household],
          ['registerEntry', row.household],
        ];
  },
  // What is noted of it is private, and what is said of a day is one word: how often it was said anew stands for both.
  amends(state, { plot }) {
    const row = state.get('plot', plot);
    const outdated = refuse('plot-amended').refusal;
    return row && { row: ['plot', plot], now: {}, times: { count: row.amended, outdated } };
  },
  place: (state, { payload: { plot } }) => state.get('plot', plot)?.village ?? refuse('plot-unknown', { plot }),
  decide(state, { at, payload: { from: _from, ...payload } }) {
    const row = state.get('plot', payload.plot);
    if (row === undefined) return refuse('plot-unknown', { plot: payload.plot });
    const wrong = plotDaysRefusal(payload, at);
    if (wrong !== undefined) return wrong;
    return accept({ type: 'PlotAmended', data: { ...payload, household: row.household } });
  },
});
