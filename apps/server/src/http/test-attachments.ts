import assert from 'node:assert/strict';
import type { Attached, AttachmentType, ProblemCode } from '@yangui/domain';
import { sha256Of } from '../attachments/bytes.ts';
import { exifOf, jpegOf, pngOf } from '../attachments/test-files.ts';
import { newId } from '../journal/test-county.ts';
import { ParcelRound } from './test-parcels.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;

/** How a command names a file. */
export function attachedAs(file: Buffer, more: Partial<Attached> = {}): Attached {
  return { id: newId(), sha256: sha256Of(file), sizeBytes: file.length, mediaType: 'image/jpeg', ...more };
}

/** Attachments brought and looked at on a test server, through HTTP. */
export class AttachmentRound {
  readonly parcels: ParcelRound;
  private readonly here: TestServer;

  constructor(here: TestServer) {
    this.here = here;
    this.parcels = new ParcelRound(here);
  }

  /** A damaged parcel with the photo that shows it, which has not come yet. */
  async reported(photo = jpegOf(), more: Partial<Attached> = {}, parcelMore: object = {}, personal?: unknown) {
    const parcel = await this.parcels.atStation(parcelMore, Date.now(), personal);
    const attached = attachedAs(photo, more);
    await this.parcels.must(this.here.partner, 'report-parcel', { parcel, trouble: 'damaged', photo: attached });
    return { parcel, photo, attached };
  }

  /** Brings bytes, from the first on or from where it is told. Nobody is signed in to do so. */
  async bring(
    { id, sha256, sizeBytes }: Attached,
    bytes: Buffer,
    from = 0,
    county = this.here.county.code,
  ): Promise<Answer> {
    const query = new URLSearchParams({ sha256, sizeBytes: String(sizeBytes), from: String(from) }).toString();
    const answer = await this.here.server.app.inject({
      method: 'PUT',
      url: `/api/counties/${county}/attachments/${id}?${query}`,
      headers: { 'content-type': 'application/octet-stream' },
      payload: bytes,
    });
    const body = answer.json();
    const { code, details } = body.problem ?? {};
    return { status: answer.statusCode, body, code, details, headers: answer.headers };
  }

  /** Brings a whole file, in one piece. */
  async brought(file: Buffer, attached: Attached): Promise<void> {
    const { body } = await this.bring(attached, file);
    assert.deepEqual(body, { received: file.length, whole: true });
  }

  look(attachment: string, who: SomeoneSignedIn, county = this.here.county.code) {
    const cookie = [...who.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const url = `/api/counties/${county}/attachments/${attachment}`;
    return this.here.server.app.inject({ method: 'GET', url, headers: { cookie } });
  }

  /** What a row is said to have attached to it, as `state receivedBytes`. */
  async listed(belongsTo: string, who: SomeoneSignedIn): Promise<readonly string[]> {
    const { body } = await who.read(`/attachments?belongsTo=${belongsTo}`);
    return body.rows.map(
      ({ state, receivedBytes }: { state: string; receivedBytes: number }) => `${state} ${receivedBytes}`,
    );
  }
}

/** How each refusal about attachments comes about, through HTTP. */
export function attachmentScenarios(here: () => TestServer) {
  const round = () => new AttachmentRound(here());
  const told = async (file: Buffer, mediaType: AttachmentType = 'image/jpeg') => {
    const { attached } = await round().reported(file, { mediaType });
    return round().bring(attached, file);
  };
  const empty = (attachment: string) => here().clerk.send('empty-attachment', { attachment });
  return {
    'attachment-unknown': () => round().bring(attachedAs(jpegOf()), jpegOf()),
    'attachment-erased': async () => {
      const { attached, photo } = await round().reported();
      await round().parcels.must(here().clerk, 'empty-attachment', { attachment: attached.id });
      return round().bring(attached, photo);
    },
    'attachment-goes-with-row': async () => {
      const { HandoverRound } = await import('./test-handovers.ts');
      return empty((await new HandoverRound(here()).handedOver()).attached.id);
    },
    'attachment-differs': async () => {
      const { attached, photo } = await round().reported();
      return round().bring({ ...attached, sha256: sha256Of(jpegOf()) }, photo);
    },
    'attachment-type-refused': () => told(Buffer.from('<!doctype html><script>steal()</script>'), 'image/png'),
    'attachment-has-metadata': () => told(jpegOf(5_000, [exifOf()])),
    'attachment-too-large': async () => {
      const parcel = await round().parcels.atStation();
      const photo = attachedAs(pngOf(), { sizeBytes: 400_000 });
      return here().partner.send('report-parcel', { parcel, trouble: 'damaged', photo });
    },
  } as const satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}
