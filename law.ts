/**
 * Who may know whom: the one table. A test holds every import, and every kind of row that a rule names, to it; and
 * ARCHITECTURE.md's table too. What is not listed is not allowed.
 */

/** A package: which of the others it may import, and what from outside the house. */
export interface Package {
  readonly knows: readonly string[];
  /** Beginnings of what it may import from elsewhere; `*` for anything. */
  readonly outside: readonly string[];
  /** Folders in it that may import more from outside. */
  readonly also?: Readonly<Record<string, readonly string[]>>;
}

export const packages: Readonly<Record<string, Package>> = {
  'packages/domain': { knows: [], outside: ['zod/mini'] },
  'packages/routing': { knows: [], outside: [], also: { 'src/threads': ['node:'] } },
  'packages/sealed-file': { knows: [], outside: [] },
  'packages/simulation': { knows: ['domain'], outside: [] },
  'apps/server': { knows: ['domain', 'routing', 'sealed-file', 'simulation'], outside: ['*'] },
  'apps/web': { knows: ['domain', 'sealed-file'], outside: ['*'] },
};

/** A module of the domain: the modules under it, of which it may import the face and name the rows. */
export interface DomainModule {
  readonly knows: readonly string[];
}

/** The modules in their order: each knows only what stands above it in this list. */
export const domain: Readonly<Record<string, DomainModule>> = {
  kernel: { knows: [] },
  clock: { knows: ['kernel'] },
  hands: { knows: ['kernel'] },
  rights: { knows: ['kernel'] },
  ledger: { knows: ['kernel', 'rights'] },
  network: { knows: ['kernel', 'rights', 'ledger'] },
  attachments: { knows: ['kernel'] },
  enquiries: { knows: ['kernel', 'rights', 'network'] },
  talent: { knows: ['kernel'] },
  calls: { knows: ['kernel'] },
  purchasing: { knows: ['kernel', 'network', 'ledger'] },
  produce: { knows: ['kernel', 'network', 'ledger', 'purchasing'] },
  inspection: { knows: ['kernel', 'rights', 'attachments', 'produce'] },
  fleet: { knows: ['kernel', 'rights', 'network'] },
  loops: { knows: ['kernel', 'rights', 'network', 'fleet'] },
  parcels: { knows: ['kernel', 'network', 'ledger', 'attachments', 'purchasing'] },
  consignments: { knows: ['kernel', 'network', 'purchasing', 'loops', 'parcels'] },
  road: {
    knows: ['kernel', 'network', 'ledger', 'attachments', 'produce', 'fleet', 'loops', 'parcels', 'consignments'],
  },
  'loop-costs': { knows: ['kernel', 'network', 'ledger', 'fleet', 'loops', 'parcels', 'road'] },
  'two-people': { knows: ['kernel', 'rights', 'ledger'] },
  devices: { knows: ['kernel', 'ledger'] },
  notices: { knows: ['kernel', 'rights'] },
};

/** Ways into a package beside its own name. Of the reads the web takes the types alone. */
export const doors = ['@yangui/domain/modules', '@yangui/domain/reads', '@yangui/routing/threads'];

/** Files beside the domain's modules: words that all of them may use. All other files there stand above the modules. */
export const underAll = ['capabilities', 'family-name', 'person', 'pinyin-initials', 'problems'];

/** The folders of `apps/server/src` that may not know all the others. */
export const server: Readonly<Record<string, readonly string[]>> = {
  access: ['postgres'],
  attachments: ['postgres', 'store'],
  adapters: [],
  places: [],
  postgres: [],
  // The tables of the kinds, which each module gives in its `tables.ts`.
  store: ['modules'],
  sample: ['journal', 'places', 'planning'],
  planning: ['adapters', 'modules', 'store'],
  modules: ['access', 'adapters', 'attachments', 'http', 'journal', 'planning', 'postgres', 'public', 'store'],
};
