import { isHandoverCode } from '@yangui/domain';
import { useEffect, useId, useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { useRoundHere } from '../sync/drive/use-round.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { FailureNote } from '../shell/sending-note.tsx';
import { shrunk, type TakenPhoto } from './shrink.ts';

/** What proves that a load was handed over, as far as it was given. */
export interface Proof {
  readonly name: string;
  readonly code: string;
  readonly photo: TakenPhoto | undefined;
}

export const noProof: Proof = { name: '', code: '', photo: undefined };

interface ProofFieldsProps {
  /** The station has a code for this load. */
  readonly coded: boolean;
  /** The code was given for another handing over of it before. */
  readonly used: boolean;
  readonly proof: Proof;
  readonly onChange: (proof: Proof) => void;
}

/** Whether a code was left out, or was heard without a slip. */
export function codeStands({ code }: Proof): boolean {
  return code.trim() === '' || isHandoverCode(code.trim());
}

/** Who took it, the station's code, and a photo. */
export function ProofFields({ coded, used, proof, onChange }: ProofFieldsProps) {
  const { drive: say } = useMessages();
  return (
    <>
      <TextField
        label={say.who}
        hint={say.whoHint}
        value={proof.name}
        onInput={(name) => onChange({ ...proof, name })}
        maxLength={60}
      />
      {coded && (
        <TextField
          label={say.code}
          hint={used ? say.codeUsed : codeStands(proof) ? say.codeHint : say.codeMisheard}
          value={proof.code}
          onInput={(code) => onChange({ ...proof, code })}
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          figures
        />
      )}
      <PhotoField photo={proof.photo} onChange={(photo) => onChange({ ...proof, photo })} />
      {proof.code.trim() === '' && proof.photo === undefined && (
        <p class="note">{coded ? say.proofAdvice : say.photoAdvice}</p>
      )}
    </>
  );
}

function PhotoField({
  photo,
  onChange,
}: {
  photo: TakenPhoto | undefined;
  onChange: (photo: TakenPhoto | undefined) => void;
}) {
  const { drive: say } = useMessages();
  const id = useId();
  const keeps = useRoundHere() !== undefined && 'subtle' in crypto;
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const shown = useShown(photo);
  const take = (file: File) => {
    setBusy(true);
    setFailure(undefined);
    shrunk(file)
      .then(onChange, setFailure)
      .finally(() => setBusy(false));
  };
  if (!keeps) return <p class="note">{say.noPhotoHere}</p>;
  return (
    <div class="field">
      {shown !== undefined && <img class="drive-photo" src={shown} alt={say.photoTaken} />}
      <div class="drive-links">
        <label class="button button-quiet file-button" for={id} aria-busy={busy}>
          <input
            id={id}
            type="file"
            class="unseen"
            accept="image/*"
            capture="environment"
            disabled={busy}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              event.currentTarget.value = '';
              if (file !== undefined) take(file);
            }}
          />
          {busy ? <span class="spinner" /> : <Icon name="camera" />}
          {photo === undefined ? say.takePhoto : say.takeAgain}
        </label>
        {photo !== undefined && (
          <Button kind="plain" icon="erase" onClick={() => onChange(undefined)}>
            {say.dropPhoto}
          </Button>
        )}
      </div>
      <span class="field-hint">{say.photoHint}</span>
      {failure !== undefined && <FailureNote error={failure} />}
    </div>
  );
}

/** An address under which the photo is shown on this page, while it is. */
function useShown(photo: TakenPhoto | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = photo && URL.createObjectURL(new Blob([photo.bytes], { type: 'image/jpeg' }));
    setAddress(made);
    return () => {
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [photo]);
  return address;
}
