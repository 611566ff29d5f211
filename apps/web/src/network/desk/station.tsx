import { heldRefusal, networkProblems } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { ConfirmDialog } from '../../forms/confirm-dialog.tsx';
import { useMessages, useProblemText } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { type StationRow, useStation } from '../../sync/stations.ts';
import { prepare } from '../../sync/command.ts';
import { worded } from '../../sync/problem.ts';
import { useEarnings } from '../../sync/earnings.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { DeskPage } from '../../desk/page.tsx';
import { AppointPartner } from './appoint-partner.tsx';
import { nothingHeld } from './still-held.tsx';
import { StationBadge } from './station-badge.tsx';
import { StagePanel } from './stage-panel.tsx';
import { TakeBack } from './take-back.tsx';
import { Facts } from '../../ui/facts.tsx';

/** One station: who runs it, how busy it is, what its partner has earned. */
export function StationScreen({ id }: DeskScreenProps) {
  const { desk } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const station = useStation(county, id);
  return (
    <Answer of={station}>
      {(one) => (
        <DeskPage
          up={{ href: pathTo('desk', '/stations', { county }), label: desk.stations.title }}
          title={
            <span class="title-with-badge">
              {one.name} <StationBadge stage={one.stage} />
            </span>
          }
          intro={`${one.townName} · ${one.villageName}`}
        >
          <dl class="figure-row">
            <div>
              <dt>{desk.stations.openOrders}</dt>
              <dd class="figures">{one.openOrders}</dd>
            </div>
            <div>
              <dt>{desk.stations.last30}</dt>
              <dd class="figures">{one.ordersLast30Days}</dd>
            </div>
            <div>
              <dt>{desk.stations.villagers}</dt>
              <dd class="figures">{one.villagers}</dd>
            </div>
            <div>
              <dt>{desk.stations.openedAt}</dt>
              <dd class="figure-moment">{one.openedAt === null ? '—' : <Moment at={one.openedAt} />}</dd>
            </div>
          </dl>
          <div class="row-actions">
            <ButtonLink icon="orders" href={pathTo('desk', '/orders', { county }, { station: id })}>
              {desk.stations.seeOrders}
            </ButtonLink>
            {may('villagers.read') && (
              <ButtonLink icon="villagers" href={pathTo('desk', '/villagers', { county }, { station: id })}>
                {desk.stations.seeVillagers}
              </ButtonLink>
            )}
          </div>
          <StagePanel station={one} />
          <PartnerPanel station={one} />
        </DeskPage>
      )}
    </Answer>
  );
}

function PartnerPanel({ station }: { station: StationRow }) {
  const { desk, words, network } = useMessages();
  const may = useMay();
  const mayNot = useReason();
  const [open, setOpen] = useState<'appoint' | 'end' | 'take-back'>();
  const [done, setDone] = useState<string>();
  const notAllowed = mayNot('partners.appoint', station.village);
  const { partner } = station;
  const say = useProblemText();
  const no = heldRefusal(station.name, station.held ?? nothingHeld);
  const held = no && say(worded(networkProblems, no));
  // Whoever is there settles it themselves; the centre alone where nobody is.
  const toTakeBack = partner === null ? station.held?.cash !== 0 : no !== undefined;
  const closed = station.stage === 'closed' ? network.stepNotNow(network.stages.closed) : undefined;
  return (
    <section class="panel" aria-label={words.partner}>
      <div class="panel-head">
        <h2>{words.partner}</h2>
      </div>
      <div class="panel-body fields">
        {done !== undefined && <Notice>{done}</Notice>}
        <div class="partner">
          {partner === null ? (
            <Badge icon="alert" tone="received">
              {desk.stations.noPartner}
            </Badge>
          ) : (
            <strong class="partner-name">{partner.name ?? words.unknownPerson}</strong>
          )}
          {partner === null ? (
            <Button kind="primary" icon="plus" reason={notAllowed ?? closed} onClick={() => setOpen('appoint')}>
              {desk.stations.appoint}
            </Button>
          ) : (
            <Button kind="danger" reason={notAllowed ?? held} onClick={() => setOpen('end')}>
              {desk.stations.end}
            </Button>
          )}
        </div>
        {toTakeBack && station.held !== null && (
          <div>
            <Button reason={notAllowed} onClick={() => setOpen('take-back')}>
              {network.takeBack.open}
            </Button>
          </div>
        )}
        {partner !== null && may('earnings.read', station.village) && <PartnerEarnings partner={partner.id} />}
      </div>
      {open === 'appoint' && <AppointPartner station={station} onClose={() => setOpen(undefined)} />}
      {open === 'take-back' && <TakeBack station={station} onClose={() => setOpen(undefined)} />}
      {open === 'end' && (
        <EndAppointment
          station={station}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setOpen(undefined);
            setDone(desk.stations.ended);
          }}
        />
      )}
    </section>
  );
}

function PartnerEarnings({ partner }: { partner: string }) {
  const { counter } = useMessages();
  const earnings = useEarnings(useCountyCode(), { partner });
  return (
    <Answer of={earnings} lines={1}>
      {({ pages: [first] }) =>
        first && (
          <Facts
            of={(['accrued', 'pending', 'payable'] as const).map((heap) => ({
              label: counter.earnings[heap],
              value: <Money fen={first[`${heap}Fen`]} />,
            }))}
          />
        )
      }
    </Answer>
  );
}

function EndAppointment({
  station,
  onClose,
  onDone,
}: {
  station: StationRow;
  onClose: () => void;
  onDone: () => void;
}) {
  const { desk, words } = useMessages();
  return (
    <ConfirmDialog
      name={`end-appointment ${station.id}`}
      title={desk.stations.endConfirm(station.partner?.name ?? words.unknownPerson)}
      action={desk.stations.end}
      command={() => prepare('end-appointment', { station: station.id })}
      onClose={onClose}
      onDone={onDone}
    >
      <p>{desk.stations.endConfirmHint}</p>
    </ConfirmDialog>
  );
}
