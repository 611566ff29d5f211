import { wholeCounty, type Rules } from '@yangui/domain';
import type { Plugin, Rolldown } from 'vite';

/** A surface, by what is fetched for it, and the rules that it has. */
export interface Surface {
  readonly entries: readonly string[];
  readonly rules: Pick<Rules, 'modules'>;
}

/** What a build says of itself. */
export interface Built {
  /** The chunks by their file, each with those that it fetches at once, and what is left of each source in it. */
  readonly chunks: ReadonlyMap<string, Chunk>;
  /** The sources that a source brings in, at once or later. */
  readonly broughtBy: (path: string) => Brought;
}

export interface Chunk {
  /** The source whose entry it is, where it is one. */
  readonly facadeModuleId: string | null;
  readonly imports: readonly string[];
  readonly modules: Readonly<Record<string, { readonly code: string | null }>>;
}

interface Brought {
  readonly atOnce: readonly string[];
  readonly later: readonly string[];
}

/** A module's own folder in the domain. */
const OF_MODULE = /\/packages\/domain\/src\/([\w-]+)\/[\w-]+\.ts$/;
/** A manifest, a command, a refusal. An entity’s events stand in its file, and come with what screens draw of it. */
const RULE = /\bdefine(?:Command|Module)\(|\bretry: /;

/** The rules and refusals among what a surface ever fetches that are of modules which it has not. */
export function strangeRules({ chunks, broughtBy }: Built, { entries, rules }: Surface): readonly string[] {
  const fetched = new Set<string>();
  const seen = new Set<string>();
  for (const entry of entries) {
    const [start] = [...chunks.values()].flatMap(({ facadeModuleId: path }) => (path?.endsWith(entry) ? [path] : []));
    if (start === undefined) throw new Error(`the build has no ${entry}`);
    for (const path of [start, ...laterFrom(broughtBy, start, seen)]) addChunksOf(chunks, path, fetched);
  }
  const strange = wholeCounty.modules.filter(({ name }) => !rules.modules.some((own) => own.name === name));
  return [...fetched].flatMap((name) =>
    Object.entries(chunks.get(name)?.modules ?? {}).flatMap(([path, { code }]) =>
      strange.some(({ name }) => name === OF_MODULE.exec(path)?.[1]) && RULE.test(code ?? '') ? [path] : [],
    ),
  );
}

/** What a source of the web fetches later, by itself and by what it brings in. A chunk that it shares may fetch more, for others. */
function laterFrom(broughtBy: Built['broughtBy'], path: string, seen: Set<string>): readonly string[] {
  if (seen.has(path) || !path.includes('/apps/web/src/')) return [];
  seen.add(path);
  const { atOnce, later } = broughtBy(path);
  return [...later, ...[...atOnce, ...later].flatMap((next) => laterFrom(broughtBy, next, seen))];
}

function addChunksOf(chunks: Built['chunks'], path: string, fetched: Set<string>): void {
  const add = (name: string): void => {
    if (fetched.has(name)) return;
    fetched.add(name);
    chunks.get(name)?.imports.forEach(add);
  };
  for (const [name, { modules }] of chunks) if (path in modules) add(name);
}

/** Fails the build where a surface would fetch rules or refusals of a module that it has not. */
export function ownRules(surfaces: readonly Surface[]): Plugin {
  return {
    name: 'yangui:own-rules',
    apply: 'build',
    writeBundle(_, bundle) {
      const files = Object.values(bundle).filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
      const chunks = new Map(files.map((chunk) => [chunk.fileName, chunk]));
      const broughtBy = (path: string) => {
        const { importedIds: atOnce = [], dynamicallyImportedIds: later = [] } = this.getModuleInfo(path) ?? {};
        return { atOnce, later };
      };
      for (const surface of surfaces) {
        const [first] = strangeRules({ chunks, broughtBy }, surface);
        if (first !== undefined)
          this.error(`${surface.entries.join(' and ')} would fetch ${first}, of a module that it does not name`);
      }
    },
  };
}
