import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import type { Roads } from '../adapters/roads.ts';
import type { Identity } from '../identity/index.ts';
import {
  latestPlan,
  loopPrice,
  planJob,
  wishedTrip,
  type LatestPlan,
  type LoopPrice,
  type PlanJob,
  type Told,
} from '@yangui/domain/reads';
import type { PlanJobs } from '../planning/jobs.ts';
import { priceLoops } from '../planning/price-loops.ts';
import { checked } from './checked.ts';
import { problem } from './command-shapes.ts';
import { done, told } from './operation.ts';
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

const planned = { tag: 'loops' };
const priced = z.object({ ...loopPrice.shape, problem: z.nullable(problem) });

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
    const where = checked(address, request.params, 'county');
    await openReading(pool, { county: where.county, session, capability: 'loops.plan', reach: 'county' });
    return { ...where, person: session.person };
  };
  const found = <T>(job: T | undefined): T => {
    if (job === undefined) throw new RefusalError('not-found');
    return job;
  };

  app.post(
    '/api/counties/:county/plans',
    told({
      summary: 'Begins a plan of a day’s loops; it goes on whether or not anybody looks',
      ...planned,
      body: asked,
      answer: { status: 202, description: 'The plan in the making', content: planJob },
    }),
    async (request, reply) => {
      const { county } = await planner(request);
      const begun: Told<PlanJob> = await plans.begin({ county, ...checked(asked, request.body, 'plan') });
      return reply.code(202).send(begun);
    },
  );
  app.get(
    '/api/counties/:county/plans',
    told({
      summary: 'The last plan of a day, whoever asked for it',
      ...planned,
      asks: ofDay,
      answer: { description: 'It, or null', content: latestPlan },
    }),
    async (request): Promise<Told<LatestPlan>> => {
      const { county } = await planner(request);
      return { plan: (await plans.latest(county, checked(ofDay, request.query, 'day').day)) ?? null };
    },
  );
  app.get(
    '/api/counties/:county/plans/:id',
    told({ summary: 'A plan as it stands', ...planned, answer: { description: 'The plan', content: planJob } }),
    async (request): Promise<Told<PlanJob>> => {
      const { county, id = '' } = await planner(request);
      return found(await plans.get(county, id));
    },
  );
  app.post(
    '/api/counties/:county/plans/:id/stop',
    told({
      summary: 'Ends a plan with the best it has',
      ...planned,
      answer: { description: 'The plan', content: planJob },
    }),
    async (request): Promise<Told<PlanJob>> => {
      const { county, id = '' } = await planner(request);
      return found(await plans.stop(county, id));
    },
  );
  app.post(
    '/api/counties/:county/plans/:id/drop',
    told({ summary: 'Forgets a plan, for everybody', ...planned, answer: done }),
    async (request, reply) => {
      const { county, id = '' } = await planner(request);
      await plans.drop(county, id);
      return reply.code(204).send();
    },
  );
  app.post(
    '/api/counties/:county/loop-prices',
    told({
      summary: 'What loops would cost as somebody would have them; nothing is changed',
      ...planned,
      body: wished,
      answer: { description: 'The price, and the refusal where it cannot be', content: priced },
    }),
    async (request): Promise<Told<LoopPrice> & { readonly problem: object | null }> => {
      const { county, person } = await planner(request);
      const { refusal, ...price } = found(
        await priceLoops(pool, roads, {
          county,
          by: person,
          at: Date.now(),
          ...checked(wished, request.body, 'loops'),
        }),
      );
      return { ...price, problem: refusal === null ? null : problemAnswer(refusal).problem };
    },
  );
}
