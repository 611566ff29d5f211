import { businessDay, DAY, TALENT_NOTICE_VERSION } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import { ParcelRound } from './test-parcels.ts';
import type { Answer } from './test-produce.ts';
import type { TestServer } from './test-server.ts';

/** What is said of somebody who works away and may come home. */
export function talentSaidOf(more: { readonly talent?: string; readonly village: string | null }) {
  return {
    talent: newId(),
    kind: 'worker',
    skills: ['live', 'photo'],
    wish: 'maybe',
    wishFrom: '2027-02',
    awaySince: '2019-08',
    ...more,
  };
}

/** The same as a registration says it, with how they were found and that they agreed. */
export function talentOf(more: Parameters<typeof talentSaidOf>[0]) {
  return {
    ...talentSaidOf(more),
    source: 'lecture',
    consentOn: businessDay(Date.now()),
    consentChannel: 'voice',
    consentNotice: TALENT_NOTICE_VERSION,
  };
}

let phones = 0;

/** A phone that nobody has yet. */
export function newPhone(): string {
  phones += 1;
  return `139${String(phones).padStart(8, '0')}`;
}

/** People who might come home, on a test server, through HTTP. */
export class TalentRound {
  private readonly server: TestServer;
  readonly must: ParcelRound['must'];

  constructor(server: TestServer) {
    this.server = server;
    const round = new ParcelRound(server);
    this.must = round.must.bind(round);
  }

  /** Registers somebody, as it is said or otherwise. */
  register(more: object = {}, personal: object = { name: '归雁', phone: newPhone() }): Promise<Answer> {
    const { village } = this.server.station;
    return this.server.clerk.send('register-talent', { ...talentOf({ village }), ...more }, { personal });
  }

  /** Somebody who is in the register. */
  async registered(more: object = {}, personal: object = { name: '归雁', phone: newPhone() }): Promise<string> {
    const wish = { ...talentOf({ village: this.server.station.village }), ...more };
    await this.must(this.server.clerk, 'register-talent', wish, { personal });
    return wish.talent;
  }

  /** Says of somebody new that all is as it was, or what else is given. */
  async amend(more: object = {}, personal: object = { name: '归雁' }): Promise<Answer> {
    const said = talentSaidOf({ talent: await this.registered(), village: this.server.station.village });
    return this.server.clerk.send('amend-talent', { ...said, from: 0, ...more }, { personal });
  }
}

/** How each refusal about people who might come home comes about, through HTTP. */
export function talentScenarios(here: () => TestServer) {
  const round = () => new TalentRound(here());
  return {
    'talent-unknown': () => round().amend({ talent: newId() }),
    'talent-amended': () => round().amend({ from: 3 }),
    'talent-withdrawn': async () => {
      const talent = await round().registered();
      await round().must(here().clerk, 'withdraw-talent', { talent });
      return here().clerk.send('withdraw-talent', { talent });
    },
    'talent-phone-there': async () => {
      const phone = newPhone();
      await round().registered({}, { name: '归雁', phone });
      return round().register({}, { name: '另一人', phone });
    },
    'talent-village-missing': () => round().register({ village: null }),
    'talent-words-too-long': () => round().register({}, { name: '归雁', trade: '长'.repeat(201) }),
    'talent-notice-unseen': () => round().register({ consentNotice: 0 }),
    'talent-consent-ahead': () => round().register({ consentOn: businessDay(Date.now() + 2 * DAY) }),
    'wish-from-invalid': () => round().register({ wish: 'no' }),
    'away-since-invalid': () => round().register({ awaySince: '2099' }),
    'skill-twice': () => round().register({ skills: ['live', 'live'] }),
  };
}
