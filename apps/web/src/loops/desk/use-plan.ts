import { useEffect, useState } from 'preact/hooks';
import { beginPlan, dropPlan, readLatestPlan, readPlan, stopPlan, type PlanJob } from '../../sync/loops.ts';
import { Refused } from '../../sync/refused.ts';

const LOOK_AGAIN_MS = 400;
/** A server that is being started again answers soon: the plan is looked for until it does. */
const LOOK_AFTER_SILENCE_MS = 2_000;

/** A day's plan in the making, followed for as long as somebody looks, and found again when they come back, on any device. */
export interface Plan {
  readonly job: PlanJob | undefined;
  readonly failure: unknown;
  /** Begins anew; `first` come before the other stations. */
  readonly begin: (notBeforeMinute: number, first: readonly string[]) => void;
  /** Ends it with what it has. */
  readonly stop: () => void;
  /** Forgets it: adopted, or not wanted. */
  readonly drop: () => void;
}

interface PlanAsked {
  readonly county: string;
  readonly day: string;
  /** Whether this person may plan at all: otherwise nothing is asked. */
  readonly enabled: boolean;
  /** When the day's plan was last adopted: a proposal of before may be over by then. */
  readonly adoptedAt: number | null;
}

export function usePlan({ county, day, enabled, adoptedAt }: PlanAsked): Plan {
  const [job, setJob] = useState<PlanJob>();
  const [failure, setFailure] = useState<unknown>();
  const [silences, setSilences] = useState(0);

  useEffect(() => {
    setFailure(undefined);
    if (!enabled) return undefined;
    const ended = new AbortController();
    readLatestPlan(county, day, ended.signal).then(
      ({ plan }) => setJob(plan ?? undefined),
      (error: unknown) => {
        if (!ended.signal.aborted && !(error instanceof Refused)) setFailure(error);
      },
    );
    return () => ended.abort();
  }, [county, day, enabled, adoptedAt]);

  useEffect(() => {
    if (job?.stage !== 'running') return undefined;
    const ended = new AbortController();
    const look = () =>
      readPlan(county, job.id, ended.signal).then(
        (found) => {
          setSilences(0);
          setJob(found);
        },
        (error: unknown) => {
          if (ended.signal.aborted) return;
          if (error instanceof Refused) setJob(undefined);
          else setSilences((before) => before + 1);
        },
      );
    const timer = setTimeout(() => void look(), silences === 0 ? LOOK_AGAIN_MS : LOOK_AFTER_SILENCE_MS);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [county, job, silences]);

  return {
    job,
    failure,
    begin(notBeforeMinute, first) {
      setFailure(undefined);
      beginPlan(county, { day, notBeforeMinute, first }).then(setJob, setFailure);
    },
    stop() {
      if (job !== undefined) stopPlan(county, job.id).then(setJob, setFailure);
    },
    drop() {
      if (job !== undefined) dropPlan(county, job.id).catch(setFailure);
      setJob(undefined);
    },
  };
}
