import type { Attached } from '@yangui/domain';
import type { Keeper } from '../sync/attachments/keeper.ts';
import type { NewAttachment } from '../sync/attachments/kept-attachment.ts';
import { newId } from '../sync/command.ts';
import { withRoom } from '../sync/held/with-room.ts';
import type { TakenFile } from './shrink.ts';

/** How a record names a file that was taken; undefined where none was. */
export function attachedTo(file: TakenFile | undefined): Attached | undefined {
  return file && { id: newId(), sha256: file.sha256, sizeBytes: file.bytes.length, mediaType: file.mediaType };
}

/** Keeps a file on this device, before the record that names it is made, so that none is made without it. @throws Refused when there is no room */
export async function keepTaken(
  keeper: Keeper | undefined,
  file: TakenFile | undefined,
  {
    attached,
    ...of
  }: Pick<NewAttachment, 'kind' | 'belongsTo' | 'command'> & { readonly attached: Attached | undefined },
): Promise<void> {
  if (file === undefined || attached === undefined) return;
  await withRoom(async () =>
    keeper?.keepAttachment({ ...of, id: attached.id, mediaType: file.mediaType, bytes: file.bytes }),
  );
}
