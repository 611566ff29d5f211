import { businessDay } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { AmountDialog } from '../../ledger/amount-dialog.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import { useDayCloses, useDrawers, useRemittances, type DayCloseRow, type DrawerRow } from '../../sync/money.ts';
import { Button } from '../../ui/button.tsx';
import { Moment, Money, useNow } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { yuanText } from '../../ui/yuan.ts';
import type { CounterScreenProps } from '../../counter/screens.ts';
import '../../ledger/money.css';
import './drawer.css';
import { CloseDay } from '../close-day.tsx';
import { CloseSlipButton } from '../close-slip.tsx';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import { Tabs } from './tabs.tsx';

/** The station's drawer: what it should hold, counting it, remitting it; and who owes on a tab. */
export function CounterCash({ station }: CounterScreenProps) {
  const { cash } = useMessages();
  const county = useCountyCode();
  const drawers = useDrawers(county);
  const [done, setDone] = useState<string>();
  return (
    <article class="counter-page">
      <h1>{cash.partnerTitle}</h1>
      {done !== undefined && <Notice>{done}</Notice>}
      <Answer of={drawers} lines={4}>
        {() => {
          const drawer = rowsOf(drawers)?.find((row) => row.station === station.id);
          return drawer && <Drawer drawer={drawer} onDone={setDone} />;
        }}
      </Answer>
      <Closes station={station.id} />
      <UnderWay station={station.id} />
      <Tabs station={station.id} onDone={setDone} />
    </article>
  );
}

function Drawer({ drawer, onDone }: { drawer: DrawerRow; onDone: (text: string) => void }) {
  const { cash } = useMessages();
  const county = useCountyCode();
  const [open, setOpen] = useState<DrawerStep>();
  const { cashFen, limitFen, countedAt, differenceFen, closedDay } = drawer;
  const room = limitFen - cashFen;
  const finish = (text: string) => {
    setOpen(undefined);
    onDone(text);
  };
  return (
    <section class="panel panel-body drawer">
      <p class="drawer-holds">
        <span>{cash.inDrawer}</span>
        <strong>
          <Money fen={cashFen} />
        </strong>
      </p>
      <progress
        class="drawer-limit"
        value={Math.min(Math.max(cashFen, 0), limitFen)}
        max={Math.max(limitFen, 1)}
        aria-label={cash.limit(yuanText(limitFen))}
      />
      <p class={room > 0 ? 'note' : 'notice notice-amber'}>
        {room > 0 ? cash.roomLeft(yuanText(room)) : cash.full} · {cash.limit(yuanText(limitFen))}
      </p>
      <p class="note">
        {cash.lastCount}
        {' · '}
        {countedAt === null ? (
          cash.neverCounted
        ) : (
          <>
            <Moment at={countedAt} /> ·{' '}
            {differenceFen === 0 || differenceFen === null ? cash.fits : <Money fen={differenceFen} signed />}
          </>
        )}
      </p>
      <p class="note">{closedDay === null ? cash.closes.never : cash.closes.upTo(closedDay)}</p>
      <p>
        <Link href={pathTo('counter', '/cash/movements', { county })}>{cash.movements.title}</Link>
      </p>
      <DrawerSteps drawer={drawer} onOpen={setOpen} />
      {open === 'count' && <Count drawer={drawer} onClose={() => setOpen(undefined)} onDone={finish} />}
      {open === 'close' && <Close drawer={drawer} onClose={() => setOpen(undefined)} onDone={finish} />}
      {open === 'remit' && <Remit drawer={drawer} onClose={() => setOpen(undefined)} onDone={finish} />}
    </section>
  );
}

type DrawerStep = 'count' | 'remit' | 'close';

/** What can be done with the drawer. */
function DrawerSteps({ drawer, onOpen }: { drawer: DrawerRow; onOpen: (step: DrawerStep) => void }) {
  const { cash } = useMessages();
  const { cashFen, closedDay } = drawer;
  const today = businessDay(useNow());
  return (
    <div class="drawer-steps">
      <Button large onClick={() => onOpen('count')}>
        {cash.count}
      </Button>
      <Button kind="primary" large reason={cashFen > 0 ? undefined : cash.fits} onClick={() => onOpen('remit')}>
        {cash.remit}
      </Button>
      <Button
        large
        wide
        reason={closedDay !== null && closedDay >= today ? cash.closes.closedToday : undefined}
        onClick={() => onOpen('close')}
      >
        {cash.closes.action}
      </Button>
    </div>
  );
}

