import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { newId, prepare } from '../../sync/command.ts';
import { attachedTo, keepTaken } from '../../attachments/taking.ts';
import { useKeeper } from '../../sync/attachments/keeper.ts';
import { useSending } from '../../sync/use-sending.ts';
import type { Proof } from './proof-fields.tsx';

/** What is handed over. */
interface Handing {
  readonly loop: string;
  readonly load: string;
  readonly sealWhole: boolean;
  readonly sealFound: string | null;
  readonly parcels: readonly string[];
}

/** Hands a load over: the photo is kept on the phone before the record is made, so that none is made without it. */
export function useHandingOver() {
  const keeper = useKeeper();
  const sender = useSending(useCountyCode());
  const [failure, setFailure] = useState<unknown>();
  const handOver = (handing: Handing, { name, code, photo }: Proof, done: () => void) => {
    const handover = newId();
    const told = code.trim() === '' ? null : code.trim();
    const attached = attachedTo(photo);
    const envelope = prepare(
      'hand-over-load',
      { ...handing, handover, code: told, photo: attached ?? null },
      { name: name.trim() },
    );
    setFailure(undefined);
    const send = () => sender.send([envelope], ([outcome]) => outcome?.status === 'accepted' && done());
    keepTaken(keeper, photo, { attached, kind: 'handover-photo', belongsTo: handover, command: envelope.id }).then(
      send,
      setFailure,
    );
  };
  return { handOver, sender, failure };
}
