import { commands, invariant, SYSTEM } from '@yangui/domain';
import { openCounty } from '../journal/county.ts';
import { newId } from '../new-id.ts';
import { openServer } from '../server.ts';
import { textOption, withDatabase, type Options } from './database.ts';

/** `yangui open`: begins a real county with its first administrator and prints the one-time password. */
export async function openCommand([county = '']: readonly string[], options: Options): Promise<number> {
  const signInName = textOption(options, 'name');
  if (signInName === undefined || !/^\d{6}$/.test(county)) {
    console.error('yangui: open COUNTY --name SIGN-IN [--full-name NAME]');
    return 2;
  }
  return withDatabase(options, async ({ url, dataFolder }) => {
    const server = await openServer({ url, dataFolder, clockworkMs: 0 });
    try {
      const now = Date.now();
      if (!(await openCounty(server.pool, { county, sample: false, epoch: newId(), now })))
        throw new Error(`county ${county} is already here`);
      const person = newId();
      const name = textOption(options, 'full-name') ?? signInName;
      const payload = { person, role: 'administrator', place: county };
      const grant = commands
        .get('grant-role')
        ?.bind({ id: newId(), type: 'grant-role', at: now, payload, personal: { name } }, county, SYSTEM);
      invariant(grant !== undefined && !('malformed' in grant), 'the first grant is well formed');
      await server.writer.submit(grant);
      const signIn = commands
        .get('make-sign-in')
        ?.bind(
          { id: newId(), type: 'make-sign-in', at: now, payload: { person }, personal: { signInName, name } },
          county,
          SYSTEM,
        );
      invariant(signIn !== undefined && !('malformed' in signIn), 'the first sign-in is well formed');
      await server.writer.submit(signIn);
      const made = await server.identity.madeBy(signIn);
      console.log(`${county} is open. Administrator: ${signInName}, one-time password: ${made?.password}`);
      return 0;
    } finally {
      await server.close();
    }
  });
}
