import { commands, isProblemCode, problems, SYSTEM, type BoundCommand } from '@yangui/domain';
import { problemAnswer } from '../http/problem-answer.ts';
import { RefusalError } from '../http/refusal-error.ts';
import { beginCounty } from '../journal/begin-county.ts';
import { newId } from '../new-id.ts';
import { readCounty } from '../places/read-county.ts';
import { withTransaction } from '../postgres/pool.ts';
import { openServer } from '../server.ts';
import { textOption, withDatabase, type Options } from './database.ts';

/**
 * `yangui open`: begins a real county with its first administrator and prints the one-time password. What can be checked is
 * checked before anything begins; the rest happens in one transaction, all of it or nothing.
 */
export async function openCommand([county = '']: readonly string[], options: Options): Promise<number> {
  const signInName = textOption(options, 'name');
  if (signInName === undefined || !/^\d{6}$/.test(county)) {
    console.error('yangui: open COUNTY --name SIGN-IN [--full-name NAME]');
    return 2;
  }
  const [person, now, name] = [newId(), Date.now(), textOption(options, 'full-name') ?? signInName];
  const say = (type: string, payload: object, personal: object) => bind({ type, payload, personal, county, at: now });
  let grant: BoundCommand;
  let signIn: BoundCommand;
  try {
    grant = say('grant-role', { person, role: 'administrator', place: county }, { name });
    signIn = say('make-sign-in', { person }, { signInName, name });
    if ((await readCounty(county)) === undefined) throw new Error(`the public division codes have no county ${county}`);
  } catch (error) {
    console.error(`yangui: ${wordsOf(error)}`);
    return 1;
  }
  return withDatabase(options, async ({ url, dataFolder }) => {
    const server = await openServer({ url, dataFolder, clockworkMs: 0 });
    try {
      const access = await server.identity.prepareAccess(signIn);
      await withTransaction(server.pool, async (client) => {
        await beginCounty(client, { county, sample: false, epoch: newId(), now }, [grant, signIn]);
        await access.save(client);
      });
      const made = await server.identity.madeBy(signIn);
      console.log(`${county} is open. Administrator: ${signInName}, one-time password: ${made?.password}`);
      return 0;
    } catch (error) {
      throw new Error(wordsOf(error), { cause: error });
    } finally {
      await server.close();
    }
  });
}

/** A command that the county itself says. Throws, in words, where what was typed makes none. */
function bind(said: {
  readonly type: string;
  readonly payload: object;
  readonly personal: object;
  readonly county: string;
  readonly at: number;
}): BoundCommand {
  const bound = commands.get(said.type)?.bind({ id: newId(), ...said }, said.county, SYSTEM);
  if (bound === undefined) throw new Error(`there is no command ${said.type}`);
  if ('malformed' in bound) throw new RefusalError(bound.malformed, { where: bound.where });
  return bound;
}

/** A refusal in its own words, in English as all of the command line is. */
function wordsOf(error: unknown): string {
  if (error instanceof RefusalError) return problemAnswer(error.refusal).problem.en;
  const text = error instanceof Error ? error.message : String(error);
  return isProblemCode(text) ? problems[text].en : text;
}
