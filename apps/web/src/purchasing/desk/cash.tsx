import { CENTRE } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { useMessages } from '../../i18n/index.tsx';
import { AmountDialog } from '../../ledger/amount-dialog.tsx';
import { pathTo } from '../../paths.ts';
import { prepare } from '../../sync/command.ts';
import {
  useDrawers,
  useRemittances,
  useRemittancesSums,
  type DrawerRow,
  type RemittanceRow,
} from '../../sync/money.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { CheckField } from '../../ui/field.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useInOrder } from '../../ui/sorting.tsx';
import { Listing, rowsOf } from '../../shell/listing.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { yuanText } from '../../ui/yuan.ts';
import { DaysFilter } from '../../desk/days-filter.tsx';
import { ListSums } from '../../desk/list-sums.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useDays } from '../../desk/use-days.ts';
import { DrawersExport, RemittancesExport } from './cash-exports.tsx';
import { Institution } from '../../ledger/desk/institution.tsx';
import { remittanceLooks } from '../../ledger/desk/money-looks.ts';
import { ConfirmRemittance } from './confirm-remittance.tsx';

type Open =
  | { readonly is: 'float'; readonly drawer: DrawerRow }
  | { readonly is: 'confirm'; readonly remittance: RemittanceRow };

/** What the order of the drawers is called in the address, beside that of the remittances. */
const DRAWERS = 'drawers';

/** The cash of every station, and what is on its way to the centre. */
export function Cash() {
  const { cash, desk } = useMessages();
  const county = useCountyCode();
  const [open, setOpen] = useState<Open>();
  const [done, setDone] = useState<string>();
  const [stage, setStage] = useFilter('stage');
  const [sort] = useFilter('sort');
  const drawers = useDrawers(county);
  const days = useDays();
  const narrowed = { stage, ...days.asked };
  const remittances = useRemittances(county, { ...narrowed, sort });
  const sums = useRemittancesSums(county, narrowed);
  const finish = (text: string) => {
    setDone(text);
    setOpen(undefined);
  };
  const drawerColumns = useDrawerColumns((drawer) => setOpen({ is: 'float', drawer }));
  const inOrder = useInOrder(drawerColumns, DRAWERS);
  const remittanceColumns = useRemittanceColumns((remittance) => setOpen({ is: 'confirm', remittance }));
  return (
    <DeskPage
      title={cash.title}
      intro={cash.intro}
      actions={
        <ButtonLink icon="ledger" href={pathTo('desk', '/cash/:id', { county, id: CENTRE })}>
          {cash.movements.centre}
        </ButtonLink>
      }
    >
      {done !== undefined && <Notice>{done}</Notice>}
      <Institution onDone={finish} />
      <section class="panel" aria-labelledby="remittances">
        <div class="panel-head">
          <h2 id="remittances">{cash.toConfirm}</h2>
          <div class="row-actions">
            <DaysFilter label={cash.sentAt} />
            <CheckField
              label={cash.toConfirmOnly}
              checked={stage === 'sent'}
              onChange={(checked) => setStage(checked ? 'sent' : '')}
            />
            <RemittancesExport filters={{ ...narrowed, sort }} />
          </div>
        </div>
        <ListSums
          of={sums}
          figures={({ sentFen, countedFen }) => [
            { name: cash.sent, figure: <Money fen={sentFen} /> },
            { name: cash.counted, figure: <Money fen={countedFen} /> },
          ]}
        />
        <Listing
          of={remittances}
          empty={
            days.text === '' ? (
              <EmptyState icon="truck" title={cash.noRemittances} next={cash.noRemittancesNext} />
            ) : (
              <EmptyState icon="search" title={desk.filters.nothingThen} next={desk.filters.widen} />
            )
          }
        >
          {(rows) => (
            <Table
              caption={cash.toConfirm}
              order="-sent"
              columns={remittanceColumns}
              rows={rows}
              keyOf={(row) => row.id}
            />
          )}
        </Listing>
      </section>
      <section class="panel" aria-labelledby="drawers">
        <div class="panel-head">
          <h2 id="drawers">{cash.station}</h2>
          <DrawersExport rows={inOrder(rowsOf(drawers) ?? [])} />
        </div>
        <Listing of={drawers} empty={<EmptyState icon="earnings" title={cash.empty} next={cash.emptyNext} />}>
          {(rows) => (
            <Table
              caption={cash.title}
              sortedIn={DRAWERS}
              columns={drawerColumns}
              rows={rows}
              keyOf={(row) => row.station}
            />
          )}
        </Listing>
      </section>
      {open?.is === 'float' && <GiveFloat drawer={open.drawer} onClose={() => setOpen(undefined)} onDone={finish} />}
      {open?.is === 'confirm' && (
        <ConfirmRemittance
          remittance={open.remittance}
          onClose={() => setOpen(undefined)}
          onDone={() => finish(cash.confirmed)}
        />
      )}
    </DeskPage>
  );
}

