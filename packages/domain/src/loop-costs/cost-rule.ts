import { apportion } from '../kernel/index.ts';
import type { LoopWay } from '../loops/index.ts';
import type { Carried } from '../road/index.ts';

/**
 * How a county shares what a loop cost among what it carried.
 *
 * `stand-alone` asks first what each station would cost alone, straight there and back, and shares in that proportion among
 * the stations, then by the piece within each. Of the simple rules it is the one by which a group of stations most often
 * pays no more than a van of its own would cost it (in the language of cooperative games, its shares lie in the core):
 * `cost-rule.test.ts` counts it. Rules of its kind are the customary ones in collaborative transport (M. Guajardo,
 * M. Rönnqvist, "A review on cost allocation methods in collaborative transportation", International Transactions in
 * Operational Research 23, 2016; M. Frisk and others, European Journal of Operational Research 205, 2010), and the distance
 * from the depot is among the proxies for the Shapley value that H. Aziz and others compare ("A study of proxies for Shapley
 * allocations of transport costs", Journal of Artificial Intelligence Research 56, 2016; arXiv:1408.4901).
 */
export const costRules = ['stand-alone', 'per-piece', 'by-weight', 'by-weight-distance'] as const;
export type CostRule = (typeof costRules)[number];

/** One thing's share of what the loop cost. */
export interface CarriedShare extends Carried {
  readonly shareFen: number;
}

/** What the rules need to know of the road: where stations lie along the loop, and what each would cost alone. */
export interface Road {
  readonly way: LoopWay;
  readonly alone: (station: string) => number;
}

/**
 * Shares an amount over what a loop carried. The shares sum to it, to the fen; none is negative; none depends on the order
 * of the list. Nothing carried, nothing shared: the caller says who bears it then.
 * @param amountFen what is to be shared, in fen, not negative
 */
export function shareOverCarried(
  amountFen: number,
  rule: CostRule,
  carried: readonly Carried[],
  { way, alone }: Road,
): readonly CarriedShare[] {
  if (carried.length === 0) return [];
  if (rule === 'stand-alone') return byStandAlone(amountFen, carried, alone);
  const rode = ({ kind, station }: Carried) => (kind === 'parcel' ? way.out(station) : way.home(station));
  const weightOf = {
    'per-piece': ({ pieces }: Carried) => pieces,
    'by-weight': ({ weightGrams }: Carried) => weightGrams,
    'by-weight-distance': (thing: Carried) => thing.weightGrams * rode(thing),
  };
  return byWeight(amountFen, carried, weightOf[rule]);
}

/** First among the stations, then among the pieces of each. */
function byStandAlone(amountFen: number, carried: readonly Carried[], alone: Road['alone']): readonly CarriedShare[] {
  const stations = [...new Set(carried.map(({ station }) => station))];
  const ofStation = apportion(
    amountFen,
    stations.map((station) => ({ id: station, weight: alone(station) })),
  );
  return stations.flatMap((station) =>
    byWeight(
      ofStation.get(station) ?? 0,
      carried.filter((thing) => thing.station === station),
      ({ pieces }) => pieces,
    ),
  );
}

function byWeight(
  amountFen: number,
  carried: readonly Carried[],
  weightOf: (thing: Carried) => number,
): readonly CarriedShare[] {
  // A parcel may come down and go up again with the same loop: it was carried twice.
  const keyOf = ({ kind, id }: Carried) => `${kind}:${id}`;
  const shares = apportion(
    amountFen,
    carried.map((thing) => ({ id: keyOf(thing), weight: weightOf(thing) })),
  );
  return carried.map((thing) => ({ ...thing, shareFen: shares.get(keyOf(thing)) ?? 0 }));
}
