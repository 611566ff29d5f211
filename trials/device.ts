import { counterRules, HeldHere, localAnswer } from '@yangui/web';
import * as z from 'zod/mini';
import { COUNTY, type TrialCounty, type TrialStation } from './county.ts';
import { TrialPhone } from './phone.ts';

export type { Fate } from './phone.ts';

/** A phone at a station. */
export class TrialDevice extends TrialPhone {
  readonly at: TrialStation;

  constructor(county: TrialCounty, at: TrialStation) {
    super(county, at.partner, (around) =>
      HeldHere.open(COUNTY, { by: 'station', id: at.id }, { ...around, rules: counterRules }),
    );
    this.at = at;
  }

  /** A new device on its first day: signed in, its key known, its copy taken. */
  static async ready(county: TrialCounty, at: TrialStation): Promise<TrialDevice> {
    const device = new TrialDevice(county, at);
    await device.begin(at.signInName);
    return device;
  }

  get station(): HeldHere {
    return this.here;
  }

  set station(tab: HeldHere) {
    this.here = tab;
  }

  /** Answers a read from what the device has. */
  read(path: string): unknown {
    const { id, name, village, partner } = this.at;
    const station = { id, name, village, villageName: '' };
    return localAnswer(path, {
      view: this.station.view,
      station,
      person: { id: partner, name: '' },
      now: Date.now(),
      reachable: this.online,
    });
  }

  /** Asks the server the same. */
  readThere(path: string): Promise<unknown> {
    return this.ask(`/api/counties/${COUNTY}${path}`, z.unknown());
  }
}
