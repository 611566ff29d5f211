import type { Envelope } from '@yangui/domain';
import { useCountyCode } from '../../county.tsx';
import { piecesOf } from '../../sync/drive/pieces.ts';
import { useHeldHere } from '../../sync/held/use-held.ts';
import { useSending } from '../../sync/use-sending.ts';

/** Puts a mistake right: takes the record back where it never left the phone, else records the opposite. */
export function useUndoing() {
  const phone = useHeldHere();
  const sender = useSending(useCountyCode());
  /** @param pieces all that the record was about @param otherwise what is recorded where it may have left the phone */
  const undo = async (
    type: string,
    pieces: readonly string[],
    otherwise: Envelope,
    done: () => void = () => undefined,
  ): Promise<void> => {
    const made = phone?.entries.find(
      ({ state, tried, envelope }) =>
        state === 'waiting' &&
        tried === undefined &&
        envelope.type === type &&
        sameOnes(piecesOf(envelope.payload), pieces),
    );
    if (made !== undefined && (await phone?.takeBack([made.id])) === true) done();
    else sender.send([otherwise], ([outcome]) => outcome?.status === 'accepted' && done());
  };
  return { undo, sender };
}

function sameOnes(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one));
}
