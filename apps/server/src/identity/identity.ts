import type { BoundCommand, KeyCertificate } from '@yangui/domain';
import type { FastifyRequest } from 'fastify';
import { AccessLog } from '../access/access-log.ts';
import { Looks } from '../access/looks.ts';
import { AccessChanges } from './access-changes.ts';
import { createAuth } from './auth.ts';
import { CertificateSeal } from './certificate.ts';
import { clockworkIds } from './clockwork-ids.ts';
import { CountyKeys } from './county-keys.ts';
import { DeviceCookies } from './cookies.ts';
import { DeviceKeys, type DeviceKey } from './device-keys.ts';
import type { Identity, IdentityOptions } from './face.ts';
import { Failures } from './failures.ts';
import { Gate } from './gate.ts';
import { GuestKeys } from './guest-keys.ts';
import type { SignInToCreate } from './input.ts';
import { KnownDevices } from './known-devices.ts';
import { originCheck } from './origin.ts';
import { Pins } from './pins.ts';
import { identityRoutes } from './routes.ts';
import { readSecret } from './secret.ts';
import type { Session } from './session.ts';
import { Sessions } from './sessions.ts';
import { addCounty, countiesOf, createSignIn, disableSignIn } from './sign-ins.ts';
import { Visits } from './visits.ts';

/** Opens the identity module on a migrated database. */
export async function openIdentity(options: IdentityOptions): Promise<Identity> {
  const { pool, dataFolder, secureCookies = false, origin, now = Date.now } = options;
  const secret = await readSecret(dataFolder);
  const auth = createAuth({ pool, secret, secureCookies });
  const { authCookies } = await auth.$context;
  const sessions = new Sessions(auth, pool, authCookies.sessionToken.name, now);
  const keys = new DeviceKeys(pool, new CertificateSeal(secret), now);
  const countyKeys = new CountyKeys(secret);
  const checkOrigin = originCheck({ origin, secure: secureCookies });
  const accessLog = new AccessLog(pool, now);
  const changes = new AccessChanges({
    pool,
    secret,
    now,
    denialOf: options.denialOf,
    holdsRoles: options.holdsRoles,
    forget: (person) => sessions.forget(person),
  });
  const known = new KnownDevices(pool, now);
  const gate = new Gate(auth, pool, known, now);
  const failures = new Failures(pool, accessLog, now);
  const device = new DeviceCookies(secureCookies);
  const identity = {
    accessLog,
    looks: new Looks(accessLog, now),
    prepareAccess: (command: BoundCommand) => changes.prepare(command),
    madeBy: (command: BoundCommand) => changes.madeBy(command),
    checkOrigin,
    sessionOf: (request: FastifyRequest) => sessions.of(request),
    confirm: (request: FastifyRequest, { person, device: label }: Session, password: string) =>
      failures.watch(
        { person, device: label, deviceKey: device.keyOf(request), address: request.ip },
        gate.prove(person, password),
        'confirmation',
      ),
    async createSignIn(wish: SignInToCreate) {
      const made = await createSignIn(pool, wish, new Date(now()));
      sessions.forget(wish.person);
      return made;
    },
    async disableSignIn(person: string) {
      await disableSignIn(pool, person, new Date(now()));
      sessions.forget(person);
    },
    findKeys: (names: readonly string[], certificates: readonly KeyCertificate[]) => keys.find(names, certificates),
    hearKeys: (heard: readonly DeviceKey[], waiting: readonly string[]) => keys.hear(heard, waiting),
    hearIdle: (person: string, device: string) => keys.hearIdle(person, device),
    boxesOf: (device: string) => keys.boxesOf(device),
    countyKey: (county: string) => countyKeys.keyOf(county),
    guestKeys: new GuestKeys(secret),
    clockworkIds: clockworkIds(secret),
    countyPublicKey: (county: string) => countyKeys.publicKeyOf(county),
    countiesOf: (person: string) => countiesOf(pool, person),
    addCounty: (person: string, county: string) => addCounty(pool, person, county),
  };
  const parts = {
    identity,
    sessions,
    gate,
    auth,
    pins: new Pins(pool),
    keys,
    known,
    now,
    device,
    visits: new Visits(pool),
    failures,
  };
  return { ...identity, routes: identityRoutes(parts) };
}
