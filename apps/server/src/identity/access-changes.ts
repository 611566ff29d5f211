import { createHmac } from 'node:crypto';
import { DAY, invariant, SYSTEM, type AccessChange, type BoundCommand } from '@yangui/domain';
import type { Pool, PoolClient } from 'pg';
import { RefusalError } from '../http/refusal-error.ts';
import type { IdentityOptions } from './face.ts';
import { hashSecret, verifySecret } from './hashing.ts';
import { ONE_TIME_DAYS, oneTimePasswordFrom } from './one-time-password.ts';
import {
  countiesOf,
  emptySignIn,
  forgetViews,
  homeOf,
  openSignIn,
  refuseTaken,
  shutSignIn,
  type NewSignIn,
} from './sign-ins.ts';
import { foldName, foldPhone } from './sign-in-name.ts';

type SignInToEmpty = Extract<AccessChange, { readonly empties: string }>;

interface Deps {
  readonly pool: Pool;
  readonly secret: string;
  readonly now: () => number;
  readonly denialOf: IdentityOptions['denialOf'];
  readonly holdsRoles: IdentityOptions['holdsRoles'];
  /** Told of people whose sessions ended. */
  readonly forget: (person: string) => void;
}

/**
 * What commands do to sign-ins: in the transaction that records them, so that there is never the one without the other. The one-time
 * password follows from the command's id and the server's secret. So a command whose answer was lost is sent again and answered
 * with the same password, which stands nowhere.
 */
export class AccessChanges {
  private readonly deps: Deps;
  private readonly key: Buffer;

  constructor(deps: Deps) {
    this.deps = deps;
    this.key = createHmac('sha256', deps.secret).update('yangui-one-time-password-1').digest();
  }

  /**
   * Makes ready what a command does to a sign-in. Refused before the journal hears of it: where the sender may not, where another
   * county made the sign-in or, for a new password, has the person in a role, and where the name is taken.
   */
  async prepare(command: BoundCommand): Promise<{ save: (client: PoolClient) => Promise<void>; saved: () => void }> {
    const { access } = command;
    invariant(access !== undefined, 'only commands about sign-ins come here');
    const person = personOf(access);
    await this.authorise(command, person);
    const saved = () => this.deps.forget(person);
    if ('empties' in access) return { save: (client) => this.empty(client, command.county, access), saved };
    if ('shuts' in access) return { save: (client) => shutSignIn(client, person, new Date(this.deps.now())), saved };
    const hashed = await hashSecret(this.passwordOf(command));
    const { signInName, name, phone } = access;
    return {
      save: (client) => {
        const now = this.deps.now();
        return openSignIn(
          client,
          { county: command.county, person, signInName, name, phone, hashed, oneTimeUntil: now + ONE_TIME_DAYS * DAY },
          new Date(now),
        );
      },
      saved,
    };
  }

  /** The password that an accepted command made, for whoever sent it; undefined where it is another by now, or the person's own. */
  async madeBy(command: BoundCommand): Promise<NewSignIn | undefined> {
    if (command.access === undefined || !('opens' in command.access)) return undefined;
    const { rows } = await this.deps.pool.query<{ hashed: string; until: Date | null }>(
      'select a.password as hashed, u.one_time_until as until from identity_user u join identity_account a on a.id = u.id where u.id = $1 and not u.disabled',
      [command.access.opens],
    );
    const [row] = rows;
    const password = this.passwordOf(command);
    if (row === undefined || row.until === null || !(await verifySecret(row.hashed, password))) return undefined;
    return { password, oneTimeUntil: row.until.getTime() };
  }

  private async authorise({ county, speaker, access }: BoundCommand, person: string): Promise<void> {
    const { pool, denialOf, holdsRoles } = this.deps;
    // Nobody's standing is asked twice: the rule says who may empty what, and it is not done before that.
    if (access === undefined || 'empties' in access) return;
    if (speaker !== SYSTEM) {
      if (typeof speaker !== 'string') throw new RefusalError('not-allowed');
      const denied = await denialOf(speaker, county, person);
      if (denied !== undefined) throw new RefusalError(denied.code, denied.details);
      // A sign-in is its county's that made it: no other renews or shuts it, or stands in the way by giving and taking roles.
      const home = (await homeOf(pool, person)) ?? county;
      if (home !== county) throw new RefusalError('sign-in-of-another-county', { county: home });
      // A new password would open the counties where its person holds a role now, to whoever hands it out.
      const others = (await countiesOf(pool, person)).filter((one) => one !== county);
      if (!('shuts' in access) && (await holdsRoles(person, others))) throw new RefusalError('sign-in-held-elsewhere');
    }
    if ('shuts' in access) return;
    const { rowCount } = await pool.query(
      'select from identity_user where id <> $1 and (username = $2 or ($3::text is not null and phone = $3))',
      [person, foldName(access.signInName), access.phone === undefined ? null : foldPhone(access.phone)],
    );
    if (rowCount !== 0) refuseTaken();
  }

  /** Shuts and empties a sign-in of this county's own, unless its person still works in another. */
  private async empty(client: PoolClient, county: string, { empties, part }: SignInToEmpty): Promise<void> {
    const { pool, holdsRoles, now } = this.deps;
    await forgetViews(client, county, empties);
    if ((await homeOf(pool, empties)) !== county) return;
    const others = (await countiesOf(pool, empties)).filter((one) => one !== county);
    if (!(await holdsRoles(empties, others))) await emptySignIn(client, empties, part, new Date(now()));
  }

  private passwordOf({ county, id }: BoundCommand): string {
    return oneTimePasswordFrom(createHmac('sha256', this.key).update(`${county} ${id}`).digest());
  }
}

function personOf(access: AccessChange): string {
  if ('empties' in access) return access.empties;
  return 'shuts' in access ? access.shuts : access.opens;
}
