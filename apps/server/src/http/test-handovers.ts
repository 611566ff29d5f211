import { DAY, handoverCode, type ProblemCode } from '@yangui/domain';
import { jpegOf } from '../attachments/test-files.ts';
import { newId } from '../journal/test-county.ts';
import { attachedAs, AttachmentRound } from './test-attachments.ts';
import { FleetRound } from './test-fleet.ts';
import type { SomeoneSignedIn, TestServer } from './test-server.ts';

type Answer = Awaited<ReturnType<SomeoneSignedIn['ask']>>;

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

  /** A hand-over with its name, and with the photo that it names, which has not come yet. */
  async handedOver(more: object = {}, at = Date.now(), photo = jpegOf()) {
    const ready = await this.ready(at);
    const attached = attachedAs(photo);
    await this.must(
      ready.by,
      'hand-over-load',
      { ...ready.handing, photo: attached, ...more },
      { at, personal: { name: '站长的爱人' } },
    );
    return { ...ready, handover: ready.handing.handover, photo, attached };
  }

  /** How photos are brought and looked at. */
  get attachments(): AttachmentRound {
    return new AttachmentRound(this.here);
  }
}

/** How each refusal about hand-overs comes about, through HTTP. */
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
    'receipt-by-driver': async () => {
      const { parcel } = await round().handedOver();
      return here().partner.send('undo-receipt', {
        station: here().station.id,
        parcels: [parcel],
        reason: 'not-here',
      });
    },
    'load-signed': async () => {
      const {
        by,
        handing: { loop, load },
      } = await round().ready();
      await round().must(by, 'sign-for-loads', { loop, loads: [load] });
      return by.send('sign-for-loads', { loop, loads: [load] });
    },
  } as const satisfies Partial<Record<ProblemCode, () => Promise<Answer>>>;
}
