import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { useVillagers } from '../../sync/orders.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { answers, Picker, useSettled, type PickerOption } from '../../ui/picker.tsx';
import { FailureNote } from '../../shell/sending-note.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import { NoticeDialog } from '../notice.tsx';
import { VillagerFacts } from '../villager-facts.tsx';
import { AlikeNote, ofName } from './alike.tsx';
import type { Buyer } from './basket.ts';

const SHOWN = 8;

interface ChooseBuyerProps {
  readonly station: string;
  readonly buyer: Buyer | undefined;
  readonly onChoose: (buyer: Buyer | undefined) => void;
  readonly onRegister: (name: string) => void;
  /** What is asked and how the choice is said, where it is not for buying. */
  readonly say?: { readonly forWhom: string; readonly chosen: (name: string) => string };
  /** What stands below the search, told what was typed there. */
  readonly below?: ((typed: string) => ComponentChildren) | undefined;
}

/** For whom: somebody known by name, or somebody new by name only. */
export function ChooseBuyer({ station, buyer, onChoose, onRegister, say, below }: ChooseBuyerProps) {
  const { counter } = useMessages();
  const words = say ?? counter.buy;
  if (buyer === undefined)
    return (
      <FindBuyer station={station} onChoose={onChoose} onRegister={onRegister} forWhom={words.forWhom} below={below} />
    );
  return (
    <section class="buyer" aria-label={words.forWhom}>
      <Icon name="account" size={28} />
      <strong>{words.chosen(buyer.name)}</strong>
      {buyer.is === 'new' && <span class="badge">{counter.buy.newVillager}</span>}
      <Button kind="plain" onClick={() => onChoose(undefined)}>
        {counter.buy.changeVillager}
      </Button>
    </section>
  );
}

function FindBuyer({
  station,
  onChoose,
  onRegister,
  forWhom,
  below,
}: Omit<ChooseBuyerProps, 'buyer' | 'say'> & { forWhom: string }) {
  const { counter } = useMessages();
  const [typed, setTyped] = useState('');
  const [reading, setReading] = useState<string>();
  const asked = useSettled(typed.trim());
  const villagers = useVillagers(useCountyCode(), { station, query: asked, limit: String(SHOWN) });
  const rows = (rowsOf(villagers) ?? []).filter((one) => !one.erased);
  const name = typed.trim();
  const known: PickerOption[] = rows.map((one) => ({
    id: one.id,
    onPick: () => onChoose({ is: 'known', id: one.id, name: one.name ?? '' }),
    view: (
      <>
        <span class="picker-main">
          <strong>{one.name}</strong>
          <VillagerFacts of={one} />
        </span>
        {one.openOrders > 0 && <span class="note">{counter.villagers.openOrders(one.openOrders)}</span>}
      </>
    ),
  }));
  // Two people may bear one name: registering is always offered, last.
  const fresh: PickerOption[] =
    name === '' || /^[a-z\d]+$/i.test(name)
      ? []
      : [
          {
            id: 'new',
            onPick: () => setReading(name),
            view: (
              <>
                <Icon name="plus" />
                <span class="picker-main">
                  <strong>{counter.buy.register(name)}</strong>
                  <span class="note">{counter.buy.registerHint}</span>
                </span>
              </>
            ),
          },
        ];
  const settled = answers(typed, asked, villagers);
  return (
    <section class="panel panel-body" aria-label={forWhom}>
      <h2>{forWhom}</h2>
      <Picker
        label={counter.buy.findVillager}
        hideLabel
        placeholder={counter.buy.findVillagerHint}
        query={typed}
        onQuery={setTyped}
        autoFocus
        options={settled ? [...known, ...fresh] : known}
        settled={settled}
      >
        {villagers.error && rows.length === 0 && (
          <FailureNote error={villagers.error} again={() => void villagers.refetch()} />
        )}
        {villagers.data && settled && rows.length === 0 && fresh.length === 0 && (
          <p class="note">{name === '' ? counter.buy.firstVillager : counter.buy.noVillager}</p>
        )}
      </Picker>
      {below?.(name)}
      {reading !== undefined && (
        <NoticeDialog onRead={() => onRegister(reading)} onClose={() => setReading(undefined)}>
          <AlikeNote rows={ofName(rows, reading)} onKnown={(one) => onChoose({ is: 'known', ...one })} />
        </NoticeDialog>
      )}
    </section>
  );
}
