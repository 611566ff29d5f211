import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { ScanField } from '../../parcels/scan-field.tsx';
import { pathTo } from '../../paths.ts';
import { Answer } from '../../shell/answer.tsx';
import { FailureNote, SendingNote } from '../../shell/sending-note.tsx';
import { ActLine } from '../../acts/act-line.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { SaidNote } from './said-note.tsx';
import { OpenBagForm } from './open-bag.tsx';
import { StationBags } from './station-bags.tsx';
import { useLoading, type Loading } from './use-loading.ts';
import { VansUnderWay } from './vans-under-way.tsx';
import './unload.css';
import './load.css';

/** Loading the vans: every station's bag on one page, by scan, each sealed and handed over without going anywhere else. */
export function LoadVans() {
  const { loading: say, parcels } = useMessages();
  const county = useCountyCode();
  const loading = useLoading();
  return (
    <DeskPage
      up={{ href: pathTo('desk', '/parcels', { county }), label: parcels.title }}
      title={say.title}
      intro={say.intro}
    >
      <Answer of={loading.read}>
        {() =>
          loading.stations.length === 0 ? (
            <section class="panel">
              <EmptyState icon="truck" title={say.empty} next={say.emptyNext}>
                <ButtonLink kind="primary" href={pathTo('desk', '/parcels/register', { county })}>
                  {parcels.register.open}
                </ButtonLink>
              </EmptyState>
            </section>
          ) : (
            <div class="parcel-two">
              <Filling loading={loading} />
              <StationBags loading={loading} />
            </div>
          )
        }
      </Answer>
      <VansUnderWay />
    </DeskPage>
  );
}

function Filling({ loading }: { loading: Loading }) {
  const { loading: say } = useMessages();
  const { bags, bag, station, said, blocked, failed, scan } = loading;
  const { last, sender } = bags.acts;
  const shut = bags.now().sealed.find(({ load }) => load === last?.steps[0]?.row);
  return (
    <div class="fields load-filling">
      <ScanField label={say.scan} onScan={scan} />
      {said !== undefined && (
        <SaidNote
          said={said}
          onSeal={
            said.is === 'unknown' && !said.parcelLike && station !== undefined && bag.inside.length > 0
              ? { station: station.name, press: () => loading.sealWith(said.number) }
              : undefined
          }
        />
      )}
      {blocked !== undefined && (
        <p class="unload-said is-astray" role="alert">
          <Icon name="alert" /> {blocked}
        </p>
      )}
      {failed !== undefined && <FailureNote error={failed.error} again={() => scan(failed.number)} />}
      {said === undefined && blocked === undefined && last !== undefined && shut !== undefined && (
        <ActLine act={last} whole done={say.done(shut.parcels.length, shut.seal, shut.parcels[0]?.stationName ?? '')} />
      )}
      <SendingNote sender={sender} />
      {station === undefined ? (
        <p class="note">{say.noneOpen}</p>
      ) : (
        <OpenBagForm key={station.id} loading={loading} station={station} />
      )}
    </div>
  );
}
