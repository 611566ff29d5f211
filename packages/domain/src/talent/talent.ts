import * as z from 'zod/mini';
import {
  businessDate,
  businessDay,
  invariant,
  refuse,
  villageCode,
  type Draft,
  type EventRules,
  type Instant,
  type Place,
  type Refusal,
  type Retention,
} from '../kernel/index.ts';

/** Who somebody of the register is to the county: away to study or to work, come home, never left, or from elsewhere. */
export const talentKinds = ['student', 'worker', 'returnee', 'local', 'outside'] as const;
export type TalentKind = (typeof talentKinds)[number];

/** Whether they would come home, or come at all, as they said themselves. */
export const returnWishes = ['yes', 'maybe', 'no', 'unasked'] as const;
export type ReturnWish = (typeof returnWishes)[number];

/** How the county came to know of them. It is said once and stays, up to an opened station. */
export const talentSources = ['lecture', 'friend', 'call', 'campaign', 'own'] as const;
export type TalentSource = (typeof talentSources)[number];

/** What they can do, as the jobs around an online shop ask for it. */
export const talentSkills = [
  'shop',
  'live',
  'design',
  'photo',
  'marketing',
  'service',
  'packing',
  'driving',
  'accounts',
  'farming',
] as const;
export type TalentSkill = (typeof talentSkills)[number];

/** How somebody agreed: in words, on paper, or in a message that is kept. */
export const talentConsentChannels = ['voice', 'paper', 'message'] as const;
export type TalentConsentChannel = (typeof talentConsentChannels)[number];

/** The notice that somebody is told before they are written down. A new wording is a new version. */
export const TALENT_NOTICE_VERSION = 1;

export const talentStages = ['registered', 'withdrawn'] as const;
export type TalentStage = (typeof talentStages)[number];

/** What is said of somebody without naming them. */
export interface TalentSaid {
  readonly kind: TalentKind;
  /** Their home village; null of somebody from outside the county. */
  readonly village: Place | null;
  readonly skills: readonly TalentSkill[];
  readonly wish: ReturnWish;
  /** From which month they would come: `2027-02`; null where they did not say. */
  readonly wishFrom: string | null;
  /** Since which year or month they are away: `2019`, `2019-08`. */
  readonly awaySince: string | null;
}

/** Somebody who might come home, or come. Name, phone, where they are and their trade stand in the private row of kind `talent`. */
export interface Talent extends TalentSaid {
  readonly id: string;
  /** The home village, or the county. */
  readonly place: Place;
  readonly source: TalentSource;
  readonly stage: TalentStage;
  /** On which day they agreed to be written down, how, and to which notice (个人信息保护法 §§14, 17). */
  readonly consentOn: string;
  readonly consentChannel: TalentConsentChannel;
  readonly consentNotice: number;
  readonly amended: number;
  readonly registeredAt: Instant;
  readonly withdrawnAt: Instant | null;
}

const noMonth = { error: 'wish-from-invalid' } as const;
const noSince = { error: 'away-since-invalid' } as const;
const skillsOnce = z.array(z.enum(talentSkills)).check(
  z.maxLength(talentSkills.length, { error: 'skill-twice' }),
  z.refine((all) => new Set(all).size === all.length, { error: 'skill-twice' }),
);

/** What a registration says, and a correction again. */
export const talentSaid = {
  kind: z.enum(talentKinds),
  village: z.nullable(villageCode),
  skills: skillsOnce,
  wish: z.enum(returnWishes),
  wishFrom: z.nullable(z.string().check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])$/, noMonth))),
  awaySince: z.nullable(z.string().check(z.regex(/^(19|20)\d{2}(-(0[1-9]|1[0-2]))?$/, noSince))),
};

/** That they agreed, as a registration says it. */
export const talentConsent = {
  consentOn: businessDate,
  consentChannel: z.enum(talentConsentChannels),
  /** The notice that they were told. */
  consentNotice: z.literal(TALENT_NOTICE_VERSION, { error: 'talent-notice-unseen' }),
};

export interface TalentRegistered extends TalentSaid {
  readonly talent: string;
  readonly source: TalentSource;
  readonly consentOn: string;
  readonly consentChannel: TalentConsentChannel;
  readonly consentNotice: number;
  readonly place: Place;
}

export interface TalentAmended extends TalentSaid {
  readonly talent: string;
  readonly place: Place;
}

declare module '../kernel/state.ts' {
  interface Entities {
    talent: Talent;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    TalentRegistered: TalentRegistered;
    TalentAmended: TalentAmended;
    TalentWithdrawn: { readonly talent: string };
  }
}

/** What is kept of somebody rests on their consent alone: it goes when they withdraw it (个人信息保护法 §§15, 47). */
export const talentRetention: Retention = {
  of: 'talent',
  for: 'until-asked',
  from: 'registered',
  law: 'personal-information',
  article: 47,
  sooner: true,
};

/** Why that cannot be said of somebody; undefined where it can. */
export function saidRefusal(
  { kind, village, wish, wishFrom, awaySince }: TalentSaid,
  county: Place,
  at: Instant,
): { readonly refusal: Refusal } | undefined {
  if (village === null && kind !== 'outside') return refuse('talent-village-missing');
  if (village !== null && !village.startsWith(county)) return refuse('outside-county', { place: village });
  if (wishFrom !== null && (wish === 'no' || wish === 'unasked')) return refuse('wish-from-invalid');
  if (awaySince !== null && awaySince > businessDay(at).slice(0, awaySince.length)) return refuse('away-since-invalid');
  return undefined;
}

/** Somebody of the register who must be there. */
function talentIn(draft: Draft, id: string): Talent {
  const row = draft.get('talent', id);
  invariant(row !== undefined, `talent ${id} is not there to change`);
  return row;
}

export const talentEvents: EventRules<'TalentRegistered' | 'TalentAmended' | 'TalentWithdrawn'> = {
  TalentRegistered: {
    writes: ['talent'],
    evolve(draft, { talent: id, ...registered }, { at }) {
      draft.put('talent', {
        id,
        ...registered,
        stage: 'registered',
        amended: 0,
        registeredAt: at,
        withdrawnAt: null,
      });
    },
  },
  TalentAmended: {
    writes: ['talent'],
    evolve(draft, { talent, ...said }) {
      const row = talentIn(draft, talent);
      draft.put('talent', { ...row, ...said, amended: row.amended + 1 });
    },
  },
  TalentWithdrawn: {
    writes: ['talent'],
    // They go on counting, by what they were and how they were found: what could tell who they were goes too.
    evolve(draft, { talent }, { at }) {
      const row = talentIn(draft, talent);
      draft.put('talent', {
        ...row,
        skills: [],
        wishFrom: null,
        awaySince: null,
        stage: 'withdrawn',
        amended: row.amended + 1,
        withdrawnAt: at,
      });
    },
  },
};
