import assert from 'node:assert/strict';
import type { ProblemCode } from '@yangui/domain';
import { sealFile, type OwnKey } from '@yangui/sealed-file';
import { TestDevice } from '../identity/test-device.ts';
import { newId } from '../journal/test-county.ts';
import { OutboxRound } from './test-outbox.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;

/** A key as a device keeps one for what is sealed for it. */
export async function newBox(): Promise<OwnKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
    'deriveBits',
  ]);
  return { privateKey, publicKey: Buffer.from(await crypto.subtle.exportKey('raw', publicKey)).toString('base64url') };
}

/** Carries files between a device at the first station and the centre. */
export class SealedRound extends OutboxRound {
  /** The public key that the centre tells in a station's copy. */
  async countyKey(): Promise<string> {
    const { body } = await this.here.partner.read(`/copies/station/${this.here.station.id}`);
    return body.countyKey;
  }

  async sealed(content: unknown): Promise<Uint8Array<ArrayBuffer>> {
    return sealFile('outbox', content, await this.countyKey());
  }

  async upload(
    file: Uint8Array,
    who: SomeoneSignedIn = this.here.clerk,
    county = this.here.county.code,
  ): Promise<Answer> {
    const cookie = [...who.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.here.server.app.inject({
      method: 'POST',
      url: `/api/counties/${county}/sealed-outbox`,
      headers: { cookie, 'content-type': 'application/octet-stream' },
      payload: Buffer.from(file),
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

  async pack(device: string, who: SomeoneSignedIn = this.here.clerk, station = this.here.station.id) {
    const cookie = [...who.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    return this.here.server.app.inject({
      method: 'GET',
      url: `/api/counties/${this.here.county.code}/stations/${station}/daily-pack?device=${device}`,
      headers: { cookie },
    });
  }

  /** A device with a key for packs. */
  async boxed(
    someone: SomeoneSignedIn = this.here.partner,
    device = new TestDevice(),
  ): Promise<{ device: TestDevice; box: OwnKey }> {
    const box = await newBox();
    const answer = await someone.ask('PUT', '/api/identity/device-keys', {
      device: device.id,
      publicKey: device.publicKey,
      boxKey: box.publicKey,
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return { device, box };
  }
}

/** How each refusal about sealed files comes about, through HTTP. */
export function sealedScenarios(here: () => TestServer) {
  return {
    'sealed-file-unreadable': () => new SealedRound(here()).upload(new TextEncoder().encode('{"commands":[]}')),
    'sealed-file-wrong-key': async () =>
      new SealedRound(here()).upload(await sealFile('outbox', { commands: [] }, (await newBox()).publicKey)),
    'sealed-file-too-large': async () => {
      const round = new SealedRound(here());
      return round.upload(await round.sealed({ commands: Array.from({ length: 20_001 }, () => 0) }));
    },
    'device-box-missing': () => here().clerk.read(`/stations/${here().station.id}/daily-pack?device=${newId()}`),
  } satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}
