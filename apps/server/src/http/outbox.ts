import {
  deviceReport,
  keyCertificate,
  MINUTE,
  refuse,
  signedCommand,
  type KeyCertificate,
  type ProblemCode,
  type Refusal,
  type SignedCommand,
} from '@yangui/domain';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import * as z from 'zod';
import { Attempts, heardBefore, SIGNATURE_END, type DeviceKey, type Identity } from '../identity/index.ts';
import type { Outcome } from '../journal/outcome.ts';
import { believe } from '../journal/said-time.ts';
import type { JournalWriter } from '../journal/writer.ts';
import { mayReport, noteReport } from '../modules/devices/device-reports.ts';
import { bindEnvelope, countyOf, noCommand, say, type NoCommand } from './bind-command.ts';
import { withNames } from './crossed-names.ts';
import { checked } from './checked.ts';
import { OUTBOX_LIMIT, outboxOutcomes, outboxSent } from './command-shapes.ts';
import { told } from './operation.ts';
import { outcomeAnswer } from './outcome-answer.ts';
import { memberOf } from './reading.ts';
import { RefusalError } from './refusal-error.ts';
import { Signatures } from './signatures.ts';

/** Certificates at once: one for each person of a device, and some to spare. */
const CERTIFICATE_LIMIT = 50;
/** How much a device can say that it has waiting: weeks of a busy counter. */
const WAITING_LIMIT = 20_000;
/** Requests a minute from one address in which not one signature held: guesses, or devices that must sign in again. */
const EMPTY_HANDED = 300;

/** What an outbox sends. Commands are looked at one by one, so that a bad one fails no other. */
export const outboxBody = z.object({
  commands: z.array(z.unknown()),
  certificates: z.array(keyCertificate).max(CERTIFICATE_LIMIT).default([]),
  report: z.optional(deviceReport),
  /** The ends of the signatures of everything that waits on the device as this is sent, so that nothing can be slipped in later. */
  waiting: z.array(z.string().length(SIGNATURE_END)).max(WAITING_LIMIT).default([]),
});
export type OutboxBody = z.infer<typeof outboxBody>;

/** What became of a command that was sent: recorded, or set aside for a person, or not taken, and then it is the device's to keep. */
export type OutboxOutcome = Outcome | { readonly id: string; readonly status: 'not-taken'; readonly refusal: Refusal };

/** Refusals by which the journal says that it recorded nothing and the same command may be taken another time. */
const notRecorded: ReadonlySet<ProblemCode> = new Set([
  'busy',
  'internal',
  'county-unknown',
  'not-in-county',
  'too-many-refusals',
  'too-many-late',
] as const);

/** A command with whoever signed it, or why nobody can be believed to have. */
type Checked = { readonly by: DeviceKey; readonly command: SignedCommand } | { readonly no: NoCommand };

interface Deps {
  readonly pool: Pool;
  readonly outbox: Outbox;
  readonly identity: Pick<Identity, 'hearKeys'>;
}

/** Where a device's outbox arrives. Nobody is signed in: every command stands by its own signature, whoever carries it. */
export function installOutbox(app: FastifyInstance, { pool, outbox, identity }: Deps): void {
  const attempts = new Attempts(Date.now);

  app.post(
    '/api/counties/:county/outbox',
    told({
      summary:
        'Takes in what a device made without network; each command stands by its own signature, so nobody need be signed in',
      tag: 'commands',
      who: 'anybody',
      body: outboxSent,
      answer: {
        description: 'What became of each, in order; what was not taken is the device’s to keep',
        content: outboxOutcomes,
      },
    }),
    async (request) => {
      const county = countyOf(request);
      const limits = [{ key: request.ip, most: EMPTY_HANDED, windowMs: MINUTE }];
      attempts.begin(limits);
      const body = readOutbox(request.body);
      const { outcomes, signers } = await outbox.take(request.log, county, body);
      // Only what comes over the line is a sign of the device itself: a file or a code may have been on its way for days.
      await identity.hearKeys(signers, body.waiting);
      if (signers.length > 0) attempts.forgive(limits);
      const { report } = body;
      const reporter = signers.find(({ device }) => device === report?.device);
      if (
        report !== undefined &&
        reporter !== undefined &&
        (await mayReport(pool, county, await memberOf(pool, county, reporter.person), report))
      )
        await noteReport(pool, { county, report, person: reporter.person, now: Date.now() });
      return { outcomes: (await withNames(pool, county, outcomes)).map(outcomeAnswer) };
    },
  );
}

