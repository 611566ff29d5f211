import { stopAnswers } from '@yangui/domain';
import { ActLine } from '../../acts/act-line.tsx';
import { useActs, type Acts } from '../../acts/use-acts.ts';
import { useCountyCode } from '../../county.tsx';
import { ActsHere, RowsHere, type HereProps, type Wish } from '../../desk/acts-here.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import { useLoopAttention } from '../../sync/loops.ts';
import { Button } from '../../ui/button.tsx';

/** What drivers found wrong: how it was seen to is one press, each answer a button of its own. */
export function TroublesHere(props: HereProps) {
  const acts = useActs();
  return (
    <ActsHere {...props} acts={acts}>
      {(wish) => <TroubleRows wish={wish} acts={acts} />}
    </ActsHere>
  );
}

function TroubleRows({ wish, acts }: { wish: Wish; acts: Acts }) {
  const { exceptions: say } = useMessages().loops;
  const county = useCountyCode();
  const { data, error, refetch } = useLoopAttention(county, true);
  const rows = data?.troubles.map((one) => ({ ...one, id: `${one.loop} ${one.exception}` }));
  return (
    <RowsHere
      list="troubles"
      of={{ data: rows && { pages: [{ rows }] }, isPlaceholderData: false, error, refetch }}
      wish={wish}
      stays={(id) => acts.of(id) !== undefined}
      refused={(id) => acts.of(id)?.standing.is === 'refused'}
      facts={({ day, vehicleName, stationName, trouble, at }) => ({
        href: pathTo('desk', '/loops', { county }, { day }),
        what: `${vehicleName} · ${say.troubles[trouble]}`,
        place: stationName,
        since: at,
      })}
      step={({ id, loop, exception, stationName }) => {
        const act = acts.of(id);
        if (act !== undefined) return <ActLine act={act} done={say.done} />;
        return stopAnswers.map((answer) => (
          <Button
            key={answer}
            label={`${say.answers[answer]} ${stationName}`}
            onClick={() => acts.act(new Map([[id, prepare('answer-stop', { loop, exception, answer })]]))}
          >
            {say.answers[answer]}
          </Button>
        ));
      }}
    />
  );
}
