import { MOST_PARCELS } from '@yangui/domain';
import { useMessages } from '../../i18n/index.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Said } from './bags.ts';

interface SaidNoteProps {
  readonly said: Said;
  /** Where an unknown number may be the seal of the bag that is open. */
  readonly onSeal: { readonly station: string; readonly press: () => void } | undefined;
}

/** What the last scan came to, in a line that cannot be missed. */
export function SaidNote({ said, onSeal }: SaidNoteProps) {
  const { loading: say } = useMessages();
  const text = useSaidText()(said);
  const kind =
    said.is === 'in'
      ? ''
      : said.is === 'other-bag' || said.is === 'again' || said.is === 'sealed'
        ? ' is-noted'
        : ' is-astray';
  return (
    <div class={`unload-said${kind}`} role={said.is === 'in' ? 'status' : 'alert'}>
      <Icon name={said.is === 'in' ? 'check' : 'alert'} />
      <span>{text}</span>
      {onSeal && <Button onClick={onSeal.press}>{say.sealIt(onSeal.station)}</Button>}
    </div>
  );
}

function useSaidText(): (said: Said) => string {
  const { loading: say, parcels } = useMessages();
  return (said) => {
    if (said.is === 'unknown') return (said.parcelLike ? say.unknownParcel : say.unknown)(said.number);
    if (said.is === 'unregistered') return say.unregistered(said.number, said.stationName);
    const { number, stationName } = said.parcel;
    if (said.is === 'sealed') return say.inSealed(number, said.seal);
    if (said.is === 'elsewhere')
      return said.stage === 'on-van'
        ? say.onVan(number, stationName)
        : say.elsewhere(number, stationName, parcels.stages[said.stage]);
    const words = {
      in: say.into(number, stationName),
      'other-bag': say.otherBag(number, stationName),
      again: say.again(number, stationName),
      full: say.full(stationName, MOST_PARCELS),
      'in-trouble': say.inTrouble(number),
      'called-off': say.calledOff(number),
      'not-mine': say.notMine(number, stationName),
    };
    return words[said.is];
  };
}
