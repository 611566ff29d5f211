import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import type { FleetAnswer, WaitingAnswer } from '../../sync/loops.ts';
import { pathTo } from '../../paths.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { FailureNote } from '../../shell/sending-note.tsx';
import { clockText, minuteOf } from '../../forms/typed-figures.ts';
import { dayAfter } from './clock.ts';
import { useSpan } from './day-words.ts';
import { hoursOf } from './fleet-hours.ts';
import { LeftOutList } from './left-out.tsx';
import type { Places } from './places.ts';
import type { Plan } from './use-plan.ts';

/** So many are named; the others are counted. */
const SHOWN_FIRST = 6;

interface PlanBarProps {
  readonly plan: Plan;
  readonly waiting: WaitingAnswer | undefined;
  readonly fleet: FleetAnswer | undefined;
  readonly places: Places;
  readonly day: string;
  /** The minute before which nothing can leave, where the day is today. */
  readonly nowMinute: number | undefined;
  /** Stations that come before the others: those that the day before left out. */
  readonly first: readonly string[];
  readonly onForgetFirst: () => void;
  /** The vehicle that broke down on its way, where one did: then the day is planned again. */
  readonly broken: string | undefined;
  readonly again: boolean;
}

/** What waits, and the button that makes loops of it; while that goes on, how far it is. */
export function PlanBar({
  plan,
  waiting,
  fleet,
  places,
  day,
  nowMinute,
  first,
  onForgetFirst,
  broken,
  again,
}: PlanBarProps) {
  const { loops } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const span = useSpan();
  const hours = hoursOf(fleet);
  const earliestMinute = Math.max(nowMinute ?? 0, hours?.fromMinute ?? 0);
  const left =
    nowMinute === undefined || hours === undefined ? undefined : Math.max(0, hours.toMinute - earliestMinute);
  const [typed, setTyped] = useState<string>();
  const text = typed ?? clockText(earliestMinute);
  const minute = minuteOf(text);
  const firstNames = first.map((station) => places.nameOf({ station, fetch: null })).filter((name) => name !== '');
  const running = plan.job?.stage === 'running';
  const [down, up] = [total(waiting, 'down'), total(waiting, 'up')];
  const usable = fleet?.vehicles.some(({ stage }) => stage === 'in-service') ?? true;
  const over = left === 0 && (minute === undefined || minute >= earliestMinute);
  const reason = may('loops.plan')
    ? usable
      ? minute === undefined
        ? loops.fleet.timeWrong
        : over
          ? loops.dayOver
          : undefined
      : loops.needVehicle
    : loops.rights;
  const waitsForAnswer = plan.job?.proposal !== undefined && plan.job.proposal !== null;
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
          {left !== undefined && hours !== undefined && down + up > 0 && left < hours.toMinute - hours.fromMinute && (
            <span class="note">
              {left === 0
                ? loops.dayOver
                : loops.hoursLeft(clockText(earliestMinute), clockText(hours.toMinute), span(left))}
            </span>
          )}
        </p>
        <div class="plan-when">
          <TextField label={loops.notBefore} figures value={text} onInput={setTyped} />
          {over && !waitsForAnswer && may('loops.plan') && (
            <ButtonLink kind="primary" href={pathTo('desk', '/loops', { county }, { day: dayAfter(day, 1) })}>
              {loops.planTomorrow}
            </ButtonLink>
          )}
          <Button
            kind={over || waitsForAnswer ? 'quiet' : 'primary'}
            icon="truck"
            busy={running}
            reason={reason}
            onClick={() => plan.begin(minute ?? 0, first)}
          >
            {again || waitsForAnswer ? loops.replan : loops.plan}
          </Button>
        </div>
      </div>
      {firstNames.length > 0 && (
        <p class="plan-first">
          {loops.first(firstNames.slice(0, SHOWN_FIRST), Math.max(0, firstNames.length - SHOWN_FIRST))}
          <Button kind="plain" onClick={onForgetFirst}>
            {loops.forgetFirst}
          </Button>
        </p>
      )}
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
      {plan.job?.stage === 'failed' && (
        <div class="notice notice-amber" role="alert">
          {loops.failed}
        </div>
      )}
      {plan.failure !== undefined && <FailureNote error={plan.failure} again={() => plan.begin(minute ?? 0, first)} />}
      {plan.job === undefined && <LeftOutList of={waiting?.leftOut ?? []} places={places} day={day} />}
    </section>
  );
}

function total(waiting: WaitingAnswer | undefined, way: 'down' | 'up'): number {
  return (waiting?.rows ?? []).reduce((sum, row) => sum + row[way].pieces, 0);
}
