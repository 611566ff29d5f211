import { stationGate, stationStepFrom, stationSteps, type StationStepName, networkProblems } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages, useProblemText } from '../../i18n/index.tsx';
import type { StationRow } from '../../sync/stations.ts';
import { prepare } from '../../sync/command.ts';
import { worded } from '../../sync/problem.ts';
import { useSending } from '../../sync/use-sending.ts';
import { Button } from '../../ui/button.tsx';
import { Moment } from '../../shell/figures.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { SendingNote } from '../../shell/sending-note.tsx';
import { EndOrPause } from './end-or-pause.tsx';
import { nothingHeld, StillHeld } from './still-held.tsx';
import { FitStation } from './fit-station.tsx';
import { StationBadge } from './station-badge.tsx';
import './stations.css';
import { Facts } from '../../ui/facts.tsx';

const path = ['planned', 'fitted', 'open'] as const;
const stepNames = ['fit', 'open', 'pause', 'resume', 'close'] as const satisfies readonly StationStepName[];

/** Where a station is in its life, and the steps that can be taken from there; each that cannot says why. */
export function StagePanel({ station }: { station: StationRow }) {
  const { network } = useMessages();
  const [open, setOpen] = useState<'fit' | 'pause' | 'close'>();
  const [done, setDone] = useState<StationStepName>();
  const sender = useSending(useCountyCode());
  const why = useWhyNot(station);
  const finish = (step: StationStepName) => {
    setOpen(undefined);
    setDone(step);
  };
  const take = (step: StationStepName) => {
    setDone(undefined);
    if (step === 'fit' || step === 'pause' || step === 'close') return setOpen(step);
    sender.send([prepare(`${step}-station`, { station: station.id })], ([outcome]) => {
      if (outcome?.status === 'accepted' && outcome.waits === undefined) setDone(step);
    });
  };
  const [next] = stepNames.filter(
    (step) => stationStepFrom(step, station.stage) && step !== 'pause' && step !== 'close',
  );
  return (
    <section class="panel" aria-label={network.life}>
      <div class="panel-head">
        <h2>{network.life}</h2>
      </div>
      <div class="panel-body fields">
        {done !== undefined && <Notice>{network.done[done]}</Notice>}
        <ol class="station-path">
          {(station.stage === 'paused' || station.stage === 'closed' ? [...path, station.stage] : path).map((stage) => (
            <li
              key={stage}
              class={stage === station.stage ? 'is-here' : undefined}
              aria-current={stage === station.stage ? 'step' : undefined}
            >
              {stage === station.stage ? (
                <StationBadge stage={stage} />
              ) : (
                <span class="note">{network.stages[stage]}</span>
              )}
            </li>
          ))}
          <li class="note">
            {network.since} <Moment at={station.stageSince} />
            {station.stageReason !== null && ` · ${network.reasons[station.stageReason]}`}
          </li>
        </ol>
        <Premises station={station} />
        <StillHeld station={station} />
        <SendingNote sender={sender} />
        <div class="row-actions">
          {stepNames
            .filter((step) => stationStepFrom(step, station.stage))
            .map((step) => (
              <Button
                key={step}
                kind={step === next ? 'primary' : step === 'close' ? 'danger' : 'quiet'}
                busy={sender.busy}
                reason={why(step)}
                onClick={() => take(step)}
              >
                {network.steps[step]}
              </Button>
            ))}
        </div>
      </div>
      {open === 'fit' && (
        <FitStation station={station} onClose={() => setOpen(undefined)} onDone={() => finish('fit')} />
      )}
      {(open === 'pause' || open === 'close') && (
        <EndOrPause step={open} station={station} onClose={() => setOpen(undefined)} onDone={() => finish(open)} />
      )}
    </section>
  );
}

/** Why a step is out of reach: the person's role, or what the gate says. What fitting needs is asked in its own form. */
function useWhyNot(station: StationRow): (step: StationStepName) => string | undefined {
  const { desk } = useMessages();
  const may = useMay();
  const say = useProblemText();
  return (step) => {
    if (!may(stationSteps[step].capability, station.village)) return desk.orders.notes.rights;
    const no = step === 'fit' ? undefined : stationGate(step, { ...station, held: station.held ?? nothingHeld });
    return no && say(worded(networkProblems, no));
  };
}

function Premises({ station }: { station: StationRow }) {
  const { network } = useMessages();
  const { floorAreaSquareMetres, smallPremisesReason, equipment } = station;
  return (
    <Facts
      of={[
        {
          label: network.floorArea,
          value: (
            <>
              {floorAreaSquareMetres === null ? network.notChecked : network.areaOf(floorAreaSquareMetres)}
              {smallPremisesReason !== null && <span class="note"> {network.smallPremises[smallPremisesReason]}</span>}
            </>
          ),
        },
        {
          label: network.equipmentList,
          value:
            equipment.length === 0
              ? network.notChecked
              : equipment
                  .filter(({ state }) => state === 'there')
                  .map(({ item }) => network.equipment[item])
                  .join(' · '),
        },
      ]}
    />
  );
}
