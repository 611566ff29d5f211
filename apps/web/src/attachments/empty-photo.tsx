import type { Envelope } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { useSending } from '../sync/use-sending.ts';
import { Button } from '../ui/button.tsx';
import { SendingNote } from '../shell/sending-note.tsx';

interface EmptyPhotoProps {
  readonly label: string;
  /** What is asked before it is done: it cannot be brought back. */
  readonly ask: string;
  readonly command: () => Envelope;
  readonly onDone: () => void;
}

/** Erases a photo, asked twice. */
export function EmptyPhoto({ label, ask, command, onDone }: EmptyPhotoProps) {
  const { attachments: say } = useMessages().parcels;
  const may = useMay();
  const sender = useSending(useCountyCode());
  const [asking, setAsking] = useState(false);
  const empty = () => sender.send([command()], ([outcome]) => outcome?.status === 'accepted' && onDone());
  return (
    <>
      {asking && <p>{ask}</p>}
      <SendingNote sender={sender} />
      <Button
        kind={asking ? 'danger' : 'plain'}
        icon="erase"
        busy={sender.busy}
        reason={may('villagers.erase') ? undefined : say.rights}
        onClick={() => (asking ? empty() : setAsking(true))}
      >
        {label}
      </Button>
    </>
  );
}
