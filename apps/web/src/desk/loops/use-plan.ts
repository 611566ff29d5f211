import { useEffect, useState } from 'preact/hooks';
import { beginPlan, readPlan, stopPlan, type PlanJob } from '../../sync/loops.ts';
import { Refused } from '../../sync/refused.ts';

const LOOK_AGAIN_MS = 400;

/** A day's plan in the making, followed for as long as somebody looks, and found again when they come back. */
export interface Plan {
  readonly job: PlanJob | undefined;
  readonly failure: unknown;
  readonly begin: (notBeforeMinute: number) => void;
  /** Ends it with what it has. */
  readonly stop: () => void;
  /** Forgets it: adopted, or not wanted. */
  readonly drop: () => void;
}

export function usePlan(county: string, day: string): Plan {
  const stored = `yangui.plan.${county}.${day}`;
  const [job, setJob] = useState<PlanJob>();
  const [failure, setFailure] = useState<unknown>();
  const keep = (next: PlanJob | undefined) => {
    if (next === undefined) sessionStorage.removeItem(stored);
    else sessionStorage.setItem(stored, next.id);
    setJob(next);
  };

  useEffect(() => {
    setJob(undefined);
    setFailure(undefined);
    const id = sessionStorage.getItem(stored);
    if (id === null) return undefined;
    const ended = new AbortController();
    // A plan that the server has forgotten is none.
    readPlan(county, id, ended.signal).then(setJob, (error: unknown) => {
      if (error instanceof Refused) sessionStorage.removeItem(stored);
    });
    return () => ended.abort();
  }, [stored]);

  useEffect(() => {
    if (job?.stage !== 'running') return undefined;
    const ended = new AbortController();
    const timer = setTimeout(() => readPlan(county, job.id, ended.signal).then(setJob, (error: unknown) => !ended.signal.aborted && setFailure(error)), LOOK_AGAIN_MS);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [job]);

  return {
    job,
    failure,
    begin(notBeforeMinute) {
      setFailure(undefined);
      beginPlan(county, { day, notBeforeMinute }).then(keep, setFailure);
    },
    stop() {
      if (job !== undefined) stopPlan(county, job.id).then(setJob, setFailure);
    },
    drop: () => keep(undefined),
  };
}
