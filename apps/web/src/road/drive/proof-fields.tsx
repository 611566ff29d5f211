import { handoverPhoto, isHandoverCode } from '@yangui/domain';
import { useMessages } from '../../i18n/index.tsx';
import { TextField } from '../../ui/field.tsx';
import { PhotoField } from '../../attachments/photo-field.tsx';
import type { TakenFile } from '../../attachments/shrink.ts';

/** What proves that a load was handed over, as far as it was given. */
export interface Proof {
  readonly name: string;
  readonly code: string;
  readonly photo: TakenFile | undefined;
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
      <PhotoField
        limits={handoverPhoto}
        photo={proof.photo}
        onChange={(photo) => onChange({ ...proof, photo })}
        words={{ shows: say.photoTaken, hint: say.photoHint, notHere: say.noPhotoHere }}
      />
      {proof.code.trim() === '' && proof.photo === undefined && (
        <p class="note">{coded ? say.proofAdvice : say.photoAdvice}</p>
      )}
    </>
  );
}
