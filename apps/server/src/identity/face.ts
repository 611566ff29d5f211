import type { BoundCommand, KeyCertificate, Refusal } from '@yangui/domain';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import type { OwnKey } from '@yangui/sealed-file';
import type { ClockworkIds } from './clockwork-ids.ts';
import type { GuestKeys } from './guest-keys.ts';
import type { AccessLog } from '../access/access-log.ts';
import type { Looks } from '../access/looks.ts';
import type { Beside } from '../journal/writer.ts';
import type { DeviceBox, DeviceKey } from './device-keys.ts';
import type { SignInToCreate } from './input.ts';
import type { NewSignIn } from './sign-ins.ts';
import type { Session } from './session.ts';

export interface IdentityOptions {
  readonly pool: Pool;
  /** Where the secret is kept, unless AUTH_SECRET is set. */
  readonly dataFolder: string;
  /** Whether people reach this server by https alone: cookies are then sent over nothing else. */
  readonly secureCookies?: boolean;
  /** The one origin whose pages may change things, such as `https://luxiang.example`; without it, whatever host a request was sent to. */
  readonly origin?: string | undefined;
  /** Why the caller may not make and end the sign-in of this person in this county; undefined where they may. */
  readonly denialOf: (caller: string, county: string, person: string) => Promise<Refusal | undefined>;
  /** Whether a person holds roles now in any of these counties. */
  readonly holdsRoles: (person: string, counties: readonly string[]) => Promise<boolean>;
  /** The clock, for tests. */
  readonly now?: () => number;
}

/** Who people are, how they sign in, and on which devices. */
export interface Identity {
  /** The routes under /api/identity, to be registered without a prefix. */
  readonly routes: FastifyPluginAsync;
  /** An onRequest hook against requests that other sites make browsers send; the identity routes have it already. */
  readonly checkOrigin: (request: FastifyRequest) => Promise<void>;
  /** The session of a request, at most five seconds old, or undefined where nobody is signed in. Refused while its password is a one-time one. */
  readonly sessionOf: (request: FastifyRequest) => Promise<Session | undefined>;
  /** Lets whoever holds a session show that they are its person. @throws `sign-in-failed` where the password is wrong, which is noted; `too-many-attempts` */
  confirm(request: FastifyRequest, session: Session, password: string): Promise<void>;
  /** What a command does to somebody's sign-in, to be saved with it. */
  prepareAccess(command: BoundCommand): Promise<Beside>;
  /** The one-time password that an accepted command made; undefined where it holds no more. */
  madeBy(command: BoundCommand): Promise<NewSignIn | undefined>;
  /** The access log, for whoever else notes something there. */
  readonly accessLog: AccessLog;
  /** Where looks at many people's data are counted. */
  readonly looks: Looks;
  /** Lets a person sign in beside the journal: a sample's people, and tests. A made password is a one-time one. */
  createSignIn(wish: SignInToCreate): Promise<NewSignIn>;
  /** Shuts a person out beside the journal: for tests. */
  disableSignIn(person: string): Promise<void>;
  /** The device keys of these names that are on record; those that are not are learned from certificates this server sealed. */
  findKeys(names: readonly string[], certificates: readonly KeyCertificate[]): Promise<ReadonlyMap<string, DeviceKey>>;
  /** Notes that the devices of these keys were heard now, and the ends of the signatures of what waited there still. */
  hearKeys(heard: readonly DeviceKey[], waiting: readonly string[]): Promise<void>;
  /** Notes that somebody's own device was heard now, and that nothing of theirs waits there. */
  hearIdle(person: string, device: string): Promise<void>;
  /** The keys for what is sealed for a device, by whoever registered them for it, the newest first. */
  boxesOf(device: string): Promise<readonly DeviceBox[]>;
  /** The key that opens what is sealed for a county. */
  countyKey(county: string): Promise<OwnKey>;
  /** Its public half, which devices seal for. */
  countyPublicKey(county: string): string;
  /** The keys that guests hold. */
  readonly guestKeys: GuestKeys;
  /** The ids that the counties' clockwork acts under. */
  readonly clockworkIds: ClockworkIds;
  /** The counties that know the person. */
  countiesOf(person: string): Promise<readonly string[]>;
  addCounty(person: string, county: string): Promise<void>;
}
