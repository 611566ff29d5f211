import { maskPhone } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useCountyCode, useMay } from '../../county.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { ConfirmDialog } from '../../forms/confirm-dialog.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useGoodsText, useVillagerName } from '../order-parts.tsx';
import { pathTo } from '../../paths.ts';
import { useOrders, type OrderRow } from '../../sync/orders.ts';
import { type VillagerData, readVillagerData, useVillagerData } from '../../sync/villager-data.ts';
import { prepare } from '../../sync/command.ts';
import { StageBadge } from '../stage-badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Moment, Money } from '../../shell/figures.tsx';
import { FailureNote } from '../../shell/sending-note.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { Listing } from '../../shell/listing.tsx';
import { Table } from '../../ui/table.tsx';
import { NoticeGivenText } from '../notice-given.tsx';
import { VillagerActions } from '../villager-actions.tsx';
import type { DeskScreenProps } from '../../desk/screen.ts';
import { DeskPage } from '../../desk/page.tsx';
import { Facts } from '../../ui/facts.tsx';
import { ParcelBadge, useCarrierName } from '../../parcels/parcel-parts.tsx';
import { useParcels } from '../../sync/parcels.ts';
import { MessagesTo, OfHousehold, OwesOnTab, WaitsFor } from '../villager-parts.tsx';

/** One villager: what waits for them, their orders and parcels, tab, household and messages, their right to a copy of their data, and to have them erased. */
export function VillagerScreen({ id }: DeskScreenProps) {
  const { desk, counter } = useMessages();
  const county = useCountyCode();
  const data = useVillagerData(county, id);
  const orders = useOrders(county, { villager: id });
  const nameOf = useVillagerName();
  return (
    <Answer of={data}>
      {(held) => (
        <DeskPage
          up={{ href: pathTo('desk', '/villagers', { county }), label: desk.villagers.title }}
          title={nameOf(held.villager.name)}
        >
          <VillagerFacts villager={held.villager} />
          <div class="desk-columns">
            <div class="desk-column">
              <WaitsFor
                villager={held.villager}
                hrefOf={({ kind, id: thing }) =>
                  kind === 'order'
                    ? pathTo('desk', '/orders/:id', { county, id: thing })
                    : pathTo('desk', '/parcels/:id', { county, id: thing })
                }
              />
              <section class="panel" aria-label={desk.orders.title}>
                <div class="panel-head">
                  <h2>{desk.orders.title}</h2>
                </div>
                <Listing
                  of={orders}
                  empty={<EmptyState icon="orders" title={counter.villagers.noOrders} next={desk.orders.emptyNext} />}
                >
                  {(rows) => <VillagerOrders rows={rows} />}
                </Listing>
              </section>
              <VillagerParcels villager={id} />
            </div>
            <div class="desk-column">
              <OwesOnTab villager={held.villager} />
              <OfHousehold data={held} hrefOf={(one) => pathTo('desk', '/households/:id', { county, id: one })} />
              <MessagesTo villager={held.villager} />
              <PersonalData villager={held.villager} />
            </div>
          </div>
        </DeskPage>
      )}
    </Answer>
  );
}

/** All parcels of a villager, wherever they are. */
function VillagerParcels({ villager }: { villager: string }) {
  const { parcels, words } = useMessages();
  const { onHerPage: say } = words;
  const county = useCountyCode();
  const carrierName = useCarrierName();
  return (
    <section class="panel" aria-label={say.parcels}>
      <div class="panel-head">
        <h2>{say.parcels}</h2>
      </div>
      <Listing
        of={useParcels(county, { villager })}
        empty={<EmptyState icon="parcel" title={say.noParcels} next={say.noParcelsNext} />}
      >
        {(rows) => (
          <Table
            caption={say.parcels}
            rows={rows}
            keyOf={(row) => row.id}
            hrefOf={({ id }) => pathTo('desk', '/parcels/:id', { county, id })}
            columns={[
              {
                title: parcels.number,
                tight: true,
                cell: ({ number }) => <span class="parcel-number">{number}</span>,
              },
              { title: parcels.carrier, cell: ({ carrier }) => <span class="note">{carrierName(carrier)}</span> },
              { title: words.stage, tight: true, cell: ({ stage }) => <ParcelBadge stage={stage} /> },
              {
                title: parcels.registeredAt,
                tight: true,
                labelled: true,
                cell: ({ registeredAt }) => (
                  <span class="note">
                    <Moment at={registeredAt} />
                  </span>
                ),
              },
            ]}
          />
        )}
      </Listing>
    </section>
  );
}