interface StepProps {
  readonly drawer: DrawerRow;
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
}

function Count({ drawer, onClose, onDone }: StepProps) {
  const { cash } = useMessages();
  return (
    <AmountDialog
      name="count-cash"
      title={cash.count}
      hint={cash.countHint}
      label={cash.countedFen}
      action={cash.count}
      expectedFen={drawer.cashFen}
      commandOf={(countedFen, reason) => prepare('count-cash', { station: drawer.station, countedFen, reason })}
      onClose={onClose}
      onDone={() => onDone(cash.countDone)}
    />
  );
}

function Remit({ drawer, onClose, onDone }: StepProps) {
  const { cash } = useMessages();
  return (
    <AmountDialog
      name="remit-cash"
      title={cash.remit}
      hint={cash.remitHint}
      label={cash.amount}
      action={cash.remit}
      beginFen={drawer.cashFen}
      commandOf={(amountFen) => prepare('remit-cash', { station: drawer.station, amountFen })}
      onClose={onClose}
      onDone={() => onDone(cash.remitDone)}
    />
  );
}

function Close({ drawer: { station, cashFen, closedDay }, onClose, onDone }: StepProps) {
  const { closes: say } = useMessages().cash;
  return (
    <CloseDay
      name="close-drawer"
      title={say.title}
      expectedFen={cashFen}
      closedDay={closedDay}
      commandOf={(closing) => prepare('close-drawer', { station, ...closing })}
      onClose={onClose}
      onDone={() => onDone(say.done)}
    />
  );
}

/** The last days that were closed, each with its slip. */
function Closes({ station }: { station: string }) {
  const { closes: say } = useMessages().cash;
  const rows = rowsOf(useDayCloses(useCountyCode(), { drawer: station, limit: '7' })) ?? [];
  if (rows.length === 0) return null;
  return (
    <section class="money-section">
      <h2>{say.title}</h2>
      <ul class="panel money-list">
        {rows.map((row) => (
          <li key={row.id} class="close-of">
            <CloseFacts of={row} />
            <span class="money-list-end">
              <Money fen={row.countedFen} />
              <CloseSlipButton close={row} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CloseFacts({ of: { day, closedAt, differenceFen, reason, provisional } }: { of: DayCloseRow }) {
  const { cash, money } = useMessages();
  return (
    <span class="money-what">
      <strong class="figures">{day}</strong>
      <span class="note">
        <Moment at={closedAt} /> · {differenceFen === 0 ? cash.fits : <Money fen={differenceFen} signed />}
        {reason !== null && ` · ${money.cashReasons[reason]}`}
      </span>
      {provisional === true && <ProvisionalMark />}
    </span>
  );
}

/** What the centre has still to confirm, and what it counted of the last ones. */
function UnderWay({ station }: { station: string }) {
  const { cash, money } = useMessages();
  const remittances = useRemittances(useCountyCode(), { station, limit: '5' });
  const rows = rowsOf(remittances) ?? [];
  if (rows.length === 0) return null;
  return (
    <section class="money-section">
      <h2>{cash.toConfirm}</h2>
      <ul class="panel money-list">
        {rows.map((row) => (
          <li key={row.id}>
            <span class="money-what">
              <strong>{money.remittanceStages[row.stage]}</strong>
              <span class="note">
                <Moment at={row.sentAt} />
                {row.reversedAt !== null && (
                  <>
                    {' · '}
                    {money.remittanceStages.reversed} <Moment at={row.reversedAt} />
                  </>
                )}
                {row.countedFen !== null && row.countedFen !== row.sentFen && (
                  <>
                    {' · '}
                    {cash.counted} <Money fen={row.countedFen} />
                    {row.reason !== null && ` · ${money.cashReasons[row.reason]}`}
                  </>
                )}
              </span>
            </span>
            {row.stage === 'reversed' ? (
              <s>
                <Money fen={row.sentFen} />
              </s>
            ) : (
              <Money fen={row.sentFen} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
