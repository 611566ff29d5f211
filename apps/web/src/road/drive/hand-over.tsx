import { tidyNumber, type DrivenLoad, type DrivenLoop } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useMessages } from '../../i18n/index.tsx';
import { ScanField } from '../../parcels/scan-field.tsx';
import { SealField, sealNotSeen, sealSaid, toldSeal } from '../../parcels/seal-state.tsx';
import { codeTold } from '../../sync/drive/code-told.ts';
import { useUnanswered } from '../../sync/drive/use-drive.ts';
import { useHeldHere } from '../../sync/held/use-held.ts';
import { ProvisionalMark } from '../../shell/provisional-mark.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { FailureNote, SendingNote } from '../../shell/sending-note.tsx';
import { codeStands, noProof, ProofFields } from './proof-fields.tsx';
import { HandedOver } from './put-right.tsx';
import { useHandingOver } from './use-handing-over.ts';

interface HandOverProps {
  readonly loop: string;
  readonly load: DrivenLoad;
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
  readonly handovers: DrivenLoop['handovers'];
  /** What to say of a scan that is not on this stop's list. */
  readonly strayText: (number: string) => string;
  /** Why nothing can be handed over yet. */
  readonly blocked: string | undefined;
}

/** A station's bag: scan out against the seal, and what proves who took it where nobody signs on a device. */
export function HandOver({ loop, load, chosen, onChosen, handovers, strayText, blocked }: HandOverProps) {
  const { drive: say } = useMessages();
  const { handOver, sender, failure } = useHandingOver();
  const [seal, setSeal] = useState(sealNotSeen);
  const [proof, setProof] = useState(noProof);
  const [astray, setAstray] = useState<string>();
  const unanswered = useUnanswered();
  const phone = useHeldHere();
  const aboard = load.parcels.filter(({ onVan }) => onVan);
  const handing = aboard.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const toggle = (id: string, on: boolean) =>
    onChosen(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  const sealed = tidyNumber(load.seal);
  /** The bag as it was sealed: all that is in it, and that the seal was looked at and whole. Each can be changed below. */
  const takeWhole = () => {
    onChosen(new Set(aboard.map(({ id }) => id)));
    setSeal({ is: 'whole', found: '' });
    setAstray(undefined);
  };
  const scan = (number: string) => {
    if (number === sealed) return takeWhole();
    const hit = load.parcels.find((parcel) => parcel.number === number);
    setAstray(hit === undefined ? strayText(number) : hit.onVan ? undefined : say.already(number));
    if (hit?.onVan === true) toggle(hit.id, true);
  };
  const used = phone !== undefined && codeTold(phone, load.id, proof.code.trim());
  const reason =
    blocked ??
    (handing.length === 0
      ? say.chooseFirst
      : !sealSaid(seal)
        ? say.sealFirst
        : proof.name.trim() === ''
          ? say.whoFirst
          : codeStands(proof)
            ? used
              ? say.codeUsed
              : undefined
            : say.codeMisheard);
  const send = () =>
    handOver({ loop, load: load.id, ...toldSeal(seal), parcels: handing }, proof, () => {
      onChosen(new Set());
      setProof(noProof);
    });
  return (
    <div class="fields" role="group" aria-label={say.seal(load.seal)}>
      <h3>{say.seal(load.seal)}</h3>
      {aboard.length > 0 && (
        <Button wide icon="parcel" onClick={takeWhole}>
          {say.wholeBag(aboard.length)}
        </Button>
      )}
      {aboard.length > 0 && (
        <ScanField
          label={say.scanDown}
          hint={say.scanSeal}
          onScan={scan}
          knows={(number) => number === sealed || load.parcels.some((parcel) => parcel.number === number)}
          autoFocus={false}
        />
      )}
      {astray !== undefined && (
        <p class="parcel-age" role="alert">
          {astray}
        </p>
      )}
      <ul class="drive-list">
        {load.parcels.map(({ id, number, onVan, trouble }) => (
          <li key={id}>
            <label class="drive-piece">
              {onVan ? (
                <input
                  type="checkbox"
                  checked={chosen.has(id)}
                  onChange={(event) => toggle(id, event.currentTarget.checked)}
                />
              ) : (
                <Icon name="check" />
              )}
              <span class="drive-what">
                <strong class="parcel-number">{number}</strong>
                <span class="note">
                  {[onVan ? say.onVan : say.handed, trouble === null ? undefined : say.reported]
                    .filter((part) => part !== undefined)
                    .join(' · ')}
                </span>
              </span>
              {unanswered(id) && <ProvisionalMark />}
            </label>
          </li>
        ))}
      </ul>
      {aboard.length > 0 && (
        <>
          <SealField seal={load.seal} state={seal} onChange={setSeal} />
          <ProofFields coded={load.coded} used={used} proof={proof} onChange={setProof} />
          <Button kind="primary" wide busy={sender.busy} reason={reason} onClick={send}>
            {say.handOverNow(handing.length)}
          </Button>
        </>
      )}
      <HandedOver loop={loop} load={load} handovers={handovers} />
      <SendingNote sender={sender} />
      {failure !== undefined && <FailureNote error={failure} />}
    </div>
  );
}
