import type { HandoverProof } from '@yangui/domain';
import { AttachmentState } from '../attachments/attachment-state.tsx';
import { EmptyPhoto } from '../attachments/empty-photo.tsx';
import { useCountyCode, useMay } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { prepare } from '../sync/command.ts';
import { useHandovers, type HandoverRow } from '../sync/parcels.ts';
import { Badge } from '../ui/badge.tsx';
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
      {handover.photo !== null && (mayLook || handover.photo.state !== 'kept') && (
        <AttachmentState
          id={handover.photo.id}
          state={handover.photo.state}
          shows={say.photoOf(handover.stationName)}
          actions={(done) => (
            <EmptyPhoto
              label={say.forget}
              ask={say.forgetAsk}
              command={() => prepare('forget-handover', { handover: handover.id, reason: 'asked' })}
              onDone={done}
            />
          )}
        />
      )}
    </span>
  );
}

/** What proves that a load, or part of it, was handed over by its driver at a moment; nothing where a station signed, or nothing can be read. */
export function ProofOfHandover({ load, at }: { load: string; at: number }) {
  const list = useHandovers(useCountyCode(), { load });
  const handover = rowsOf(list)?.find(({ handedAt }) => handedAt === at);
  return handover === undefined ? null : <HandoverEvidence handover={handover} />;
}
