import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import type { Roads } from '../adapters/roads.ts';
import type { Identity } from '../identity/index.ts';
import { wishedTrip } from '@yangui/domain/reads';
import type { PlanJobs } from '../planning/jobs.ts';
import { priceLoops } from '../planning/price-loops.ts';
import { problemAnswer } from './problem-answer.ts';
import { openReading, requireSession } from './reading.ts';
import { RefusalError } from './refusal-error.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const address = z.object({ county: z.string().regex(/^\d{6}$/), id: z.uuid().optional() });
const ofDay = z.object({ day });
const asked = z.object({
  day,
  notBeforeMinute: z.int().min(0).max(1_440).default(0),
  seconds: z.number().min(0.1).max(60).default(5),
  first: z.array(z.uuid()).max(1_000).default([]),
});
const wished = z.object({
  day,
  loops: z
    .array(z.object({ loop: z.uuid(), trips: z.array(wishedTrip).max(50) }))
    .min(1)
    .max(10),
});

interface Deps {
  readonly pool: Pool;
  readonly identity: Pick<Identity, 'sessionOf'>;
  readonly roads: Roads;
  readonly plans: PlanJobs;
}

/** Making a day's plan, which takes its time and can be left, and pricing loops as somebody would have them. Nothing here changes the county. */
export function installPlanning(app: FastifyInstance, { pool, identity, roads, plans }: Deps): void {
  const planner = async (request: FastifyRequest) => {
    const session = await requireSession(identity, request);
    const where = read(address, request.params, 'county');
    await openReading(pool, { county: where.county, session, capability: 'loops.plan', reach: 'county' });
    return { ...where, person: session.person };
  };
  const found = <T>(job: T | undefined): T => {
    if (job === undefined) throw new RefusalError('not-found');
    return job;
  };

  app.post('/api/counties/:county/plans', async (request, reply) => {
    const { county } = await planner(request);
    return reply.code(202).send(await plans.begin({ county, ...read(asked, request.body, 'plan') }));
  });
  app.get('/api/counties/:county/plans', async (request) => {
    const { county } = await planner(request);
    return { plan: (await plans.latest(county, read(ofDay, request.query, 'day').day)) ?? null };
  });
  app.get('/api/counties/:county/plans/:id', async (request) => {
    const { county, id = '' } = await planner(request);
    return found(await plans.get(county, id));
  });
  app.post('/api/counties/:county/plans/:id/stop', async (request) => {
    const { county, id = '' } = await planner(request);
    return found(await plans.stop(county, id));
  });
  app.post('/api/counties/:county/plans/:id/drop', async (request, reply) => {
    const { county, id = '' } = await planner(request);
    await plans.drop(county, id);
    return reply.code(204).send();
  });
  app.post('/api/counties/:county/loop-prices', async (request) => {
    const { county, person } = await planner(request);
    const { refusal, ...price } = found(
      await priceLoops(pool, roads, { county, by: person, at: Date.now(), ...read(wished, request.body, 'loops') }),
    );
    return { ...price, problem: refusal === null ? null : problemAnswer(refusal).problem };
  });
}

function read<T extends z.ZodType>(shape: T, given: unknown, what: string): z.output<T> {
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new RefusalError('malformed-request', { where: parsed.error.issues[0]?.path.join('.') || what });
}
