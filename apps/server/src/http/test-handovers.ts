import { randomBytes } from 'node:crypto';
import { DAY, handoverCode, type ProblemCode } from '@yangui/domain';
import { fingerprintOf } from '../journal/handover-photos.ts';
import { newId } from '../journal/test-county.ts';
import { FleetRound } from './test-fleet.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;

/** Something that begins as a JPEG does, unlike any other. */
export function photoOf(bytes = 20_000): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(bytes - 4)]);
}

/** A driver under way with one parcel in a coded load for the first station. */
export class HandoverRound extends FleetRound {
  private readonly here: TestServer;
  readonly code = handoverCode(2_718);

  constructor(here: TestServer) {
    super(here);
    this.here = here;
  }

  async ready(at = Date.now()) {
    const { loop, by } = await this.underway();
    const parcel = await this.parcels.register({}, at);
    const load = this.parcels.loadOf([parcel], { loop, code: this.code });
    await this.must(this.here.clerk, 'load-van', load, { at });
    return {
      by,
      parcel,
      handing: {
        handover: newId(),
        loop,
        load: load.load,
        sealWhole: true,
        parcels: [parcel],
        code: null,
        photo: null,
      },
    };
  }

  /** A hand-over with its name, and with the photo that its fingerprint is of, which has not come yet. */
  async handedOver(more: object = {}, at = Date.now(), photo = photoOf()) {
    const ready = await this.ready(at);
    await this.must(
      ready.by,
      'hand-over-load',
      { ...ready.handing, photo: fingerprintOf(photo), ...more },
      { at, personal: { name: '站长的爱人' } },
    );
    return { ...ready, handover: ready.handing.handover, photo };
  }

  async send(handover: string, photo: Buffer): Promise<Answer> {
    const answer = await this.here.server.app.inject({
      method: 'PUT',
      url: this.address(handover),
      headers: { 'content-type': 'application/octet-stream' },
      payload: photo,
    });
    const body = answer.json();
    return {
      status: answer.statusCode,
      body,
      code: body?.problem?.code,
      details: body?.problem?.details,
      headers: answer.headers,
    };
  }

  async look(handover: string, who: SomeoneSignedIn) {
    const cookie = [...who.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return this.here.server.app.inject({ method: 'GET', url: this.address(handover), headers: { cookie } });
  }

  private address(handover: string): string {
    return `/api/counties/${this.here.county.code}/handovers/${handover}/photo`;
  }
}

/** How each refusal about hand-overs and their photos comes about, through HTTP. */
export function handoverScenarios(here: () => TestServer) {
  const round = () => new HandoverRound(here());
  const forget = (handover: string, reason: string) => here().clerk.send('forget-handover', { handover, reason });
  return {
    'handover-unknown': () => forget(newId(), 'asked'),
    'handover-code-invalid': async () => {
      const { by, handing } = await round().ready();
      return by.send('hand-over-load', { ...handing, code: '12345' }, { personal: { name: '李嫂' } });
    },
    'handover-kept': async () => forget((await round().handedOver({}, Date.now() - 20 * DAY)).handover, 'time-over'),
    'handover-needed': async () => {
      const { handover, parcel } = await round().handedOver();
      await round().must(here().partner, 'open-complaint', { parcel, about: 'wrong-person' });
      return forget(handover, 'asked');
    },
    'handover-forgotten': async () => {
      const { handover } = await round().handedOver();
      await round().must(here().clerk, 'forget-handover', { handover, reason: 'asked' });
      return forget(handover, 'asked');
    },
    'load-signed': async () => {
      const {
        by,
        handing: { loop, load },
      } = await round().ready();
      await round().must(by, 'sign-for-loads', { loop, loads: [load] });
      return by.send('sign-for-loads', { loop, loads: [load] });
    },
    'photo-invalid': async () => round().send((await round().handedOver()).handover, Buffer.from('<svg/>')),
    'photo-differs': async () => round().send((await round().handedOver()).handover, photoOf()),
  } as const satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}
