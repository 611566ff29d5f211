import { useState } from 'preact/hooks';
import { useCountyCode, useStanding } from '../../county.tsx';
import { amapLink } from '../../loops/stop-link.ts';
import { useMessages } from '../../i18n/index.tsx';
import { ScanField } from '../../parcels/scan-field.tsx';
import { pathTo } from '../../paths.ts';
import { newId, prepare } from '../../sync/command.ts';
import type { BrokenVan, DrivenDay, DrivenLoop } from '@yangui/domain';
import type { HeldHere } from '../../sync/held/held-here.ts';
import { useDrivenDay } from '../../sync/drive/use-drive.ts';
import { useHeldHere } from '../../sync/held/use-held.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Moment } from '../../shell/figures.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { Answer } from '../../shell/answer.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { bundlesOf, countOf, lastTakenOver, pieceLabelled, takerOf, type Bundle } from './roadside.ts';

/** At the roadside: what is on a van that broke down is counted into the van that came to help, and its driver signs. */
export function VanScreen({ id }: { id: string }) {
  const day = useDrivenDay(useCountyCode());
  return <Answer of={day}>{(data) => <Van day={data} id={id} />}</Answer>;
}

function Van({ day, id }: { day: DrivenDay; id: string }) {
  const {
    drive: { van: say },
    shell,
  } = useMessages();
  const county = useCountyCode();
  const van = day.broken.find(({ loop }) => loop === id);
  if (van === undefined) {
    return (
      <EmptyState icon="truck" title={say.gone} next={say.goneNext}>
        <ButtonLink href={pathTo('drive', '/', { county })}>{shell.back}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <>
      <h1>{say.title(van.vehicleName)}</h1>
      <WhereItStands van={van} day={day} />
      <Count day={day} van={van} />
    </>
  );
}

function WhereItStands({ van, day }: { van: BrokenVan; day: DrivenDay }) {
  const { drive } = useMessages();
  const { van: say } = drive;
  const near = day.stations.find(({ id }) => id === van.station)?.name;
  return (
    <>
      <p class="note">
        {say.broke(van.driverName ?? say.unnamed)} <Moment at={van.at} />
        {near !== undefined && ` · ${say.near(near)}`}
      </p>
      <div class="drive-links">
        {van.position !== null && (
          <a
            class="button button-quiet"
            href={amapLink({ ...van.position, name: van.vehicleName })}
            target="_blank"
            rel="noreferrer"
          >
            <Icon name="stations" /> {drive.navigate}
          </a>
        )}
        {van.driverPhone !== null && (
          <a class="button button-quiet" href={`tel:${van.driverPhone}`}>
            {drive.call(van.driverName ?? say.unnamed)}
          </a>
        )}
      </div>
    </>
  );
}

function Count({ day, van }: { day: DrivenDay; van: BrokenVan }) {
  const {
    drive: { van: say },
  } = useMessages();
  const [found, setFound] = useState<ReadonlySet<string>>(new Set());
  const [astray, setAstray] = useState<string>();
  const bundles = bundlesOf(van, found);
  const mark = (ids: readonly string[], on: boolean) => {
    setAstray(undefined);
    setFound(new Set(on ? [...found, ...ids] : [...found].filter((one) => !ids.includes(one))));
  };
  const scan = (label: string) => {
    const hit = pieceLabelled(van, label);
    if (hit === undefined) setAstray(say.stray(label));
    else mark([hit], true);
  };
  return (
    <>
      <div class="panel panel-body fields">
        <p class="note">{say.hint}</p>
        <ScanField label={say.scan} onScan={scan} autoFocus={false} />
        {astray !== undefined && (
          <p class="parcel-age" role="alert">
            {astray}
          </p>
        )}
      </div>
      <TakeBack />
      {bundles.length === 0 && <EmptyState icon="check" title={say.emptied} next={say.emptiedNext} />}
      {bundles.map((bundle) => (
        <BundlePanel key={bundle.key} bundle={bundle} day={day} found={found} onMark={mark} />
      ))}
      <Sign day={day} van={van} bundles={bundles} found={found} onSigned={() => setFound(new Set())} />
    </>
  );
}

/** What was signed for here and never left the phone can be counted anew, as long as nothing was recorded since. */
function TakeBack() {
  const {
    drive: { van: say },
  } = useMessages();
  const phone = useHeldHere();
  const unsent = lastTakenOver(phone?.entries ?? []);
  if (phone === undefined || unsent.length === 0) return null;
  return (
    <div class="panel panel-body fields">
      <p class="note">{say.takeBackHint}</p>
      <Button icon="undo" onClick={() => void withdrawAll(phone, unsent)}>
        {say.takeBack}
      </Button>
    </div>
  );
}

async function withdrawAll(phone: HeldHere, ids: readonly string[]): Promise<void> {
  for (const id of ids) await phone.takeBack([id]);
}

interface BundleProps {
  readonly bundle: Bundle;
  readonly day: DrivenDay;
  readonly found: ReadonlySet<string>;
  readonly onMark: (ids: readonly string[], on: boolean) => void;
}

function BundlePanel({ bundle: { station, seal, pieces }, day, found, onMark }: BundleProps) {
  const { drive } = useMessages();
  const { van: say } = drive;
  const name = day.stations.find(({ id }) => id === station)?.name ?? '';
  const here = pieces.filter(({ id }) => found.has(id));
  const all = here.length === pieces.length;
  return (
    <section class="panel panel-body fields" aria-label={`${name} ${seal ?? say.up}`}>
      <h2>{name}</h2>
      <div class="drive-count">
        <span>
          {seal === null ? say.up : say.down(seal)}
          <span class="note"> {say.count(countOf(here), countOf(pieces))}</span>
        </span>
        <Button
          kind="quiet"
          onClick={() =>
            onMark(
              pieces.map(({ id }) => id),
              !all,
            )
          }
        >
          {all ? say.none : say.all}
        </Button>
      </div>
      <ul class="drive-list">
        {pieces.map(({ id, label, pieces: count, kind, stands }) => (
          <li key={id}>
            <label class="drive-piece">
              <input
                type="checkbox"
                checked={found.has(id)}
                onChange={(event) => onMark([id], event.currentTarget.checked)}
              />
              <span class="drive-what">
                <strong class="parcel-number">{label}</strong>
                <span class="note">
                  {[
                    kind === 'down'
                      ? undefined
                      : kind === 'lot'
                        ? drive.lotKind
                        : drive[kind === 'return' ? 'back' : 'consignment'],
                    say.pieces(count),
                    stands === 'at-station' ? say.unsigned : stands === 'missing' ? say.missing : undefined,
                  ]
                    .filter((part) => part !== undefined)
                    .join(' · ')}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SignProps {
  readonly day: DrivenDay;
  readonly van: BrokenVan;
  readonly bundles: readonly Bundle[];
  readonly found: ReadonlySet<string>;
  readonly onSigned: () => void;
}

/** Expected against found, who gives, who takes, and the taker's signature. */
function Sign({ day, van, bundles, found, onSigned }: SignProps) {
  const {
    drive: { van: say },
  } = useMessages();
  const { me } = useStanding();
  const sender = useSending(useCountyCode());
  const [taken, setTaken] = useState<number>();
  const taker = takerOf(day, van);
  const pieces = bundles.flatMap((bundle) => bundle.pieces);
  const here = pieces.filter(({ id }) => found.has(id));
  const left = pieces.filter(({ id }) => !found.has(id));
  const giver = van.driverName ?? say.unnamed;
  const sign = (loop: DrivenLoop) =>
    sender.send(recordsOf(van, loop, bundles, found), (outcomes) => {
      if (outcomes.some(({ status }) => status === 'refused')) return;
      setTaken(countOf(here));
      onSigned();
    });
  if (pieces.length === 0) return taken === undefined ? null : <p role="status">{say.taken(taken)}</p>;
  return (
    <section class="panel panel-body fields" aria-label={say.takes(me.person.name, taker?.vehicleName ?? '')}>
      <dl class="drive-figures figures">
        <div>
          <dt>{say.expected}</dt>
          <dd>{countOf(pieces)}</dd>
        </div>
        <div>
          <dt>{say.found}</dt>
          <dd>{countOf(here)}</dd>
        </div>
        <div>
          <dt>{say.left}</dt>
          <dd>{countOf(left)}</dd>
        </div>
      </dl>
      {here.length > 0 && left.length > 0 && (
        <p class="parcel-age drive-labels">{say.leftHint(giver, left.map(({ label }) => label).join(' '))}</p>
      )}
      <p>{say.gives(giver, van.vehicleName)}</p>
      {taker !== undefined && <p>{say.takes(me.person.name, taker.vehicleName)}</p>}
      <Button
        kind="primary"
        wide
        large
        busy={sender.busy}
        reason={reasonNot(taker, here.length, say)}
        onClick={() => taker && sign(taker)}
      >
        {say.sign(countOf(here))}
      </Button>
      <p class="note">{say.signHint}</p>
      {taken !== undefined && <p role="status">{say.taken(taken)}</p>}
      <SendingNote sender={sender} />
    </section>
  );
}

function reasonNot(
  taker: DrivenLoop | undefined,
  found: number,
  say: ReturnType<typeof useMessages>['drive']['van'],
): string | undefined {
  if (taker === undefined) return say.noLoop;
  if (taker.stage === 'planned') return say.startFirst;
  if (taker.brokeDown) return say.alsoBroken;
  return found === 0 ? say.countFirst : undefined;
}

/** One record a load, and one for all that came up: each loop counts what it carried. */
function recordsOf(van: BrokenVan, { id: loop }: DrivenLoop, bundles: readonly Bundle[], found: ReadonlySet<string>) {
  const hereOf = (bundle: Bundle) => bundle.pieces.filter(({ id }) => found.has(id));
  const moves = bundles.flatMap((bundle) => {
    const parcels = hereOf(bundle).map(({ id }) => id);
    return bundle.load === null || parcels.length === 0
      ? []
      : [prepare('move-load', { load: bundle.load, loop, into: newId(), parcels })];
  });
  const up = bundles.filter(({ load }) => load === null).flatMap(hereOf);
  const ids = (kind: 'consignment' | 'return' | 'lot') => up.filter((one) => one.kind === kind).map(({ id }) => id);
  return [
    ...moves,
    ...(up.length === 0
      ? []
      : [
          prepare('take-over', {
            from: van.loop,
            loop,
            consignments: ids('consignment'),
            parcels: ids('return'),
            lots: ids('lot'),
          }),
        ]),
  ];
}
