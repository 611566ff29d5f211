import { commands, deviceReport, keyCertificate, id, matters, signedCommand } from '@yangui/domain';
import { problemCode } from '@yangui/domain/reads';
import * as z from 'zod/mini';

/** How many commands an outbox sends at once. */
export const OUTBOX_LIMIT = 500;

// The ids that people give stand in every command: the document tells once what they are.
id.register(z.globalRegistry, { id: 'Id', description: 'UUIDv7, made by whoever names something new' });

/** What is answered of commands, and how they are sent, as the OpenAPI document has it. */

export const problem = z
  .object({
    code: problemCode,
    status: z.int(),
    retry: z.enum(['never', 'later', 'changed']),
    zh: z.string(),
    en: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .register(z.globalRegistry, { id: 'Problem' });

export const refusedShape = z.object({ problem });
export const acceptedShape = z
  .object({
    id: z.uuid(),
    status: z.literal('accepted'),
    seq: z.int(),
    /** What has to be confirmed by a second person before it happens. */
    waits: z.optional(z.enum(matters)),
    /** The one-time password that it made, told to whoever sent it. */
    signIn: z.optional(z.object({ password: z.string(), oneTimeUntil: z.optional(z.int()) })),
  })
  .register(z.globalRegistry, { id: 'Accepted' });
const refusedOutcome = z
  .object({ id: z.string(), status: z.literal('refused'), problem })
  .register(z.globalRegistry, { id: 'RefusedCommand' });
const keptOutcome = z
  .object({ id: z.string(), status: z.enum(['in-review', 'not-taken']), problem })
  .register(z.globalRegistry, { id: 'KeptCommand' });
export const outcomeShape = z.union([acceptedShape, refusedOutcome]);
export const outcomesShape = z.object({ outcomes: z.array(outcomeShape) });
export const outboxOutcomes = z.object({ outcomes: z.array(z.union([acceptedShape, refusedOutcome, keptOutcome])) });

const madeAt = z
  .int()
  .register(z.globalRegistry, { id: 'MadeAt', description: 'the device’s clock, milliseconds UTC' });

/** What every command has. */
const sent = z
  .object({ id: z.uuid(), type: z.string(), at: madeAt, payload: z.unknown() })
  .register(z.globalRegistry, { id: 'SentCommand' });

const was = z.optional(
  z.record(z.string(), z.unknown()).register(z.globalRegistry, {
    id: 'Was',
    description:
      'The same fields as they were when whoever says it looked: who changed them meanwhile is not written over',
  }),
);

/** A payload as it is told: what its figures were, in all of them alike. */
function payloadShape(schema: z.ZodMiniType): z.ZodMiniType {
  const told = schema instanceof z.ZodMiniObject && 'was' in schema.def.shape;
  return told ? z.object({ ...schema.def.shape, was }) : schema;
}

/** A command as it is sent: of each kind, by its rule. */
export const commandShape = z
  .union(
    [...commands.values()].map(({ type, schema, personalSchema }) =>
      z
        .intersection(
          sent,
          z.object({
            type: z.literal(type),
            payload: payloadShape(schema),
            ...(personalSchema && { personal: z.optional(personalSchema) }),
          }),
        )
        .register(z.globalRegistry, {
          id: type.replaceAll(/(?:^|-)[a-z]/g, (letter) => letter.slice(-1).toUpperCase()),
        }),
    ),
  )
  .register(z.globalRegistry, { id: 'Command' });
const { key, signature } = signedCommand.shape;
export const manyCommands = (most: number) => z.object({ commands: z.array(commandShape).check(z.maxLength(most)) });
export const outboxSent = z.object({
  commands: z.array(z.intersection(commandShape, z.object({ key, signature }))).check(z.maxLength(OUTBOX_LIMIT)),
  certificates: z.optional(z.array(keyCertificate)),
  report: z.optional(deviceReport),
  waiting: z.optional(z.array(z.string())),
});
