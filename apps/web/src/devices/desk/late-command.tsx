import { isProblemCode, problems, turnDownReasons, type TurnDownReason } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useStanding } from '../../county.tsx';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useLateCommand, useReview, type LateRow } from '../../sync/late.ts';
import { Refused } from '../../sync/refused.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Form, SelectField } from '../../ui/field.tsx';
import { Moment } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { DeskPage } from '../../desk/page.tsx';
import { useCommandWord } from '../../shell/record-words.ts';
import { ReviewNote } from './review-note.tsx';
import { Said } from './said.tsx';
import { Facts } from '../../ui/facts.tsx';

/** One late record: what was done, by whom, why it waits; taken in or turned down here. */
export function LateCommandScreen({ id }: DeskScreenProps) {
  const { late } = useMessages();
  const county = useCountyCode();
  const commandWord = useCommandWord();
  const read = useLateCommand(county, id);
  const reviewer = useReview(county);
  const [done, setDone] = useState<'takeIn' | 'turnDown'>();
  const up = { href: pathTo('desk', '/late', { county }), label: late.title };
  if (reviewer.state.is === 'done' && done !== undefined) {
    return (
      <DeskPage up={up} title={late.title}>
        <Notice>{done === 'takeIn' ? late.takenIn(1) : late.turnedDown}</Notice>
      </DeskPage>
    );
  }
  if (read.error instanceof Refused && read.error.problem.code === 'not-found') {
    return (
      <DeskPage up={up} title={late.title}>
        <EmptyState icon="check" title={late.gone} next={late.goneNext}>
          <ButtonLink href={up.href}>{late.title}</ButtonLink>
        </EmptyState>
      </DeskPage>
    );
  }
  return (
    <Answer of={read}>
      {(row) => (
        <DeskPage up={up} title={commandWord(row.type)}>
          <WhoAndWhen row={row} />
          <Decide
            row={row}
            reviewer={reviewer}
            onDecide={(decision) => {
              setDone('takeIn' in decision ? 'takeIn' : 'turnDown');
              reviewer.decide([row.id], decision);
            }}
          />
          <section class="panel" aria-label={late.said}>
            <div class="panel-head">
              <h2>{late.said}</h2>
            </div>
            <div class="panel-body">
              <Said row={row} />
            </div>
          </section>
        </DeskPage>
      )}
    </Answer>
  );
}

function WhoAndWhen({ row }: { row: LateRow }) {
  const { late, words } = useMessages();
  const { language } = useSpeech();
  return (
    <>
      <Facts
        of={[
          { label: late.who, value: row.by.name ?? words.unknownPerson },
          { label: words.station, value: row.station?.name ?? row.placeName },
          { label: late.made, value: <Moment at={row.at} /> },
          { label: late.received, value: <Moment at={row.receivedAt} /> },
        ]}
      />
      <p>
        {isProblemCode(row.why)
          ? problems[row.why][language].replace('{at}', new Date(row.at + 28_800_000).toISOString().slice(0, 10))
          : row.why}
      </p>
    </>
  );
}

interface DecideProps {
  readonly row: LateRow;
  readonly reviewer: ReturnType<typeof useReview>;
  readonly onDecide: (decision: { readonly takeIn: true } | { readonly turnDown: TurnDownReason }) => void;
}

function Decide({ row, reviewer, onDecide }: DecideProps) {
  const { late } = useMessages();
  const { me } = useStanding();
  const [turning, setTurning] = useState(false);
  const own = row.by.id === me.person.id ? late.own : undefined;
  return (
    <section class="panel" aria-label={late.takeIn}>
      <div class="panel-body">
        <p class="note">{late.takeInHint}</p>
        <ReviewNote state={reviewer.state} done={late.takenIn} />
        <DialogActions>
          <Button kind="danger" icon="ban" reason={own} busy={reviewer.busy} onClick={() => setTurning(true)}>
            {late.turnDown}
          </Button>
          <Button
            kind="primary"
            icon="check"
            reason={own ?? (row.erased ? late.erased : row.emptiedAt === null ? undefined : late.emptied)}
            busy={reviewer.busy}
            onClick={() => onDecide({ takeIn: true })}
          >
            {late.takeIn}
          </Button>
        </DialogActions>
      </div>
      {turning && (
        <TurnDown
          onClose={() => setTurning(false)}
          onTurnDown={(reason) => {
            setTurning(false);
            onDecide({ turnDown: reason });
          }}
        />
      )}
    </section>
  );
}

function TurnDown({ onClose, onTurnDown }: { onClose: () => void; onTurnDown: (reason: TurnDownReason) => void }) {
  const { late, money, shell, words } = useMessages();
  const [reason, setReason] = useState<TurnDownReason | ''>('');
  const send = () => reason !== '' && onTurnDown(reason);
  return (
    <Dialog title={late.turnDownTitle} onClose={onClose}>
      <Form onSubmit={send}>
        <p class="note">{late.turnDownHint}</p>
        <SelectField
          label={words.reason}
          value={reason}
          onChange={setReason}
          empty={money.choose}
          options={turnDownReasons.map((value) => ({ value, label: late.reasons[value] }))}
        />
        <DialogActions>
          <Button onClick={onClose}>{shell.cancel}</Button>
          <Button kind="danger" submit reason={reason === '' ? money.choose : undefined}>
            {late.turnDown}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