function useDrawerColumns(giveFloat: (drawer: DrawerRow) => void): readonly Column<DrawerRow>[] {
  const { cash } = useMessages();
  const county = useCountyCode();
  const mayNot = useReason();
  return [
    {
      title: cash.station,
      sort: { name: 'station', by: ({ stationName }) => stationName },
      wide: true,
      cell: ({ stationName, partnerName }) => (
        <span class="stacked">
          <strong>{stationName}</strong>
          <span class="note">{partnerName}</span>
        </span>
      ),
    },
    {
      title: cash.holds,
      sort: { name: 'holds', by: ({ cashFen }) => cashFen },
      figure: true,
      labelled: true,
      cell: ({ cashFen, limitFen, overLimit }) => (
        <span class="stacked">
          <Money fen={cashFen} />
          <span class={overLimit ? 'low-mark' : 'note'}>{overLimit ? cash.over : cash.limit(yuanText(limitFen))}</span>
        </span>
      ),
    },
    {
      title: cash.inTransit,
      figure: true,
      labelled: true,
      sort: { name: 'way', by: ({ inTransitFen }) => inTransitFen },
      cell: ({ inTransitFen }) => inTransitFen !== 0 && <Money fen={inTransitFen} />,
    },
    {
      title: cash.shortOver,
      figure: true,
      labelled: true,
      sort: { name: 'short', by: ({ shortOverFen }) => shortOverFen },
      cell: ({ shortOverFen }) => shortOverFen !== 0 && <Money fen={shortOverFen} />,
    },
    {
      title: cash.lastCount,
      labelled: true,
      sort: { name: 'counted', by: ({ countedAt }) => countedAt },
      cell: (row) => <LastCount drawer={row} />,
    },
    {
      title: '',
      tight: true,
      wide: true,
      cell: (drawer) => (
        <span class="row-actions">
          <ButtonLink
            kind="plain"
            label={cash.movements.openOf(drawer.stationName)}
            href={pathTo('desk', '/cash/:id', { county, id: drawer.station })}
          >
            {cash.movements.open}
          </ButtonLink>
          <Button
            kind="plain"
            label={cash.giveFloatTo(drawer.stationName)}
            reason={mayNot('cash.float')}
            onClick={() => giveFloat(drawer)}
          >
            {cash.giveFloat}
          </Button>
        </span>
      ),
    },
  ];
}

function LastCount({ drawer: { countedAt, differenceFen, reason } }: { drawer: DrawerRow }) {
  const { cash, money } = useMessages();
  if (countedAt === null) return <span class="note">{cash.neverCounted}</span>;
  return (
    <span class="stacked">
      <Moment at={countedAt} />
      <span class="note">
        {differenceFen === null || differenceFen === 0 ? cash.fits : <Money fen={differenceFen} signed />}
        {reason !== null && ` · ${money.cashReasons[reason]}`}
      </span>
    </span>
  );
}

function useRemittanceColumns(confirm: (remittance: RemittanceRow) => void): readonly Column<RemittanceRow>[] {
  const { cash, money, words } = useMessages();
  const mayNot = useReason();
  return [
    {
      title: cash.station,
      wide: true,
      cell: ({ stationName, partnerName }) => (
        <span class="stacked">
          <strong>{stationName}</strong>
          <span class="note">{partnerName}</span>
        </span>
      ),
    },
    { title: cash.sentAt, labelled: true, sort: { name: 'sent' }, cell: ({ sentAt }) => <Moment at={sentAt} /> },
    {
      title: cash.sent,
      figure: true,
      labelled: true,
      sort: { name: 'amount' },
      cell: ({ sentFen }) => <Money fen={sentFen} />,
    },
    {
      title: cash.counted,
      sort: { name: 'counted' },
      figure: true,
      labelled: true,
      cell: ({ countedFen, sentFen, reason, confirmedByName }) =>
        countedFen === null ? (
          ''
        ) : (
          <span class="stacked">
            <Money fen={countedFen} />
            <span class="note">{confirmedByName}</span>
            {countedFen !== sentFen && (
              <span class="note">
                <Money fen={countedFen - sentFen} signed /> {reason !== null && money.cashReasons[reason]}
              </span>
            )}
          </span>
        ),
    },
    {
      title: words.stage,
      cell: ({ stage }) => <Badge {...remittanceLooks[stage]}>{money.remittanceStages[stage]}</Badge>,
    },
    {
      title: '',
      tight: true,
      wide: true,
      cell: (row) =>
        row.stage === 'sent' && (
          <span class="row-actions">
            <Button
              label={cash.confirmOf(row.stationName)}
              reason={mayNot('cash.confirm')}
              onClick={() => confirm(row)}
            >
              {cash.confirm}
            </Button>
          </span>
        ),
    },
  ];
}

interface DialogProps {
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
}

function GiveFloat({ drawer, onClose, onDone }: DialogProps & { drawer: DrawerRow }) {
  const { cash } = useMessages();
  return (
    <AmountDialog
      name={`open-float ${drawer.station}`}
      title={cash.giveFloatTo(drawer.stationName)}
      hint={cash.floatHint}
      label={cash.amount}
      action={cash.giveFloat}
      commandOf={(amountFen) => prepare('open-float', { station: drawer.station, amountFen })}
      onClose={onClose}
      onDone={() => onDone(cash.given)}
    />
  );
}
