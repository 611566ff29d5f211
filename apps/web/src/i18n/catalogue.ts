import type { FetchLater, FirstMessages, LaterWords, Messages } from './zh/index.ts';

export type Language = 'zh' | 'en';
export type { LaterWords };

/**
 * A language's texts. Those behind the first screens come in parts. A screen that says what was not fetched yet waits
 * for it as for any lazy thing (Suspense); fetched ahead with the screen, nobody waits twice.
 */
class Catalogue {
  readonly messages: Messages;
  private readonly fetchers: FetchLater;
  private readonly fetched = new Map<LaterWords, unknown>();

  constructor(first: FirstMessages, fetchers: FetchLater) {
    this.fetchers = fetchers;
    this.messages = withLater(first, fetchers, (part) => this.say(part));
  }

  /** Fetches parts that are not here yet. */
  async learn(parts: Iterable<LaterWords>): Promise<void> {
    await Promise.all(
      [...parts]
        .filter((part) => !this.fetched.has(part))
        .map(async (part) => this.fetched.set(part, await this.fetchers[part]())),
    );
  }

  private say(part: LaterWords): unknown {
    const words = this.fetched.get(part);
    if (words !== undefined) return words;
    console.warn(`the words for ${part} were not fetched with the screen that says them: name them in its manifest`);
    needed.add(part);
    // Suspense takes a promise that is thrown, and draws again once it is kept.
    // oxlint-disable-next-line typescript/only-throw-error -- that is how a lazy part is waited for
    throw this.learn([part]);
  }
}

/** The first words with each later part behind a getter. */
function withLater(first: FirstMessages, parts: FetchLater, say: (part: LaterWords) => unknown): Messages {
  const messages = { ...first };
  for (const part of namesOf(parts)) Object.defineProperty(messages, part, { get: () => say(part), enumerable: true });
  assertWhole(messages, parts);
  return messages;
}

function assertWhole(messages: FirstMessages, parts: FetchLater): asserts messages is Messages {
  for (const part of namesOf(parts)) if (!(part in messages)) throw new Error(`${part} is missing`);
}

function namesOf(parts: FetchLater): readonly LaterWords[] {
  return Object.keys(parts).filter((name): name is LaterWords => Object.hasOwn(parts, name));
}

const sources: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  async zh() {
    const { zh, zhLater } = await import('./zh/index.ts');
    return new Catalogue(zh, zhLater);
  },
  async en() {
    const { en, enLater } = await import('./en/index.ts');
    return new Catalogue(en, enLater);
  },
};

const catalogues = new Map<Language, Promise<Catalogue>>();
/** What some screen needed: then the other language needs it too, when it is chosen. */
const needed = new Set<LaterWords>();

/** Fetches a language's texts: the first ones, and the later ones that a screen asked for. */
export async function catalogueOf(language: Language): Promise<Messages> {
  const fetched = catalogues.get(language) ?? sources[language]();
  catalogues.set(language, fetched);
  const catalogue = await fetched;
  await catalogue.learn(needed);
  return catalogue.messages;
}

/** Fetches what a screen is made of, and the words it needs besides the first ones. */
export async function withWords<T>(screen: Promise<T>, words: readonly LaterWords[]): Promise<T> {
  for (const word of words) needed.add(word);
  const [fetched] = await Promise.all([screen, ...[...catalogues.keys()].map(catalogueOf)]);
  return fetched;
}
