import type { Instant } from '@yangui/domain';
import type { Pool } from 'pg';
import type { PlanPhase } from './plan-day.ts';
import type { Proposal } from './proposal.ts';

export const planStages = ['running', 'done', 'failed'] as const;
export type PlanStage = (typeof planStages)[number];

export interface PlanAsked {
  readonly county: string;
  readonly day: string;
  /** Nothing leaves before this minute of the day. */
  readonly notBeforeMinute: number;
  readonly seconds: number;
  /** Stations that come before the others. */
  readonly first: readonly string[];
}

/** A plan as it stands in the database, where every server process sees it. */
export interface PlanRow extends PlanAsked {
  readonly id: string;
  readonly stage: PlanStage;
  readonly phase: PlanPhase;
  readonly proposal: Proposal | null;
  readonly begunAt: Instant;
  /** The process that makes it, and when it last said so. */
  readonly maker: string;
  readonly heardAt: Instant;
  readonly begunTimes: number;
}

const columns = `p.county, p.id, p.day, p.not_before_minute as "notBeforeMinute", p.seconds, p.first_stations as "first", p.stage, p.phase, p.proposal,
  (extract(epoch from p.begun_at) * 1000)::bigint as "begunAt", p.maker, (extract(epoch from p.heard_at) * 1000)::bigint as "heardAt", p.begun_times as "begunTimes"`;
const moment = (parameter: string) => `to_timestamp(${parameter}::bigint / 1000.0)`;

/** The plans that server processes on one database make and keep. Each statement stands alone: nothing here is locked for long. */
export class PlanRows {
  private readonly pool: Pool;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  /** Writes a new plan down, asks the county's others to end with the best they have, and forgets those begun before `keptSince`. */
  async insert({
    county,
    id,
    day,
    notBeforeMinute,
    seconds,
    first,
    maker,
    now,
    keptSince,
  }: PlanAsked & {
    readonly id: string;
    readonly maker: string;
    readonly now: Instant;
    readonly keptSince: Instant;
  }): Promise<PlanRow> {
    await this.pool.query(`delete from plan_job p where p.county = $1 and p.begun_at < ${moment('$2')}`, [
      county,
      keptSince,
    ]);
    await this.pool.query(`update plan_job p set stop_asked = true where p.county = $1 and p.stage = 'running'`, [
      county,
    ]);
    const { rows } = await this.pool.query<PlanRow>(
      `insert into plan_job as p (county, id, day, not_before_minute, seconds, stage, phase, begun_at, maker, heard_at, begun_times, stop_asked, dropped, first_stations)
       values ($1, $2, $3, $4, $5, 'running', 'roads', ${moment('$6')}, $7, ${moment('$6')}, 1, false, false, $8::json) returning ${columns}`,
      [county, id, day, notBeforeMinute, seconds, now, maker, JSON.stringify(first)],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('an insert gives back its row');
    return row;
  }

  async find(county: string, id: string): Promise<PlanRow | undefined> {
    const { rows } = await this.pool.query<PlanRow>(
      `select ${columns} from plan_job p where p.county = $1 and p.id = $2 and not p.dropped`,
      [county, id],
    );
    return rows[0];
  }

  /** The last plan of a day, while it waits for somebody: neither dropped nor adopted. */
  async latest(county: string, day: string): Promise<PlanRow | undefined> {
    const { rows } = await this.pool.query<PlanRow & { readonly over: boolean }>(
      `select ${columns}, p.dropped or exists (select from loop l where l.county = $1 and l.day = $2
         and l.id in (select (x ->> 'loop')::uuid from json_array_elements(p.proposal -> 'loops') x)) as over
       from plan_job p where p.county = $1 and p.day = $2 order by p.begun_at desc, p.id desc limit 1`,
      [county, day],
    );
    const [row] = rows;
    return row === undefined || row.over ? undefined : row;
  }

  /** Says that its maker is still at it. Undefined where another process has it by now; otherwise whether it is to end. */
  async beat({
    county,
    id,
    maker,
    phase,
    now,
  }: Pick<PlanRow, 'county' | 'id' | 'maker' | 'phase'> & { readonly now: Instant }): Promise<
    { readonly stopAsked: boolean } | undefined
  > {
    const { rows } = await this.pool.query<{ stopAsked: boolean }>(
      `update plan_job p set heard_at = ${moment('$4')}, phase = $5 where p.county = $1 and p.id = $2 and p.maker = $3 and p.stage = 'running' returning p.stop_asked as "stopAsked"`,
      [county, id, maker, now, phase],
    );
    return rows[0];
  }

  /** Takes a plan over whose maker has gone silent or given it up. Undefined where somebody else was quicker. */
  async takeOver({ county, id, maker, heardAt }: PlanRow, by: string, now: Instant): Promise<PlanRow | undefined> {
    const { rows } = await this.pool.query<PlanRow>(
      `update plan_job p set maker = $4, heard_at = ${moment('$5')}, begun_at = ${moment('$5')}, phase = 'roads', begun_times = p.begun_times + 1
       where p.county = $1 and p.id = $2 and p.maker = $3 and p.stage = 'running' and p.heard_at <= ${moment('$6')} returning ${columns}`,
      [county, id, maker, by, now, heardAt],
    );
    return rows[0];
  }

  /** Leaves a plan for another process to make from the beginning. */
  async giveUp({ county, id, maker }: Pick<PlanRow, 'county' | 'id' | 'maker'>): Promise<void> {
    await this.pool.query(
      `update plan_job p set heard_at = ${moment('$4')} where p.county = $1 and p.id = $2 and p.maker = $3 and p.stage = 'running'`,
      [county, id, maker, 0],
    );
  }

  /** Writes the end of a plan down, unless another process has it by now. */
  async end(
    { county, id, maker }: Pick<PlanRow, 'county' | 'id' | 'maker'>,
    stage: 'done' | 'failed',
    proposal: Proposal | null,
  ): Promise<void> {
    await this.pool.query(
      `update plan_job p set stage = $4, proposal = $5::json where p.county = $1 and p.id = $2 and p.maker = $3 and p.stage = 'running'`,
      [county, id, maker, stage, proposal === null ? null : JSON.stringify(proposal)],
    );
  }

  async askToStop(county: string, id: string): Promise<void> {
    await this.pool.query(`update plan_job p set stop_asked = true where p.county = $1 and p.id = $2`, [county, id]);
  }

  /** Nobody wants it: it ends, and is shown to nobody any more. */
  async drop(county: string, id: string): Promise<void> {
    await this.pool.query(`update plan_job p set dropped = true, stop_asked = true where p.county = $1 and p.id = $2`, [
      county,
      id,
    ]);
  }
}
