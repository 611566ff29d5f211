import type { FleetAnswer } from '../../sync/loops.ts';

/** From the first minute that a vehicle in service may be out until the last; a bus, by its timetable. */
export function hoursOf(
  fleet: FleetAnswer | undefined,
): { readonly fromMinute: number; readonly toMinute: number } | undefined {
  const spans = (fleet?.vehicles ?? [])
    .filter(({ stage }) => stage === 'in-service')
    .map(({ timetable, shiftFromMinute, shiftToMinute }) => {
      const minutes = timetable?.map(({ minute }) => minute) ?? [shiftFromMinute, shiftToMinute];
      return { fromMinute: Math.min(...minutes), toMinute: Math.max(...minutes) };
    });
  if (spans.length === 0) return undefined;
  return {
    fromMinute: Math.min(...spans.map(({ fromMinute }) => fromMinute)),
    toMinute: Math.max(...spans.map(({ toMinute }) => toMinute)),
  };
}
