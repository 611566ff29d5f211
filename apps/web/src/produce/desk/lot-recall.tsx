import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { Answer } from '../../shell/answer.tsx';
import { Moment } from '../../shell/figures.tsx';
import { useLotRecall, type LotRow } from '../../sync/produce.ts';
import { Table } from '../../ui/table.tsx';

/** Whom the recall of a lot told, how and when; who has not been told yet stands first. */
export function LotRecall({ of }: { of: LotRow }) {
  const { lots } = useMessages();
  const { recall: say } = lots;
  const recall = useLotRecall(useCountyCode(), of.id, of.recalled !== null);
  if (of.recalled === null) return null;
  return (
    <section class="panel" aria-label={say.title}>
      <div class="panel-head">
        <h2>{say.title}</h2>
        <p class="low-mark">{say.since(lots.reasons[of.recalled.reason])}</p>
      </div>
      <Answer of={recall}>
        {({ rows }) => (
          <>
            <p class="panel-body note figures">
              {say.told(rows.filter(({ how }) => how !== null).length, rows.length)}
            </p>
            <Table
              caption={say.title}
              rows={rows.toSorted((one, other) => Number(one.how !== null) - Number(other.how !== null))}
              keyOf={({ id }) => id}
              columns={[
                { title: lots.recall.person, wide: true, cell: ({ who, name }) => `${say.who[who]} ${name}` },
                { title: lots.holders, labelled: true, cell: ({ personName }) => personName },
                {
                  title: say.state,
                  cell: ({ how, at }) =>
                    how === null ? (
                      <span class="low-mark">{say.notYet}</span>
                    ) : (
                      <span>
                        {say.ways[how]} {at !== null && <Moment at={at} />}
                      </span>
                    ),
                },
              ]}
            />
          </>
        )}
      </Answer>
    </section>
  );
}
