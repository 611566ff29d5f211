import type { HandoverProof } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../county.tsx';
import { ConfirmDialog } from '../forms/confirm-dialog.tsx';
import { useMessages } from '../i18n/index.tsx';
import { prepare } from '../sync/command.ts';
import { photoAddress, useHandovers, type HandoverRow } from '../sync/handovers.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import type { IconName } from '../ui/icon.tsx';
import { rowsOf } from '../shell/listing.tsx';
import './parcels.css';

const looks: Readonly<Record<HandoverProof, readonly [IconName, 'completed' | 'refused' | 'plain']>> = {
  code: ['check', 'completed'],
  'wrong-code': ['alert', 'refused'],
  'used-code': ['alert', 'refused'],
  name: ['account', 'plain'],
};

/** What proves that a station took a load from a driver: the code, the name, the photo. */
export function HandoverEvidence({ handover }: { handover: HandoverRow }) {
  const {
    parcels: { handover: say, sealDoubted },
  } = useMessages();
  const may = useMay();
  const [looking, setLooking] = useState(false);
  const [icon, tone] = looks[handover.proof];
  const mayLook = may('villagers.read');
  return (
    <span class="handover-proof">
      <Badge icon={icon} tone={tone}>
        {say.proofs[handover.proof]}
      </Badge>
      {!handover.sealWhole && (
        <Badge icon="alert" tone="refused">
          {sealDoubted}
        </Badge>
      )}
      {mayLook && (
        <span>
          {handover.forgottenAt === null ? (
            handover.name !== null && say.took(handover.name)
          ) : (
            <span class="quiet">{say.erased}</span>
          )}
        </span>
      )}
      {mayLook && handover.photo === 'kept' && (
        <Button kind="plain" icon="camera" onClick={() => setLooking(true)}>
          {say.photo}
        </Button>
      )}
      {handover.photo === 'awaited' && <span class="note">{say.photoAwaited}</span>}
      {handover.photo === 'erased' && <span class="note">{say.photoErased}</span>}
      {looking && <PhotoDialog handover={handover} onClose={() => setLooking(false)} />}
    </span>
  );
}

/** The photo in full, and where its keeper may, how it is erased. */
function PhotoDialog({ handover, onClose }: { handover: HandoverRow; onClose: () => void }) {
  const {
    parcels: { handover: say },
    shell,
  } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const photo = (
    <img class="handover-photo" src={photoAddress(county, handover)} alt={say.photoOf(handover.stationName)} />
  );
  if (asking) {
    return (
      <ConfirmDialog
        name={`forget-handover ${handover.id}`}
        title={say.photoOf(handover.stationName)}
        action={say.forget}
        icon="erase"
        command={() => prepare('forget-handover', { handover: handover.id, reason: 'asked' })}
        onClose={onClose}
      >
        {photo}
        <p>{say.forgetAsk}</p>
      </ConfirmDialog>
    );
  }
  return (
    <Dialog title={say.photoOf(handover.stationName)} onClose={onClose}>
      {photo}
      <DialogActions>
        <Button
          kind="plain"
          icon="erase"
          reason={may('villagers.erase') ? undefined : say.rights}
          onClick={() => setAsking(true)}
        >
          {say.forget}
        </Button>
        <Button onClick={onClose}>{shell.close}</Button>
      </DialogActions>
    </Dialog>
  );
}

/** What proves that a load, or part of it, was handed over by its driver at a moment; nothing where a station signed, or nothing can be read. */
export function ProofOfHandover({ load, at }: { load: string; at: number }) {
  const list = useHandovers(useCountyCode(), { load });
  const handover = rowsOf(list)?.find(({ handedAt }) => handedAt === at);
  return handover === undefined ? null : <HandoverEvidence handover={handover} />;
}
