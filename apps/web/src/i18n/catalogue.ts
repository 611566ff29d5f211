import type { FirstMessages, Messages, WorkMessages } from './zh/index.ts';

export type Language = 'zh' | 'en';

/** A language's texts, of which those for work come later than the first ones. */
class Catalogue {
  readonly messages: Messages;
  private work: WorkMessages | undefined;
  private readonly fetchWork: () => Promise<WorkMessages>;

  constructor(first: FirstMessages, fetchWork: () => Promise<WorkMessages>) {
    this.fetchWork = fetchWork;
    const later = <K extends keyof WorkMessages>(part: K): WorkMessages[K] => {
      if (this.work === undefined) throw new Error(`the words for ${part} were not fetched: a screen that needs them is drawn by \`withWords\``);
      return this.work[part];
    };
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
        return later('drive');
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

  async learnWork(): Promise<void> {
    this.work ??= await this.fetchWork();
  }
}

const sources: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  zh: async () => new Catalogue((await import('./zh/index.ts')).zh, async () => (await import('./zh/work.ts')).zhWork),
  en: async () => new Catalogue((await import('./en/index.ts')).en, async () => (await import('./en/work.ts')).enWork),
};

const catalogues = new Map<Language, Promise<Catalogue>>();
/** Some screen needs the words for work: then the other language needs them too, when it is chosen. */
let works = false;

/** Fetches a language's texts: the first ones, and those for work once a screen asked for them. */
export async function catalogueOf(language: Language): Promise<Messages> {
  const fetched = catalogues.get(language) ?? sources[language]();
  catalogues.set(language, fetched);
  const catalogue = await fetched;
  if (works) await catalogue.learnWork();
  return catalogue.messages;
}

/** Fetches what a screen is made of, and the words it needs besides the first ones. */
export async function withWords<T>(screen: Promise<T>): Promise<T> {
  works = true;
  const [fetched] = await Promise.all([screen, ...[...catalogues.keys()].map(catalogueOf)]);
  return fetched;
}
