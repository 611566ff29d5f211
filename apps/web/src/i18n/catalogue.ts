import type { FirstMessages, Messages, RoadMessages, WorkMessages } from './zh/index.ts';

export type Language = 'zh' | 'en';

/** What comes after the first words: those for work, and those of the driver's phone besides. */
interface LaterWords {
  readonly work: WorkMessages;
  readonly road: RoadMessages;
}
export type LaterWord = keyof LaterWords;
type Fetching = { readonly [K in LaterWord]: () => Promise<LaterWords[K]> };

/** A language's texts, of which those behind the first screens come later. */
class Catalogue {
  readonly messages: Messages;
  private work: WorkMessages | undefined;
  private road: RoadMessages | undefined;
  private readonly fetching: Fetching;

  constructor(first: FirstMessages, fetching: Fetching) {
    this.fetching = fetching;
    const later = <K extends keyof WorkMessages>(part: K): WorkMessages[K] => (this.work ?? notFetched(part))[part];
    const onTheRoad = <K extends keyof RoadMessages>(part: K): RoadMessages[K] => (this.road ?? notFetched(part))[part];
    this.messages = {
      ...first,
      get consignments() {
        return later('consignments');
      },
      get costs() {
        return later('costs');
      },
      get desk() {
        return later('desk');
      },
      get drive() {
        return onTheRoad('drive');
      },
      get late() {
        return later('late');
      },
      get loops() {
        return later('loops');
      },
      get money() {
        return later('money');
      },
      get network() {
        return later('network');
      },
      get parcels() {
        return later('parcels');
      },
      get sheets() {
        return later('sheets');
      },
    };
  }

  async learn(words: Iterable<LaterWord>): Promise<void> {
    await Promise.all(
      [...words].map(async (word) => {
        if (word === 'work') this.work ??= await this.fetching.work();
        else this.road ??= await this.fetching.road();
      }),
    );
  }
}

function notFetched(part: string): never {
  throw new Error(`the words for ${part} were not fetched: a screen that needs them is drawn by \`withWords\``);
}

const sources: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  zh: async () =>
    new Catalogue((await import('./zh/index.ts')).zh, {
      work: async () => (await import('./zh/work.ts')).zhWork,
      road: async () => (await import('./zh/road.ts')).zhRoad,
    }),
  en: async () =>
    new Catalogue((await import('./en/index.ts')).en, {
      work: async () => (await import('./en/work.ts')).enWork,
      road: async () => (await import('./en/road.ts')).enRoad,
    }),
};

const catalogues = new Map<Language, Promise<Catalogue>>();
/** What some screen needed: then the other language needs it too, when it is chosen. */
const needed = new Set<LaterWord>();

/** Fetches a language's texts: the first ones, and the later ones that a screen asked for. */
export async function catalogueOf(language: Language): Promise<Messages> {
  const fetched = catalogues.get(language) ?? sources[language]();
  catalogues.set(language, fetched);
  const catalogue = await fetched;
  await catalogue.learn(needed);
  return catalogue.messages;
}

/** Fetches what a screen is made of, and the words it needs besides the first ones. */
export async function withWords<T>(screen: Promise<T>, words: readonly LaterWord[] = ['work']): Promise<T> {
  for (const word of words) needed.add(word);
  const [fetched] = await Promise.all([screen, ...[...catalogues.keys()].map(catalogueOf)]);
  return fetched;
}
