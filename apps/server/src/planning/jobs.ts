import { availableParallelism } from 'node:os';
import type { Pool } from 'pg';
import type { Roads } from '../adapters/roads.ts';
import { newId } from '../new-id.ts';
import { gatherDay, readPositions, type DayAsked } from './gather.ts';
import { planDay, planPhases, type PlanPhase } from './plan-day.ts';
import type { Proposal } from './proposal.ts';

export interface PlanAsked extends DayAsked {
  readonly seconds: number;
}

/** A plan in the making, which whoever asked for it may leave and come back to. */
export interface PlanJob {
  readonly id: string;
  readonly county: string;
  readonly day: string;
  readonly stage: 'running' | 'done' | 'failed';
  readonly phase: PlanPhase;
  /** From 0 to 1, by the time that is set for it. */
  readonly done: number;
  readonly proposal: Proposal | null;
}

interface Job {
  readonly asked: PlanAsked;
  readonly begunAt: number;
  readonly abort: AbortController;
  stage: PlanJob['stage'];
  phase: PlanPhase;
  proposal: Proposal | null;
}

const KEPT_MS = 3_600_000;
const MOST_KEPT = 100;
/** The plan itself, then down alone and up alone at half its time. */
const SHARES_OF_TIME = 2;

/** The plans being made in this process. A county has one at a time: a new one ends the one before with the best it has. */
export class PlanJobs {
  private readonly jobs = new Map<string, Job>();
  private readonly running = new Set<Promise<void>>();
  private readonly pool: Pool;
  private readonly roads: Roads;
  private readonly onFault: (error: unknown) => void;

  constructor(pool: Pool, roads: Roads, onFault: (error: unknown) => void) {
    this.pool = pool;
    this.roads = roads;
    this.onFault = onFault;
  }

  /** Begins a plan and says under which id it can be asked for. */
  begin(asked: PlanAsked): PlanJob {
    this.forgetOld();
    for (const job of this.jobs.values()) if (job.asked.county === asked.county && job.stage === 'running') job.abort.abort();
    const id = newId();
    const job: Job = { asked, begunAt: Date.now(), abort: new AbortController(), stage: 'running', phase: 'roads', proposal: null };
    this.jobs.set(id, job);
    const running = this.run(job).catch((error: unknown) => {
      job.stage = 'failed';
      this.onFault(error);
    });
    this.running.add(running);
    void running.finally(() => this.running.delete(running));
    return describe(id, job);
  }

  /** A county's plan by its id; undefined where there is none, or no longer. */
  get(county: string, id: string): PlanJob | undefined {
    const job = this.jobs.get(id);
    return job === undefined || job.asked.county !== county ? undefined : describe(id, job);
  }

  /** Ends a plan with the best found so far. */
  stop(county: string, id: string): PlanJob | undefined {
    const job = this.jobs.get(id);
    if (job === undefined || job.asked.county !== county) return undefined;
    job.abort.abort();
    return describe(id, job);
  }

  /** Ends all of them, when the server ends, before its connections do. */
  async close(): Promise<void> {
    for (const { abort } of this.jobs.values()) abort.abort();
    await Promise.all(this.running);
  }

  private async run(job: Job): Promise<void> {
    const { asked, abort } = job;
    const day = await gatherDay(this.pool, asked);
    const positions = await readPositions(this.pool, asked.county);
    job.proposal = await planDay(day, positions, this.roads, {
      seconds: asked.seconds,
      // One core stays with whoever works at a counter meanwhile.
      threads: Math.max(1, Math.min(4, availableParallelism() - 1)),
      newId,
      signal: abort.signal,
      onPhase: (phase) => { job.phase = phase; },
    });
    job.stage = 'done';
  }

  private forgetOld(): void {
    const old = [...this.jobs].filter(([, { begunAt, stage }]) => stage !== 'running' && Date.now() - begunAt > KEPT_MS).map(([id]) => id);
    const finished = [...this.jobs].filter(([, { stage }]) => stage !== 'running').map(([id]) => id);
    for (const id of [...old, ...finished.slice(0, Math.max(0, this.jobs.size - MOST_KEPT))]) this.jobs.delete(id);
  }
}

function describe(id: string, { asked, begunAt, stage, phase, proposal }: Job): PlanJob {
  const byTime = (Date.now() - begunAt) / (asked.seconds * SHARES_OF_TIME * 1_000 + 500);
  const byPhase = planPhases.indexOf(phase) / planPhases.length;
  const done = stage === 'running' ? Math.min(0.99, Math.max(byPhase / 2, byTime)) : 1;
  return { id, county: asked.county, day: asked.day, stage, phase, done, proposal };
}
