import { accountOf, doubtsAbout, reversalReasons } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useCountyCode, useMay } from '../../county.tsx';
import { ReasonDialog } from '../../forms/reason-dialog.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import { useLoopCost, type LoopCostAnswer } from '../../sync/loop-costs.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Moment } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { Doubts } from '../../loops/doubts.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { CarriedPieces, Contributions, StationShares } from './cost-shares.tsx';
import { costLooks } from './cost-words.ts';
import { CostParts } from './cost-parts.tsx';
import './costs.css';
import { SettleDialog } from './settle-dialog.tsx';

/** What one loop cost and who bears it: as it would be booked, then as it was. */
export function LoopCostScreen({ id }: DeskScreenProps) {
  const { costs } = useMessages();
  const county = useCountyCode();
  const loop = useLoopCost(county, id);
  const [asking, setAsking] = useState<'settle' | 'reverse'>();
  const [done, setDone] = useState<string>();
  const finish = (text: string) => {
    setAsking(undefined);
    setDone(text);
  };
  return (
    <Answer of={loop}>
      {(one) => (
        <DeskPage
          up={{ href: pathTo('desk', '/loop-costs', { county }, { month: one.day.slice(0, 7) }), label: costs.title }}
          title={
            <span class="title-with-badge">
              {costs.loop.title(one.vehicleName, one.day)}{' '}
              <Badge {...costLooks[one.stage]}>{costs.stages[one.stage]}</Badge>
            </span>
          }
          actions={
            <span class="row-actions">
              <ButtonLink icon="truck" href={pathTo('desk', '/loops', { county }, { day: one.day })}>
                {costs.loop.toDay}
              </ButtonLink>
              <Step loop={one} onAsk={setAsking} />
            </span>
          }
        >
          {done !== undefined && <Notice>{done}</Notice>}
          <Standing loop={one} />
          {one.stage !== 'settled' && <Doubts of={doubtsAbout(one.cost, one.planned)} />}
          <CostParts loop={one} />
          <StationShares loop={one} />
          <Contributions loop={one} />
          <CarriedPieces loop={one} />
          {asking === 'settle' && (
            <SettleDialog loop={one} onClose={() => setAsking(undefined)} onDone={() => finish(costs.loop.done)} />
          )}
          {asking === 'reverse' && (
            <ReasonDialog
              name={`reverse-loop-cost ${one.loop}`}
              label={costs.reverse.reason}
              action={costs.reverse.action}
              title={costs.reverse.title}
              hint={costs.reverse.hint}
              words={costs.reversalReasons}
              among={reversalReasons}
              commandOf={(reason) => prepare('reverse-loop-cost', { loop: one.loop, reason })}
              onClose={() => setAsking(undefined)}
              onDone={() => finish(costs.loop.undone)}
            />
          )}
        </DeskPage>
      )}
    </Answer>
  );
}

function Step({ loop, onAsk }: { loop: LoopCostAnswer; onAsk: (what: 'settle' | 'reverse') => void }) {
  const { costs } = useMessages();
  const may = useMay();
  const rights = may('loops.settle') ? undefined : costs.loop.rights;
  if (loop.stage === 'settled') {
    return (
      <Button icon="undo" reason={rights} onClick={() => onAsk('reverse')}>
        {costs.loop.reverse}
      </Button>
    );
  }
  return (
    <Button
      kind="primary"
      reason={rights ?? (loop.onVan > 0 ? costs.loop.waiting(loop.onVan) : undefined)}
      onClick={() => onAsk('settle')}
    >
      {costs.loop.settle}
    </Button>
  );
}

/** Who settled or reversed it, or that these are not the books yet. */
function Standing({ loop: one }: { loop: LoopCostAnswer }) {
  const { costs, words } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const nameOf = (person: LoopCostAnswer['settledBy']) => person?.name ?? words.unknownPerson;
  return (
    <p class="note cost-standing">
      {one.stage === 'settled' && one.settledAt !== null && (
        <>
          {costs.loop.settledBy(nameOf(one.settledBy))} · <Moment at={one.settledAt} />
          {one.times > 1 && ` · ${costs.loop.times(one.times)}`}
        </>
      )}
      {one.stage === 'reversed' && one.reversedAt !== null && one.reason !== null && (
        <>
          {costs.loop.reversedBy(nameOf(one.reversedBy), costs.reversalReasons[one.reason])} ·{' '}
          <Moment at={one.reversedAt} />
        </>
      )}
      {one.stage !== 'settled' && ` ${costs.loop.notBooked}`}
      {one.stage === 'settled' && may('ledger.read') && (
        <>
          {' · '}
          <Link href={pathTo('desk', '/ledger/:id', { county, id: accountOf.vehiclePayable(one.vehicle) })}>
            {costs.loop.inLedger}
          </Link>
        </>
      )}
    </p>
  );
}
