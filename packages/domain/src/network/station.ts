import type { EventRules, Instant, Place } from '../kernel/index.ts';
import { hold, letGo } from '../rights/index.ts';

/** A village service station: the station is fixed, the person behind its counter can change. */
export interface Station {
  readonly id: string;
  readonly village: Place;
  readonly name: string;
  readonly partner: string | null;
  readonly openedAt: Instant;
}

export interface StationOpened {
  readonly station: string;
  readonly village: Place;
  readonly name: string;
}

export interface PartnerAppointed {
  readonly station: string;
  readonly village: Place;
  readonly person: string;
}

export interface AppointmentEnded extends PartnerAppointed {}

declare module '../kernel/state.ts' {
  interface Entities {
    station: Station;
  }
}
declare module '../kernel/event.ts' {
  interface Events {
    StationOpened: StationOpened;
    PartnerAppointed: PartnerAppointed;
    AppointmentEnded: AppointmentEnded;
  }
}

export const stationEvents: EventRules<'StationOpened' | 'PartnerAppointed' | 'AppointmentEnded'> = {
  StationOpened: {
    evolve: (draft, { station, village, name }, { at }) =>
      draft.put('station', { id: station, village, name, partner: null, openedAt: at }),
  },
  PartnerAppointed: {
    evolve(draft, { station, village, person }, recorded) {
      const row = draft.get('station', station);
      if (row !== undefined) draft.put('station', { ...row, partner: person });
      hold(draft, { person, role: 'station-partner', place: village }, recorded);
    },
  },
  AppointmentEnded: {
    evolve(draft, { station, village, person }) {
      const row = draft.get('station', station);
      if (row !== undefined) draft.put('station', { ...row, partner: null });
      letGo(draft, { person, role: 'station-partner', place: village });
    },
  },
};
