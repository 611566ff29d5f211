import { rmSync } from 'node:fs';
import { openServer, startPostgres, type Server } from '@yangui/server';
import { newBenchFolder } from './bench-folder.ts';

/** What a figure of `sync` is measured on: a server of its own with an empty database. */
export interface SyncBench {
  readonly server: Server;
  readonly origin: string;
}

/** Each figure is a file of its own. */
const figures = {
  'first-load': () => import('./sync-first-load.ts'),
  changes: () => import('./sync-changes.ts'),
  drain: () => import('./sync-drain.ts'),
  'pending-view': () => import('./sync-pending-view.ts'),
};

/** `npm run bench -- sync [FIGURE …]`: how quickly stations are given their data and come back with their work. */
export async function run(args: readonly string[]): Promise<void> {
  const wanted = Object.entries(figures).filter(([name]) => args.length === 0 || args.includes(name));
  for (const [, load] of wanted) {
    const { measure } = await load();
    await onEmptyServer(measure);
  }
}

async function onEmptyServer(measure: (bench: SyncBench) => Promise<void>): Promise<void> {
  const folder = newBenchFolder();
  const postgres = await startPostgres({ dataDir: `${folder}/postgres` });
  try {
    const server = await openServer({ url: postgres.url, dataFolder: folder, clockworkMs: 0 });
    try {
      await measure({ server, origin: await server.app.listen({ port: 0, host: '127.0.0.1' }) });
    } finally {
      await server.close();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
