import { useState } from 'preact/hooks';
import { useMessages } from '../../i18n/index.tsx';
import type { VanLoadRow } from '../../sync/parcels.ts';
import { Button } from '../../ui/button.tsx';

/**
 * What the partner tells a driver who hands over a part of a load. Each code is good once: the county strikes it off when it
 * hears of the handing over, and the partner goes on to the next by hand where there was no network to hear it.
 */
export function HandoverCode({ load }: { load: Pick<VanLoadRow, 'id' | 'code' | 'moreCodes'> }) {
  const { receive: say } = useMessages().parcels;
  const [told, setTold] = useState(() => toldCodes(load.id));
  if (load.code === null) return null;
  const codes = [load.code, ...load.moreCodes];
  const next = codes.find((code) => !told.includes(code));
  if (next === undefined) {
    return (
      <p class="note">
        {say.codesUsed}{' '}
        <Button kind="plain" onClick={() => setTold(keepTold(load.id, []))}>
          {say.codesAgain}
        </Button>
      </p>
    );
  }
  return (
    <div>
      <p class="note">
        {say.codeFor} <strong class="code figures">{next}</strong>
      </p>
      <p class="note">
        {say.codeOnce}{' '}
        <Button kind="plain" onClick={() => setTold(keepTold(load.id, [...told, next]))}>
          {say.codeTold}
        </Button>
      </p>
    </div>
  );
}

/** Where the told codes are kept on the device, and of how many loads: more than wait at once. */
const KEY = 'yangui.told-codes';
const MOST = 200;

function toldCodes(load: string): readonly string[] {
  return allTold().flatMap(([of, code]) => (of === load && code !== undefined ? [code] : []));
}

function keepTold(load: string, codes: readonly string[]): readonly string[] {
  const others = allTold().filter(([of]) => of !== load);
  localStorage.setItem(
    KEY,
    [...others, ...codes.map((code) => [load, code])]
      .slice(-MOST)
      .map((pair) => pair.join(':'))
      .join(' '),
  );
  return codes;
}

function allTold(): readonly (readonly string[])[] {
  return (localStorage.getItem(KEY) ?? '')
    .split(' ')
    .filter((pair) => pair !== '')
    .map((pair) => pair.split(':'));
}
