import { attachmentTypes, commands, deviceReport, keyCertificate, problems, signedCommand } from '@yangui/domain';
import type { AnyRead } from '@yangui/domain/reads';
import * as z from 'zod';
import { tileCoordinates } from '../adapters/map-tiles.ts';
import { OUTBOX_LIMIT } from './outbox.ts';
import { rules } from './reading.ts';
import { meAnswer } from './me.ts';
import { takenIn } from './sealed.ts';
import { turnDownBody } from './review.ts';
import { placesAnswer } from './places.ts';

const mapTilesShape = z.object({ url: z.string(), attribution: z.string(), coordinates: z.enum(tileCoordinates) });
const partShape = z.object({ name: z.string(), version: z.string(), released: z.iso.date().nullable() });

type Json = Record<string, unknown>;

const problem = z.object({
  problem: z.object({
    code: z.enum(Object.keys(problems)),
    status: z.int(),
    retry: z.enum(['never', 'later', 'changed']),
    zh: z.string(),
    en: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
});
const accepted = z.object({ id: z.uuid(), status: z.literal('accepted'), seq: z.int() });
const refusedOutcome = problem.extend({ id: z.string(), status: z.literal('refused') });

const keptOutcome = problem.extend({ id: z.string(), status: z.enum(['in-review', 'not-taken']) });

const asSchema = (type: z.core.$ZodType): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' });
  return schema;
};
const answer = (description: string, type: z.core.$ZodType): Json => ({
  description,
  content: { 'application/json': { schema: asSchema(type) } },
});
const refusals = { default: answer('Refused, with what to do', problem) };
const countyParameter = {
  name: 'county',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^\\d{6}$' },
  description: 'GB/T 2260 code',
};
const attachmentParameter = {
  name: 'attachment',
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
};

/** The OpenAPI 3.1 document of everything under /api, made from the same declarations that the server answers by. */
export function openApi(version: string): Json {
  return {
    openapi: '3.1.0',
    info: { title: 'Yangui 雁归', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths: {
      '/api/health': {
        get: {
          summary: 'Whether the server works',
          responses: { 200: answer('It does', z.object({ ok: z.literal(true), version: z.string() })) },
        },
      },
      '/api/about': {
        get: {
          summary: 'What serves here, in which version and how old',
          responses: { 200: answer('The parts', z.object({ parts: z.array(partShape) })), ...refusals },
        },
      },
      '/api/map-tiles': {
        get: {
          summary: 'The tiles under the maps, where a source of them is set',
          responses: { 200: answer('The source, or null', z.object({ tiles: mapTilesShape.nullable() })) },
        },
      },
      '/api/me': {
        get: {
          summary: 'Who is signed in, and what they may do where',
          responses: { 200: answer('The person', meAnswer), ...refusals },
        },
      },
      '/api/places': {
        get: {
          summary: 'Places by code or name',
          parameters: [{ name: 'query', in: 'query', schema: { type: 'string' } }],
          responses: { 200: answer('Found', placesAnswer), ...refusals },
        },
      },
      '/api/counties/{county}/command': {
        post: post('Sends one command', envelopeSchema(), answer('Accepted', accepted)),
      },
      '/api/counties/{county}/commands': {
        post: post(
          'Sends commands, each decided by itself',
          {
            type: 'object',
            required: ['commands'],
            properties: { commands: { type: 'array', maxItems: 1_000, items: envelopeSchema() } },
          },
          answer('What became of each, in order', z.object({ outcomes: z.array(z.union([accepted, refusedOutcome])) })),
        ),
      },
      '/api/counties/{county}/outbox': {
        post: post(
          'Takes in what a device made without network; each command stands by its own signature, so nobody need be signed in',
          {
            type: 'object',
            required: ['commands'],
            properties: {
              commands: { type: 'array', maxItems: OUTBOX_LIMIT, items: signedSchema() },
              certificates: { type: 'array', items: asSchema(keyCertificate) },
              report: asSchema(deviceReport),
            },
          },
          answer(
            'What became of each, in order; what was not taken is the device’s to keep',
            z.object({ outcomes: z.array(z.union([accepted, refusedOutcome, keptOutcome])) }),
          ),
        ),
      },
      '/api/counties/{county}/late-commands/{id}/take-in': {
        post: postAbout('Takes a late command in, as its maker’s word', undefined),
      },
      '/api/counties/{county}/late-commands/{id}/turn-down': {
        post: postAbout('Turns a late command down', asSchema(turnDownBody)),
      },
      '/api/counties/{county}/sealed-outbox': {
        post: {
          summary: 'Takes in a file that a device sealed for the county, any number of times',
          parameters: [countyParameter],
          requestBody: {
            required: true,
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
          responses: { 200: answer('How many commands came to what', takenIn), ...refusals },
        },
      },
      '/api/counties/{county}/attachments/{attachment}': {
        put: {
          summary:
            'Takes a piece of an attachment in, any number of times, and says from where to go on; an empty piece asks just that. The journal has the SHA-256, so nobody need be signed in',
          parameters: [
            countyParameter,
            attachmentParameter,
            {
              name: 'sha256',
              in: 'query',
              required: true,
              schema: { type: 'string' },
              description: 'of all bytes, in hex',
            },
            {
              name: 'sizeBytes',
              in: 'query',
              required: true,
              schema: { type: 'integer' },
              description: 'of all bytes',
            },
            {
              name: 'from',
              in: 'query',
              required: true,
              schema: { type: 'integer' },
              description: 'the first byte here',
            },
          ],
          requestBody: {
            required: false,
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
          responses: {
            200: answer('How much is here', z.object({ received: z.int(), whole: z.boolean() })),
            ...refusals,
          },
        },
        get: {
          summary: 'An attachment, for those who may read the row that it belongs to',
          parameters: [countyParameter, attachmentParameter],
          responses: {
            200: {
              description: 'Its bytes',
              content: Object.fromEntries(attachmentTypes.map((type) => [type, {}])),
            },
            ...refusals,
          },
        },
      },
      '/api/counties/{county}/stations/{station}/daily-pack': {
        get: {
          summary: 'What a station without network is brought, sealed for one of its devices',
          parameters: [
            countyParameter,
            { name: 'station', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
            { name: 'device', in: 'query', required: true, schema: { type: 'string', format: 'uuid' } },
          ],
          responses: {
            200: { description: 'The file: packages/sealed-file', content: { 'application/octet-stream': {} } },
            ...refusals,
          },
        },
      },
      '/api/counties/{county}/feed': {
        get: {
          summary: 'What happens, as server-sent events',
          parameters: [countyParameter, { name: 'after', in: 'query', schema: { type: 'integer' } }],
          responses: {
            200: { description: 'Events `head` and `entry`', content: { 'text/event-stream': {} } },
            ...refusals,
          },
        },
      },
      ...Object.fromEntries(
        [...rules].map(([address, rule]) => [
          `/api/counties/{county}${address.replaceAll(/:(\w+)/g, '{$1}')}`,
          { get: describeRead(address, rule) },
        ]),
      ),
    },
  };
}

function post(summary: string, schema: Json, ok: Json): Json {
  return {
    summary,
    parameters: [countyParameter],
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: { 200: ok, ...refusals },
  };
}

/** Posting about the one thing that the address names, recorded as an outcome. */
function postAbout(summary: string, schema: Json | undefined): Json {
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
  const body = schema && { requestBody: { required: true, content: { 'application/json': { schema } } } };
  return {
    summary,
    parameters: [countyParameter, id],
    ...body,
    responses: {
      200: answer('Recorded: as accepted, or as turned down', z.union([accepted, refusedOutcome])),
      ...refusals,
    },
  };
}

function describeRead(path: string, { summary, asks, answer: type }: AnyRead): Json {
  const { properties = {} } = z.toJSONSchema(asks, { io: 'input' });
  const parameters = Object.entries(properties).map(([name, schema]) => {
    const inPath = path.includes(`/:${name}`);
    return { name, in: inPath ? 'path' : 'query', required: inPath, schema };
  });
  return {
    summary,
    parameters: [countyParameter, ...parameters],
    responses: { 200: answer('Found', type), ...refusals },
  };
}

/** A command as a device signs it. */
function signedSchema(): Json {
  const { key, signature } = signedCommand.shape;
  return {
    allOf: [
      envelopeSchema(),
      {
        type: 'object',
        required: ['key', 'signature'],
        properties: { key: asSchema(key), signature: asSchema(signature) },
      },
    ],
  };
}

function envelopeSchema(): Json {
  return {
    oneOf: [...commands.values()].map(({ type, schema, personalSchema }) => ({
      type: 'object',
      title: type,
      required: ['id', 'type', 'at', 'payload'],
      properties: {
        id: { type: 'string', format: 'uuid' },
        type: { const: type },
        at: { type: 'integer', description: 'the device’s clock, milliseconds UTC' },
        payload: asSchema(schema),
        ...(personalSchema && { personal: asSchema(personalSchema) }),
      },
    })),
  };
}
