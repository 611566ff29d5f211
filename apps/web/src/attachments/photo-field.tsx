import { attachmentTypes } from '@yangui/domain';
import { useEffect, useId, useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import type { FileLimits } from '../sync/attachments/kept-attachment.ts';
import { useKeeper } from '../sync/attachments/keeper.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { FailureNote } from '../shell/sending-note.tsx';
import './attachments.css';
import { readied, type TakenFile } from './shrink.ts';

/** Asked for by type, pictures that a phone keeps in a form of its own are handed over as JPEG. */
const PICTURES = attachmentTypes.filter((type) => type.startsWith('image/')).join(',');

interface PhotoFieldProps {
  readonly limits: FileLimits;
  readonly photo: TakenFile | undefined;
  readonly onChange: (photo: TakenFile | undefined) => void;
  /** What the photo shows, what is done with it, and what to say where none can be kept; nothing is drawn there without. */
  readonly words: { readonly shows: string; readonly hint: string; readonly notHere?: string };
}

/** Takes a photo with the camera, made small at once; what was taken can be left out again. */
export function PhotoField({ limits, photo, onChange, words }: PhotoFieldProps) {
  const { attachments: say } = useMessages().parcels;
  const id = useId();
  const keeps = useKeeper() !== undefined;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const shown = useShown(photo);
  const take = (file: File) => {
    setBusy(true);
    setFailure(undefined);
    readied(file, limits)
      .then(onChange, setFailure)
      .finally(() => setBusy(false));
  };
  if (!keeps) return words.notHere === undefined ? null : <p class="note">{words.notHere}</p>;
  return (
    <div class="field">
      {shown !== undefined && <img class="photo-taken" src={shown} alt={words.shows} />}
      <div class="photo-buttons">
        <label class="button button-quiet file-button" for={id} aria-busy={busy}>
          <input
            id={id}
            type="file"
            class="unseen"
            accept={PICTURES}
            capture="environment"
            disabled={busy}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (file !== undefined) take(file);
            }}
          />
          {busy ? <span class="spinner" /> : <Icon name="camera" />}
          {photo === undefined ? say.take : say.again}
        </label>
        {photo !== undefined && (
          <Button kind="plain" icon="erase" onClick={() => onChange(undefined)}>
            {say.drop}
          </Button>
        )}
      </div>
      <span class="field-hint">{words.hint}</span>
      {failure !== undefined && <FailureNote error={failure} />}
    </div>
  );
}

/** An address under which bytes of this device are shown on this page, while it is. */
export function useShown(file: Pick<TakenFile, 'bytes' | 'mediaType'> | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = file && URL.createObjectURL(new Blob([file.bytes], { type: file.mediaType }));
    setAddress(made);
    return () => {
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [file]);
  return address;
}
