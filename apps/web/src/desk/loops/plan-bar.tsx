import { useState } from 'preact/hooks';
import { useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import type { FleetAnswer, WaitingAnswer } from '../../sync/loops.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { FailureNote } from '../../ui/refusal-note.tsx';
import { clockText, minuteOf } from './clock.ts';
import { LeftOutList } from './day-figures.tsx';
import type { Places } from './places.ts';
import type { Plan } from './use-plan.ts';

interface PlanBarProps {
  readonly plan: Plan;
  readonly waiting: WaitingAnswer | undefined;
  readonly fleet: FleetAnswer | undefined;
  readonly places: Places;
  /** Before which minute nothing can leave: now, where the day is today. */
  readonly earliestMinute: number;
  /** The vehicle that broke down on its way, where one did: then the day is planned again. */
  readonly broken: string | undefined;
  readonly again: boolean;
}

/** What waits, and the button that makes loops of it; while that goes on, how far it is. */
export function PlanBar({ plan, waiting, fleet, places, earliestMinute, broken, again }: PlanBarProps) {
  const { loops } = useMessages();
  const may = useMay();
  const [typed, setTyped] = useState<string>();
  const text = typed ?? clockText(earliestMinute);
  const minute = minuteOf(text);
  const running = plan.job?.stage === 'running';
  const [down, up] = [total(waiting, 'down'), total(waiting, 'up')];
  const usable = fleet?.vehicles.some(({ stage }) => stage === 'in-service') ?? true;
  const reason = may('loops.plan') ? (usable ? (minute === undefined ? loops.fleet.timeWrong : undefined) : loops.needVehicle) : loops.rights;
  return (
    <section class="panel panel-body plan-bar" aria-label={loops.plan}>
      {broken !== undefined && (
        <div class="notice notice-amber" role="status">
          <Icon name="alert" size={18} />
          <div class="refusal-body">{loops.replanWhy(broken)}</div>
        </div>
      )}
      <div class="plan-row">
        <p class="plan-waits">
          <strong>{down + up === 0 ? loops.waitsNothing : loops.waits(down, up)}</strong>
          {down + up === 0 && <span class="note">{loops.waitsHint}</span>}
        </p>
        <div class="plan-when">
          <TextField label={loops.notBefore} figures value={text} onInput={setTyped} />
          <Button kind="primary" icon="truck" busy={running} reason={reason} onClick={() => plan.begin(minute ?? 0)}>
            {again ? loops.replan : loops.plan}
          </Button>
        </div>
      </div>
      {running && plan.job !== undefined && (
        <div class="plan-progress" role="status">
          <progress value={plan.job.done} max={1} aria-label={loops.planning} />
          <span>
            {loops.planning} {loops.phases[plan.job.phase]} · <span class="note">{loops.leaveIt}</span>
          </span>
          <Button kind="plain" onClick={plan.stop}>
            {loops.stop}
          </Button>
        </div>
      )}
      {plan.job?.stage === 'failed' && <div class="notice notice-amber" role="alert">{loops.failed}</div>}
      {plan.failure !== undefined && <FailureNote error={plan.failure} again={() => plan.begin(minute ?? 0)} />}
      {plan.job === undefined && <LeftOutList of={waiting?.leftOut ?? []} places={places} />}
    </section>
  );
}

function total(waiting: WaitingAnswer | undefined, way: 'down' | 'up'): number {
  return (waiting?.rows ?? []).reduce((sum, row) => sum + row[way].pieces, 0);
}
