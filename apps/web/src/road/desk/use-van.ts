import { businessDay, loopStepAllowed } from '@yangui/domain';
import { useEffect, useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useNow } from '../../shell/figures.tsx';
import { useDayLoops, type LoopRow } from '../../sync/loops.ts';

/** With what a station's bag goes: a loop of today that stops there, the last chosen before others; or a van by its name. */
export function useVan(station: string) {
  const [choice, choose] = useState<string>();
  const [typed, type] = useState(() => sessionStorage.getItem('yangui.van') ?? '');
  useEffect(() => sessionStorage.setItem('yangui.van', typed), [typed]);
  const going = useLoopsTo(station);
  const loop = choice === '' ? undefined : (going.find(({ id }) => id === choice) ?? going[0]);
  return { going, loop, choose, typed, type, name: loop?.vehicleName ?? typed.trim() };
}

/** Today's loops that stop at a station and are not home yet. */
function useLoopsTo(station: string): readonly LoopRow[] {
  const may = useMay();
  const today = useDayLoops(useCountyCode(), businessDay(useNow()), may('loops.read'));
  return (today.data?.rows ?? []).filter(
    ({ stage, brokeDown, trips }) =>
      loopStepAllowed('load', stage) &&
      brokeDown === null &&
      trips.some(({ stops }) => stops.some((stop) => stop.station === station)),
  );
}
