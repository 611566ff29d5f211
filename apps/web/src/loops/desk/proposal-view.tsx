import { durationOf, loopCost } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import type { FleetAnswer, Proposal } from '../../sync/loops.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { DayFigures } from './day-figures.tsx';
import { LeftOutList } from './left-out.tsx';
import { LoopCard } from './loop-card.tsx';
import { LoopJumps } from './loop-jumps.tsx';
import { LoopMap } from './loop-map.tsx';
import type { Places } from './places.ts';
import { lookOf, type ShownLoop } from './shown-loop.ts';
import { StopList } from './stop-list.tsx';

interface ProposalViewProps {
  readonly proposal: Proposal;
  /** When it was asked for: what came since is not in it. */
  readonly begunAt: number;
  readonly fleet: FleetAnswer;
  readonly places: Places;
  readonly onAdopted: () => void;
  readonly onDiscard: () => void;
}

/** A plan that is not adopted yet: all of it to look at, then one button. */
export function ProposalView({ proposal, begunAt, fleet, places, onAdopted, onDiscard }: ProposalViewProps) {
  const { loops } = useMessages();
  const may = useMay();
  const sender = useSending(useCountyCode());
  const [looked, setLooked] = useState<string>();
  const {
    day,
    distanceSource,
    detourPercent,
    downOnlyFen,
    upOnlyFen,
    leftOut,
    hours,
    roadFailure,
    roadsPatched,
    offRoad = [],
  } = proposal;
  const shown = proposal.loops.map((loop, index): ShownLoop => {
    const vehicle = fleet.vehicles.find(({ id }) => id === loop.vehicle);
    return {
      id: loop.loop,
      vehicleName: vehicle?.name ?? '',
      capacityGrams: vehicle?.capacityGrams ?? 0,
      capacityCubicDecimetres: vehicle?.capacityCubicDecimetres ?? 0,
      depot: vehicle?.depot ?? '',
      trips: loop.trips,
      distanceMetres: loop.distanceMetres,
      look: lookOf(index),
    };
  });
  const adopt = () => {
    const payload = { day, loops: proposal.loops, distanceSource, detourPercent, downOnlyFen, upOnlyFen, leftOut };
    sender.send([prepare('plan-loops', payload)], ([outcome]) => outcome?.status === 'accepted' && onAdopted());
  };
  const fens = new Map(
    proposal.loops.map((loop) => {
      const vehicle = fleet.vehicles.find(({ id }) => id === loop.vehicle);
      return [
        loop.loop,
        vehicle === undefined
          ? 0
          : loopCost(vehicle, { distanceMetres: loop.distanceMetres, durationMinutes: durationOf(loop.trips) })
              .totalFen,
      ] as const;
    }),
  );
  // A van that was out before today pays no second day: then only the whole is said here.
  const whole = [...fens.values()].reduce((sum, fen) => sum + fen, 0) === proposal.plannedFen;
  const fenOf = (loop: string) => (whole ? (fens.get(loop) ?? null) : null);
  const none = proposal.loops.length === 0;
  const metres = shown.reduce((sum, { distanceMetres }) => sum + distanceMetres, 0);
  return (
    <>
      <section class="panel panel-body proposal" aria-label={loops.proposal}>
        <div class="plan-row">
          <div>
            <h2>{none ? loops.proposalNone : loops.proposal}</h2>
            <p class="note">
              {loops.proposedAt} <Moment at={begunAt} /> · {none ? loops.proposalNoneHint : loops.proposalHint}
            </p>
          </div>
          <span class="row-actions">
            <Button onClick={onDiscard}>{none ? loops.putAway : loops.discard}</Button>
            {!none && (
              <Button
                kind="primary"
                icon="check"
                busy={sender.busy}
                reason={may('loops.plan') ? undefined : loops.rights}
                onClick={adopt}
              >
                {loops.adopt}
              </Button>
            )}
          </span>
        </div>
        {!none && <DayFigures {...proposal} distanceMetres={metres} />}
        {roadFailure !== null && <Notice>{loops.roadFailed(roadFailure)}</Notice>}
        {roadsPatched > 0 && (
          <Notice>
            {loops.roadsPatched(roadsPatched)}
            {offRoad.length > 0 &&
              ` ${loops.offRoad(offRoad.map((station) => places.nameOf({ station, fetch: null })))}`}
          </Notice>
        )}
        <LeftOutList of={leftOut} places={places} day={day} hours={hours} only={none} />
        <SendingNote sender={sender} />
      </section>
      {!none && (
        <div class="loops-split">
          <section class="panel" aria-label={loops.map}>
            <LoopMap loops={shown} places={places} looked={looked} />
          </section>
          <div class="loops-cards">
            <LoopJumps loops={shown} />
            {shown.map((loop) => (
              <LoopCard
                key={loop.id}
                loop={loop}
                totalFen={fenOf(loop.id)}
                durationMinutes={durationOf(loop.trips)}
                onLook={setLooked}
              >
                <StopList loop={loop} places={places} />
              </LoopCard>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