type VillagerPart = VillagerData['villager'];

function VillagerFacts({ villager }: { villager: VillagerPart }) {
  const { counter, words } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const { phone, address } = villager;
  return (
    <Facts
      of={[
        {
          label: words.station,
          value: (
            <Link href={pathTo('desk', '/stations/:id', { county, id: villager.station })}>{villager.stationName}</Link>
          ),
        },
        {
          label: words.phone,
          value: phone && <span class="figures">{may('villagers.contact') ? phone : maskPhone(phone)}</span>,
        },
        { label: words.address, value: address },
        { label: counter.notice.given, value: <NoticeGivenText of={villager} /> },
      ]}
    />
  );
}

function VillagerOrders({ rows }: { rows: readonly OrderRow[] }) {
  const { desk, words } = useMessages();
  const county = useCountyCode();
  const goodsOf = useGoodsText();
  return (
    <Table
      caption={desk.orders.title}
      rows={rows}
      keyOf={(row) => row.id}
      hrefOf={({ id }) => pathTo('desk', '/orders/:id', { county, id })}
      columns={[
        { title: desk.orders.code, tight: true, cell: ({ code }) => <span class="figures code">{code}</span> },
        { title: words.stage, tight: true, cell: ({ stage }) => <StageBadge stage={stage} /> },
        { title: desk.orders.what, wide: true, cell: (row) => goodsOf(row) },
        {
          title: desk.orders.placedAt,
          tight: true,
          cell: ({ placedAt }) => (
            <span class="note">
              <Moment at={placedAt} />
            </span>
          ),
        },
        { title: words.amount, figure: true, cell: ({ amountFen }) => <Money fen={amountFen} /> },
      ]}
    />
  );
}

function PersonalData({ villager }: { villager: VillagerPart }) {
  const { desk } = useMessages();
  const county = useCountyCode();
  const mayNot = useReason();
  const [erasing, setErasing] = useState(false);
  const [done, setDone] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const notAllowed = mayNot('villagers.erase');

  const exportData = () => {
    setBusy(true);
    setFailure(undefined);
    readVillagerData(county, villager.id)
      .then(
        (data) => {
          download(`yangui-villager-${villager.id}.json`, JSON.stringify(data, null, 2));
          setDone(desk.villagers.exported);
        },
        (error: unknown) => setFailure(error),
      )
      .finally(() => setBusy(false));
  };
  return (
    <section class="panel" aria-label={desk.villagers.data}>
      <div class="panel-head">
        <h2>{desk.villagers.data}</h2>
      </div>
      <div class="panel-body fields">
        <p class="note">{desk.villagers.dataHint}</p>
        {done !== undefined && <Notice>{done}</Notice>}
        {failure !== undefined && <FailureNote error={failure} />}
        <VillagerActions villager={villager} />
        <Button icon="download" busy={busy} onClick={exportData}>
          {desk.villagers.export}
        </Button>
        {!villager.erased && (
          <Button kind="danger" icon="erase" reason={notAllowed} onClick={() => setErasing(true)}>
            {desk.villagers.erase}
          </Button>
        )}
      </div>
      {erasing && (
        <EraseDialog
          villager={villager}
          onClose={() => setErasing(false)}
          onDone={() => {
            setErasing(false);
            setDone(desk.villagers.erased);
          }}
        />
      )}
    </section>
  );
}

function EraseDialog({
  villager,
  onClose,
  onDone,
}: {
  villager: VillagerPart;
  onClose: () => void;
  onDone: () => void;
}) {
  const { desk } = useMessages();
  return (
    <ConfirmDialog
      name={`erase-villager ${villager.id}`}
      title={desk.villagers.eraseConfirm(villager.name ?? '')}
      action={desk.villagers.eraseYes}
      icon="erase"
      command={() => prepare('erase-villager', { villager: villager.id })}
      onClose={onClose}
      onDone={onDone}
    >
      <p>{desk.villagers.eraseHint}</p>
    </ConfirmDialog>
  );
}

/** Hands a text to the browser as a file to keep. */
function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
