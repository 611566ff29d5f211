import { shortCode } from '@yangui/domain';
import { useCommandWord } from '../../shell/record-words.ts';
import type { OutboxEntry } from '../../sync/held/outbox-entry.ts';
import type { HeldHere } from '../../sync/held/held-here.ts';

/** What a command of the outbox was, in words: what was done, and to whom or what. */
export function useEntryWords(station: HeldHere): (entry: OutboxEntry) => string {
  const commandWord = useCommandWord();
  return ({ envelope, id }) => {
    const payload = fieldsOf(envelope.payload);
    const villager = payload['villager'] ?? station.view.get('order', payload['order'] ?? id)?.villager;
    const parcel = station.view.get('parcel', payload['parcel'] ?? '');
    const who =
      villager === undefined ? undefined : (station.view.nameOf(villager) ?? fieldsOf(envelope.personal)['name']);
    const what =
      parcel !== undefined
        ? parcel.number
        : payload['consignment'] !== undefined
          ? shortCode(payload['consignment'])
          : payload['order'] !== undefined
            ? shortCode(payload['order'])
            : envelope.type.endsWith('order')
              ? shortCode(id)
              : undefined;
    return [commandWord(envelope.type), who, what].filter((part) => part !== undefined).join(' · ');
  };
}

/** The texts of an object, by name. */
function fieldsOf(of: unknown): Readonly<Record<string, string | undefined>> {
  if (typeof of !== 'object' || of === null) return {};
  return Object.fromEntries(Object.entries(of).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}
