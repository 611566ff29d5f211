import * as z from 'zod/mini';
import { accept, defineCommand, refuse, type Refusal, type State, businessDate } from '../kernel/index.ts';
import {
  loopReadyTo,
  vehicleNameOf,
  loopRefusal,
  type LoopPlan,
  type LoopStop,
  clash,
  loopPlan,
  loopsOfDay,
  planDistances,
  priced,
  rowsOf,
} from '../loops/index.ts';

/**
 * Moves stops by hand, within a loop or between loops that have not begun: brings the changed loops whole, as the plan's
 * price was asked for. Nothing is lost or made on the way; a stop whose load is on the van stays with that van. A loop left
 * without stops is cancelled.
 */
export const moveStop = defineCommand({
  type: 'move-stop',
  capability: 'loops.plan',
  payload: z.object({
    day: businessDate,
    loops: z.array(loopPlan).check(z.minLength(1, { error: 'loop-empty' }), z.maxLength(10)),
    ...planDistances,
  }),
  needs: ({ day, loops }) => [['dayPlan', day], ...loops.flatMap(rowsOf)],
  follows: (state, { day, loops }) => [
    ...(state.get('dayPlan', day)?.loops ?? []).map((loop) => ['loop', loop] as const),
    ...loops.flatMap(({ loop }) => state.get('loop', loop)?.loads ?? []).map((load) => ['vanLoad', load] as const),
  ],
  place: (_, { county }) => county,
  decide(state, { payload: { loops, ...moved } }) {
    const others = loopsOfDay(state, moved.day).filter(({ id }) => !loops.some(({ loop }) => loop === id));
    const no =
      loops.reduce<Refusal | undefined>((found, loop) => found ?? changedRefusal(state, moved.day, loop), undefined) ??
      differ(state, loops) ??
      clash(state, loops, others);
    if (no !== undefined) return { refusal: no };
    const out = others.filter(({ stage }) => stage !== 'cancelled');
    return accept({
      type: 'StopMoved',
      data: { ...moved, loops: loops.map((loop) => priced(state, loop, isAgain(state, loop, out))) },
    });
  },
});

/** Whether the vehicle's day is paid by another loop of the day: as it was when this one was planned. */
function isAgain(state: State, { loop, trips }: LoopPlan, others: readonly { readonly vehicle: string }[]): boolean {
  const before = state.get('loop', loop);
  return (
    trips.length === 0 ||
    (before !== undefined && others.some(({ vehicle }) => vehicle === before.vehicle) && before.cost.vehicleFen === 0)
  );
}

function changedRefusal(state: State, day: string, plan: LoopPlan): Refusal | undefined {
  const ready = loopReadyTo('change', state, plan.loop);
  if ('refusal' in ready) return ready.refusal;
  const { loop } = ready;
  if (loop.day !== day || loop.vehicle !== plan.vehicle || loop.driver !== plan.driver)
    return refuse('stops-differ').refusal;
  const stations = new Set(plan.trips.flatMap(({ stops }) => stops.map(({ station }) => station)));
  const loaded = loop.loads
    .map((load) => state.get('vanLoad', load)?.station)
    .find((station) => station !== undefined && !stations.has(station));
  if (loaded !== undefined)
    return refuse('stop-loaded', {
      vehicle: vehicleNameOf(state, loop.vehicle),
      station: state.get('station', loaded)?.name ?? loaded,
    }).refusal;
  return loopRefusal(state, plan);
}

/** The refusal where the loops do not bring and take, station by station, what they did before. */
function differ(state: State, loops: readonly LoopPlan[]): Refusal | undefined {
  const before = loops.flatMap(({ loop }) => state.get('loop', loop)?.trips ?? []).flatMap(({ stops }) => stops);
  const after = loops.flatMap(({ trips }) => trips).flatMap(({ stops }) => stops);
  const same = new Set(loops.map(({ loop }) => loop)).size === loops.length && signatures(before) === signatures(after);
  return same ? undefined : refuse('stops-differ').refusal;
}

function signatures(stops: readonly LoopStop[]): string {
  return stops
    .map((stop) =>
      [
        stop.station,
        stop.fetch,
        stop.downPieces,
        stop.downGrams,
        stop.downCubicDecimetres,
        stop.upPieces,
        stop.upGrams,
        stop.upCubicDecimetres,
      ].join(),
    )
    .toSorted()
    .join(' ');
}
