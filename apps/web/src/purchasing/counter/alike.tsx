import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useVillagers, type VillagerRow } from '../../sync/orders.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { answers, useSettled } from '../../ui/picker.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { VillagerFacts } from '../villager-facts.tsx';

/** From how many digits on a phone says whose it is. */
const PHONE_DIGITS = 7;

/** A name as it is compared: without spaces, wide letters as the usual ones. */
function plain(name: string | null): string {
  return (name ?? '').normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
}

/** Those who bear the very name among people found by it. */
export function ofName(rows: readonly VillagerRow[], name: string): readonly VillagerRow[] {
  return plain(name) === '' ? [] : rows.filter((one) => plain(one.name) === plain(name));
}

/**
 * Whom a station has under this name already, or under this phone; `settled` once that is known of what is typed now, or
 * cannot be asked.
 */
export function useAlike(
  station: string,
  name: string,
  phone: string,
): { readonly rows: readonly VillagerRow[]; readonly settled: boolean } {
  const county = useCountyCode();
  const [askedName, askedPhone] = [useSettled(name.trim()), useSettled(phone.trim())];
  const named = useVillagers(county, { station, query: askedName });
  const byPhone = askedPhone.replaceAll(/\D/g, '').length >= PHONE_DIGITS;
  const called = useVillagers(county, { station, query: byPhone ? askedPhone : askedName });
  const nameSettled = named.isError || answers(name, askedName, named);
  const phoneSettled =
    askedPhone === phone.trim() && (!byPhone || called.isError || answers(phone, askedPhone, called));
  const rows = nameSettled ? ofName(rowsOf(named) ?? [], name) : [];
  const others = byPhone && phoneSettled ? (rowsOf(called) ?? []) : [];
  return {
    rows: [...rows, ...others.filter(({ id }) => rows.every((one) => one.id !== id))],
    settled: nameSettled && phoneSettled,
  };
}

interface AlikeNoteProps {
  readonly rows: readonly VillagerRow[];
  readonly onKnown: (villager: { readonly id: string; readonly name: string }) => void;
}

/** Warns that there is somebody of that name or phone already, says what tells them apart, and lets one take them. */
export function AlikeNote({ rows, onKnown }: AlikeNoteProps) {
  const { counter } = useMessages();
  if (rows.length === 0) return null;
  return (
    <div class="notice notice-amber" role="alert">
      <Icon name="alert" size={18} />
      <div class="refusal-body">
        <strong>{counter.villagers.alike}</strong>
        <span>{counter.villagers.alikeHint}</span>
        <ul class="alike">
          {rows.map((one) => (
            <li key={one.id}>
              <span class="picker-main">
                <strong>{one.name}</strong>
                <VillagerFacts of={one} />
              </span>
              <Button
                label={counter.villagers.thisIs(one.name ?? '')}
                onClick={() => onKnown({ id: one.id, name: one.name ?? '' })}
              >
                {counter.villagers.thisOne}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
