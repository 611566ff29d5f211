import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useCountyCode } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { attachmentAddress, type AttachmentRow } from '../sync/attachments/attached.ts';
import { useKeeper } from '../sync/attachments/keeper.ts';
import type { KeptAttachment } from '../sync/attachments/kept-attachment.ts';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import './attachments.css';
import { useShown } from './photo-field.tsx';

interface AttachmentStateProps {
  readonly id: string;
  /** How it stands by the server's word; undefined where the server was not heard. */
  readonly state: AttachmentRow['state'] | undefined;
  /** Of a hundred, how much the server has, where that is known. */
  readonly percent?: number;
  /** What the photo shows. */
  readonly shows: string;
  /** What else can be done with it; `done` closes the window. */
  readonly actions?: ((done: () => void) => ComponentChildren) | undefined;
}

/** How a photo stands, wherever its bytes are: on this device, on another, on their way, here; and the photo itself. */
export function AttachmentState({ id, state, percent, shows, actions }: AttachmentStateProps) {
  const { attachments: say } = useMessages().parcels;
  const [looking, setLooking] = useState(false);
  const mine = useKeeper()?.held.find((one) => one.id === id);
  const going = mine?.state === 'waiting' ? Math.floor((100 * mine.sentBytes) / mine.sizeBytes) : undefined;
  return (
    <>
      {state !== 'erased' && (state === 'kept' || mine !== undefined) && (
        <Button kind="plain" icon="camera" onClick={() => setLooking(true)}>
          {say.see}
        </Button>
      )}
      {state !== 'erased' && going !== undefined && (
        <span class="note">{going === 0 ? say.here : say.going(going)}</span>
      )}
      {mine === undefined && state === 'awaited' && <span class="note">{say.awaited}</span>}
      {mine === undefined && state === 'coming' && <span class="note">{say.coming(percent ?? 0)}</span>}
      {state === 'erased' && <span class="note">{say.erased}</span>}
      {looking && (
        <PhotoDialog
          id={id}
          shows={shows}
          actions={actions}
          fromHere={state !== 'kept'}
          onClose={() => setLooking(false)}
        />
      )}
    </>
  );
}

interface PhotoDialogProps extends Pick<AttachmentStateProps, 'id' | 'shows' | 'actions'> {
  /** Whether it is shown from this device: the server does not have it yet. */
  readonly fromHere: boolean;
  readonly onClose: () => void;
}

/** A photo in full, and what can be done with it. */
function PhotoDialog({ id, shows, actions, fromHere, onClose }: PhotoDialogProps) {
  const { shell } = useMessages();
  const county = useCountyCode();
  const keeper = useKeeper();
  const [own, setOwn] = useState<Pick<KeptAttachment, 'bytes' | 'mediaType'>>();
  useEffect(() => {
    if (fromHere) void keeper?.attachmentBytes(id).then(setOwn, () => undefined);
  }, [id, fromHere]);
  const ownAddress = useShown(own);
  const address = fromHere ? ownAddress : attachmentAddress(county, id);
  return (
    <Dialog title={shows} onClose={onClose}>
      {address !== undefined && <img class="photo-whole" src={address} alt={shows} />}
      <DialogActions>
        {actions?.(onClose)}
        <Button onClick={onClose}>{shell.close}</Button>
      </DialogActions>
    </Dialog>
  );
}
