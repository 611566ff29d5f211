import { heldKinds, type HeldAtStation, type HeldKind } from '@yangui/domain';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import type { StationRow } from '../../sync/stations.ts';
import { Money } from '../../shell/figures.tsx';

/** What the server tells nobody who may neither close a station nor end an appointment: the server itself still looks. */
export const nothingHeld: HeldAtStation = {
  cash: 0,
  'cash-in-transit': 0,
  tabs: 0,
  orders: 0,
  parcels: 0,
  consignments: 0,
};

/** What has to be settled before the station closes or its partner leaves, each with where to go. Draws nothing where nothing is held. */
export function StillHeld({ station: { id, stage, held } }: { station: StationRow }) {
  const { network } = useMessages();
  const county = useCountyCode();
  const there = held === null || stage === 'closed' ? [] : heldKinds.filter((kind) => held[kind] !== 0);
  if (held === null || there.length === 0) return null;
  const where: Readonly<Record<HeldKind, string>> = {
    cash: pathTo('desk', '/cash', { county }),
    'cash-in-transit': pathTo('desk', '/cash', { county }),
    tabs: pathTo('desk', '/villagers', { county }, { station: id }),
    orders: pathTo('desk', '/orders', { county }, { station: id }),
    parcels: pathTo('desk', '/parcels', { county }, { station: id }),
    consignments: pathTo('desk', '/consignments', { county }, { station: id }),
  };
  return (
    <div>
      <p class="note">{network.stillHeld}</p>
      <ul aria-label={network.stillHeld}>
        {there.map((kind) => (
          <li key={kind}>
            <Link href={where[kind]}>
              {network.held[kind]}{' '}
              {kind === 'cash' || kind === 'cash-in-transit' || kind === 'tabs' ? (
                <Money fen={held[kind]} />
              ) : (
                <span class="figures">{held[kind]}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
