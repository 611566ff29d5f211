import type { Auth } from './auth.ts';
import type { DeviceCookies } from './cookies.ts';
import type { Identity } from './face.ts';
import type { DeviceKeys } from './device-keys.ts';
import type { Failures } from './failures.ts';
import type { Gate } from './gate.ts';
import type { KnownDevices } from './known-devices.ts';
import type { Pins } from './pins.ts';
import type { Sessions } from './sessions.ts';
import type { Visits } from './visits.ts';

/** What the routes are made of. */
export interface Parts {
  readonly identity: Omit<Identity, 'routes'>;
  readonly sessions: Sessions;
  readonly gate: Gate;
  readonly auth: Auth;
  readonly pins: Pins;
  readonly keys: DeviceKeys;
  readonly known: KnownDevices;
  readonly now: () => number;
  readonly device: DeviceCookies;
  readonly visits: Visits;
  readonly failures: Failures;
}