/** The body of a request as an outbox. Refused where it is none, or too much at once. */
export function readOutbox(body: unknown): OutboxBody {
  const read = checked(outboxBody, body, 'commands');
  const count = read.commands.length;
  if (count > OUTBOX_LIMIT) throw new RefusalError('batch-too-large', { count, limit: OUTBOX_LIMIT });
  return read;
}

/** Takes in what outboxes send, by whatever way it comes. */
export class Outbox {
  private readonly writer: JournalWriter;
  private readonly identity: Pick<Identity, 'findKeys'>;
  private readonly signatures = new Signatures();

  constructor(writer: JournalWriter, identity: Pick<Identity, 'findKeys'>) {
    this.writer = writer;
    this.identity = identity;
  }

  /**
   * Takes in the commands whose signatures hold, all at once, in the order they came.
   * @returns what became of each, in the same order, and the keys whose signatures held
   */
  async take(
    log: FastifyBaseLogger,
    county: string,
    { commands, certificates }: Pick<OutboxBody, 'commands' | 'certificates'>,
  ): Promise<{ outcomes: readonly OutboxOutcome[]; signers: readonly DeviceKey[] }> {
    const read = commands.map((one) => ({ sent: one, parsed: signedCommand.safeParse(one) }));
    const signed = read.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : []));
    const keys = await this.findKeys(signed, certificates);
    const checked = await Promise.all(
      read.map(async ({ sent, parsed }) =>
        parsed.success ? this.check(county, parsed.data, keys) : { no: noCommand(sent, parsed.error) },
      ),
    );
    const outcomes = await Promise.all(checked.map((one) => this.submit(log, county, one)));
    return { outcomes, signers: checked.flatMap((one) => ('by' in one ? [one.by] : [])) };
  }

  private async findKeys(
    signed: readonly SignedCommand[],
    certificates: readonly KeyCertificate[],
  ): Promise<ReadonlyMap<string, DeviceKey>> {
    const names = [...new Set(signed.map(({ key }) => key))];
    return names.length === 0 ? new Map() : this.identity.findKeys(names, certificates);
  }

  /** Who signed a command; or why nobody can be believed to have. */
  private async check(county: string, command: SignedCommand, keys: ReadonlyMap<string, DeviceKey>): Promise<Checked> {
    const no = (code: ProblemCode) => ({ no: { id: command.id, ...refuse(code) } });
    const by = keys.get(command.key);
    if (by === undefined) return no('device-key-unknown');
    if (!(await this.signatures.hold(county, command, by))) return no('signature-wrong');
    // Shut out, nobody can sign in again: what they did goes on to be looked at.
    return by.ended && !by.disabled ? no('device-key-ended') : { by, command };
  }

  private async submit(log: FastifyBaseLogger, county: string, checked: Checked): Promise<OutboxOutcome> {
    if ('no' in checked) return notTaken(checked.no.id, checked.no.refusal);
    const { by, command } = checked;
    const { at, saidAt } = believe(command.at, { heardAt: heardBefore(by, command.signature), now: Date.now() });
    const bound = bindEnvelope({ ...command, at }, county, by.person);
    if ('refusal' in bound) return notTaken(bound.id, bound.refusal);
    const outcome = await say(this.writer, log, bound, {
      way: 'carried',
      device: by.device,
      key: command.key,
      personal: command.personal,
      closed: by.disabled,
      saidAt,
    });
    if (outcome.status === 'refused' && notRecorded.has(outcome.refusal.code))
      return notTaken(outcome.id, outcome.refusal);
    return outcome;
  }
}

function notTaken(id: string, refusal: Refusal): OutboxOutcome {
  return { id, status: 'not-taken', refusal };
}
