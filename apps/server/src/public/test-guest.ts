import assert from 'node:assert/strict';
import { GUEST_NOTICE_VERSION, type ProblemCode } from '@yangui/domain';
import { FleetRound } from '../http/test-fleet.ts';
import type { TestServer } from '../http/test-server.ts';

/** Somebody with a browser, without a sign-in and without JavaScript. */
export class TestGuest {
  private readonly at: Pick<TestServer, 'server' | 'county'>;
  private readonly address: string;

  constructor(at: Pick<TestServer, 'server' | 'county'>, address = '10.9.0.1') {
    this.at = at;
    this.address = address;
  }

  /** Opens a page, or sends a form. */
  async open(path: string, fields?: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) {
    return this.at.server.app.inject({
      method: fields === undefined ? 'GET' : 'POST',
      url: path.startsWith('/p/') ? path : `/p/${this.at.county.code}${path}`,
      headers: {
        ...(fields !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(fields !== undefined && { payload: new URLSearchParams(fields).toString() }),
      remoteAddress: this.address,
    });
  }

  /** The form's own hidden key, as a fresh page has it. */
  async key(): Promise<string> {
    const { body } = await this.open('/enquiries/new');
    return /name="key" value="([^"]+)"/.exec(body)?.[1] ?? '';
  }

  /** Fills in the form and sends it. */
  async tries(fields: Readonly<Record<string, string>> = {}, headers: Readonly<Record<string, string>> = {}) {
    const key = fields['key'] ?? (await this.key());
    const filled = { subject: 'fee', notice: GUEST_NOTICE_VERSION, ...fields, key };
    return { key, answer: await this.open('/enquiries', filled, headers) };
  }

  /** Sends an enquiry that is taken; gives back its own link. */
  async sends(fields: Readonly<Record<string, string>> = {}): Promise<string> {
    const { key, answer } = await this.tries(fields);
    assert.equal(answer.statusCode, 303, answer.body);
    return `/enquiries/${key}`;
  }
}

/** How each refusal of guests comes about, through HTTP. */
export function guestScenarios(here: () => TestServer) {
  const json = { accept: 'application/json' };
  const refused = async (fields: Readonly<Record<string, string>>, address: string) =>
    (await new TestGuest(here(), address).tries(fields, json)).answer;
  const enquiry = async () => {
    await new TestGuest(here(), '10.9.1.1').sends();
    const { body } = await here().clerk.read('/enquiries?stage=open');
    return body.rows[0];
  };
  return {
    'not-yours': async () => {
      const owner = await here().appoint('vehicle-owner');
      return owner.read(`/own-pay?payee=${here().partner.person}`);
    },
    'owner-unknown': async () =>
      here().clerk.send('name-vehicle-owner', {
        vehicle: await new FleetRound(here()).vehicle(),
        owner: here().partner.person,
      }),
    'guest-unknown': () => here().clerk.send('erase-guest', none()),
    'guest-erased': async () => {
      const { guest } = await enquiry();
      await here().clerk.send('erase-guest', { guest, reason: 'asked' });
      return here().clerk.send('erase-guest', { guest, reason: 'asked' });
    },
    'guest-kept': async () => here().clerk.send('erase-guest', { guest: (await enquiry()).guest, reason: 'time-over' }),
    'guest-notice-unseen': () => refused({ notice: '' }, '10.9.1.2'),
    'guest-limit': async () => {
      for (let times = 0; times < 12; times += 1) await refused({ notice: '' }, '10.9.1.3');
      return refused({}, '10.9.1.3');
    },
    'guest-digits-wrong': async () => {
      const guest = new TestGuest(here(), '10.9.1.4');
      return guest.open(await guest.sends({ phone: '13800001234' }), { digits: '0000' }, json);
    },
    'words-too-long': () => refused({ words: '长'.repeat(501) }, '10.9.1.5'),
    'enquiry-unknown': () => here().clerk.send('answer-enquiry', { enquiry: none().guest, answer: 'put-right' }),
    'enquiry-answered': async () => {
      const { id } = await enquiry();
      await here().clerk.send('answer-enquiry', { enquiry: id, answer: 'put-right' });
      return here().clerk.send('answer-enquiry', { enquiry: id, answer: 'put-right' });
    },
  } as const satisfies Partial<Record<ProblemCode, () => Promise<unknown>>>;
}

const none = () => ({ guest: '0199a000-0000-7000-8000-00000000dead', reason: 'asked' }) as const;
