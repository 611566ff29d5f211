import { unclaimedDays } from '@yangui/domain';
import { ActLine } from '../../acts/act-line.tsx';
import { useActs, type Acts } from '../../acts/use-acts.ts';
import { useCountyCode, useMay } from '../../county.tsx';
import { ActsHere, RowsHere, type HereProps, type Wish } from '../../desk/acts-here.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import { useParcels } from '../../sync/parcels.ts';
import { Button } from '../../ui/button.tsx';
import { parcelHindrance } from '../parcel-actions.ts';
import { useCarrierName } from '../parcel-parts.tsx';

/** Parcels that nobody came for in fifteen days: each goes back to its carrier with one press, as the courier takes it. */
export function UnclaimedHere(props: HereProps) {
  const acts = useActs();
  return (
    <ActsHere {...props} acts={acts}>
      {(wish) => <ParcelRows wish={wish} acts={acts} />}
    </ActsHere>
  );
}

function ParcelRows({ wish, acts }: { wish: Wish; acts: Acts }) {
  const { parcels } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const carrierName = useCarrierName();
  const give = parcels.actions.return;
  return (
    <RowsHere
      list="unclaimed"
      of={useParcels(county, { waited: '15', sort: 'received' })}
      wish={wish}
      stays={(id) => acts.of(id) !== undefined}
      refused={(id) => acts.of(id)?.standing.is === 'refused'}
      facts={({ id, number, carrier, stationName, receivedAtStation }) => ({
        href: pathTo('desk', '/parcels/:id', { county, id }),
        what: `${carrierName(carrier)} ${number}`,
        place: stationName,
        since: receivedAtStation,
      })}
      step={(row) => {
        const act = acts.of(row.id);
        if (act !== undefined) return <ActLine act={act} done={parcels.stages.returned} />;
        // What waits by the centre’s clock a little less than the days is refused by the rule, and said so on the row.
        if (parcelHindrance('return', row, may) !== undefined || (row.waitedDays ?? 0) < unclaimedDays[2]) return null;
        return (
          <Button
            label={`${give} ${row.number}`}
            onClick={() =>
              acts.act(new Map([[row.id, prepare('return-parcel', { parcel: row.id, reason: 'unclaimed' })]]))
            }
          >
            {give}
          </Button>
        );
      }}
    />
  );
}
