import { availableParallelism } from 'node:os';
import { DAY, type Instant } from '@yangui/domain';
import type { Pool } from 'pg';
import type { Roads } from '../adapters/roads.ts';
import { newId } from '../new-id.ts';
import { gatherDay, readPositions } from './gather.ts';
import { planDay, planPhases, type PlanPhase } from './plan-day.ts';
import { PlanRows, type PlanAsked, type PlanRow, type PlanStage } from './plan-rows.ts';
import type { Proposal } from './proposal.ts';

/** A plan in the making, which whoever asked for it may leave and come back to. */
export interface PlanJob {
  readonly id: string;
  readonly county: string;
  readonly day: string;
  readonly stage: PlanStage;
  readonly phase: PlanPhase;
  /** From 0 to 1, by the time that is set for it. */
  readonly done: number;
  readonly begunAt: Instant;
  readonly proposal: Proposal | null;
}

interface Making {
  readonly row: PlanRow;
  readonly abort: AbortController;
  phase: PlanPhase;
  /** Another process has it, or is to have it: what comes of it here is nobody's. */
  left: boolean;
}

const KEPT_MS = 7 * DAY;
/** How often a process says that it is still at a plan, and after how long a silence another takes the plan over. */
const BEAT_MS = 1_000;
const SILENT_MS = 10_000;
/** A plan that took two processes down with it is not tried a third time. */
const MOST_TIMES = 2;
/** The plan itself, then down alone and up alone at half its time. */
const SHARES_OF_TIME = 2;

export interface PlanJobsOptions {
  readonly pool: Pool;
  readonly roads: Roads;
  readonly onFault: (error: unknown) => void;
}

/**
 * The plans that this process makes, and those that it finds in the database: another's, or its own from before a restart. A
 * county has one at a time: a new one ends the one before with the best it has. A plan whose process is gone is made again by
 * the first that is asked for it.
 */
export class PlanJobs {
  private readonly maker = newId();
  private readonly making = new Map<string, Making>();
  private readonly running = new Set<Promise<void>>();
  private readonly pool: Pool;
  private readonly rows: PlanRows;
  private readonly roads: Roads;
  private readonly onFault: (error: unknown) => void;
  private closed = false;

  constructor({ pool, roads, onFault }: PlanJobsOptions) {
    this.pool = pool;
    this.rows = new PlanRows(pool);
    this.roads = roads;
    this.onFault = onFault;
  }

  /** Begins a plan and says under which id it can be asked for. */
  async begin(asked: PlanAsked): Promise<PlanJob> {
    const now = Date.now();
    for (const { row, abort } of this.making.values()) if (row.county === asked.county) abort.abort();
    const row = await this.rows.insert({ ...asked, id: newId(), maker: this.maker, now, keptSince: now - KEPT_MS });
    this.make(row);
    return this.describe(row);
  }

  /** A county's plan by its id; undefined where there is none, or nobody wanted it. */
  async get(county: string, id: string): Promise<PlanJob | undefined> {
    return this.lookedAfter(await this.rows.find(county, id));
  }

  /** The last plan of a day that waits for somebody to adopt it, or is in the making. */
  async latest(county: string, day: string): Promise<PlanJob | undefined> {
    return this.lookedAfter(await this.rows.latest(county, day));
  }

  /** Ends a plan with the best found so far, whichever process makes it. */
  async stop(county: string, id: string): Promise<PlanJob | undefined> {
    await this.rows.askToStop(county, id);
    this.making.get(id)?.abort.abort();
    return this.get(county, id);
  }

  /** Forgets a plan: nobody wants it, or it is adopted. */
  async drop(county: string, id: string): Promise<void> {
    await this.rows.drop(county, id);
    this.making.get(id)?.abort.abort();
  }

  /** Ends with the server, before its connections do: what is under way is left to whichever process is asked for it next. */
  async close(): Promise<void> {
    this.closed = true;
    for (const making of this.making.values()) {
      making.left = true;
      making.abort.abort();
    }
    await Promise.all(this.running);
  }

  private async lookedAfter(row: PlanRow | undefined): Promise<PlanJob | undefined> {
    if (row === undefined) return undefined;
    const now = Date.now();
    const abandoned = row.stage === 'running' && !this.making.has(row.id) && row.heardAt < now - SILENT_MS;
    if (!abandoned || this.closed) return this.describe(row);
    if (row.begunTimes >= MOST_TIMES && row.heardAt > 0) {
      await this.rows.end(row, 'failed', null);
      return this.describe({ ...row, stage: 'failed' });
    }
    const taken = await this.rows.takeOver(row, this.maker, now);
    if (taken !== undefined) this.make(taken);
    return this.describe(taken ?? row);
  }

  private make(row: PlanRow): void {
    const making: Making = { row, abort: new AbortController(), phase: 'roads', left: false };
    this.making.set(row.id, making);
    const running = this.run(making)
      .catch(this.onFault)
      .finally(() => {
        this.making.delete(row.id);
        this.running.delete(running);
      });
    this.running.add(running);
  }

  private async run(making: Making): Promise<void> {
    const beats = setInterval(() => void this.beat(making).catch(this.onFault), BEAT_MS).unref();
    try {
      const proposal = await this.plan(making);
      if (!making.left) await this.rows.end(making.row, 'done', proposal);
    } catch (error) {
      this.onFault(error);
      if (!making.left) await this.rows.end(making.row, 'failed', null);
    } finally {
      clearInterval(beats);
      if (this.closed) await this.rows.giveUp(making.row);
    }
  }

  private async plan(making: Making): Promise<Proposal> {
    const { row, abort } = making;
    const day = await gatherDay(this.pool, row);
    const positions = await readPositions(this.pool, row.county);
    return planDay(day, positions, this.roads, {
      seconds: row.seconds,
      // One core stays with whoever works at a counter meanwhile.
      threads: Math.max(1, Math.min(4, availableParallelism() - 1)),
      newId,
      signal: abort.signal,
      onPhase: (phase) => {
        making.phase = phase;
      },
    });
  }

  private async beat(making: Making): Promise<void> {
    const { row, abort, phase } = making;
    const heard = await this.rows.beat({ ...row, phase, now: Date.now() });
    if (heard === undefined) making.left = true;
    if (heard?.stopAsked !== false) abort.abort();
  }

  private describe(row: PlanRow): PlanJob {
    const { id, county, day, stage, begunAt, proposal, seconds } = row;
    const phase = this.making.get(id)?.phase ?? row.phase;
    const byTime = (Date.now() - begunAt) / (seconds * SHARES_OF_TIME * 1_000 + 500);
    const byPhase = planPhases.indexOf(phase) / planPhases.length;
    const done = stage === 'running' ? Math.max(0, Math.min(0.99, Math.max(byPhase / 2, byTime))) : 1;
    return { id, county, day, stage, phase, done, begunAt, proposal };
  }
}
