import { AttachmentState } from '../attachments/attachment-state.tsx';
import { EmptyPhoto } from '../attachments/empty-photo.tsx';
import { useCountyCode, useMay } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';
import { useAttached } from '../sync/attachments/attached.ts';
import { useKeeper } from '../sync/attachments/keeper.ts';
import { prepare } from '../sync/command.ts';
import { Moment } from '../shell/figures.tsx';
import { rowsOf } from '../shell/listing.tsx';

/** The photos of what is wrong with a parcel: those that the server knows of, and those of this device that it was not heard of yet. */
export function TroublePhotos({ parcel, erasable = false }: { parcel: string; erasable?: boolean }) {
  const { parcels } = useMessages();
  const { troublePhoto: say } = parcels;
  const may = useMay();
  const list = rowsOf(useAttached(useCountyCode(), parcel)) ?? [];
  const known = list.filter(({ kind }) => kind === 'trouble-photo');
  const own = (useKeeper()?.held ?? []).filter(
    ({ id, kind, belongsTo }) =>
      kind === 'trouble-photo' && belongsTo === parcel && known.every((one) => one.id !== id),
  );
  if (!may('villagers.read') || known.length + own.length === 0) return null;
  return (
    <section class="panel panel-body" aria-label={say.title}>
      <h2>{say.title}</h2>
      <ul class="plain-list">
        {known.map(({ id, state, addedAt, receivedBytes, sizeBytes }) => (
          <li key={id} class="parcel-photo">
            <span class="note">
              <Moment at={addedAt} />
            </span>
            <AttachmentState
              id={id}
              state={state}
              percent={sizeBytes === null ? 0 : Math.floor((100 * receivedBytes) / sizeBytes)}
              shows={say.shows}
              actions={
                erasable
                  ? (done) => (
                      <EmptyPhoto
                        label={parcels.attachments.empty}
                        ask={parcels.attachments.emptyAsk}
                        command={() => prepare('empty-attachment', { attachment: id })}
                        onDone={done}
                      />
                    )
                  : undefined
              }
            />
          </li>
        ))}
        {own.map(({ id, takenAt }) => (
          <li key={id} class="parcel-photo">
            <span class="note">
              <Moment at={takenAt} />
            </span>
            <AttachmentState id={id} state={undefined} shows={say.shows} />
          </li>
        ))}
      </ul>
    </section>
  );
}
