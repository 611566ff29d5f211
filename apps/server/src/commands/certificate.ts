import { openAuthority } from '../edge/authority.ts';
import { dataFolderOf, textOption, type Options } from './database.ts';

/** `yangui certificate`: makes the county's own authority, or looks after the one there is, and prints what goes on paper. */
export async function certificateCommand(_: readonly string[], options: Options): Promise<number> {
  const alsoFor = textOption(options, 'for')
    ?.split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  try {
    const { fingerprint, rootUntil, serverUntil, reachedAt } = await openAuthority({
      dataFolder: dataFolderOf(options),
      now: Date.now(),
      anew: options['anew'] === true,
      ...(alsoFor !== undefined && { alsoFor }),
    });
    console.log(`The county’s root, good until ${dayOf(rootUntil)}. Write its fingerprint on paper; phones show the same:
  SHA-256 ${fingerprint}
The server’s certificate is good until ${dayOf(serverUntil)} and made anew by itself, for:
  ${reachedAt.join('\n  ')}
npm start now serves https. Phones: open /trust at the plain http address that it prints.`);
    return 0;
  } catch (error) {
    console.error(`yangui: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
