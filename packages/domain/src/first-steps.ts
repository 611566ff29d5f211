/** What a new county begins with, in the order in which one thing needs another: each is done or not by what is there. */
export const firstCountySteps = [
  'officer',
  'clerk',
  'approver',
  'station',
  'partner',
  'products',
  'vehicle',
  'commodity',
  'order',
] as const;
export type FirstCountyStep = (typeof firstCountySteps)[number];

/** What a new station begins with. */
export const firstStationSteps = ['villager', 'drawer', 'order', 'hand-over'] as const;
export type FirstStationStep = (typeof firstStationSteps)[number];

/** For so many days after it opened a station, or after its first station a county, is led by its first steps. */
export const DAYS_NEW = 30;
