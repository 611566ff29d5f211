import { lossReasons, type LossReason } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useMessages } from '../../i18n/index.tsx';
import { useCommodityName, useGradeName, useWeightText } from '../../produce/produce-parts.tsx';
import { gramsTyped } from '../../produce/weights.ts';
import { newId } from '../../sync/command.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import type { Item } from './unload-count.ts';

interface Weighed {
  readonly typed: string;
  readonly reason: LossReason | '';
}

const nothing: Weighed = { typed: '', reason: '' };

/** What each lot weighs as it comes off its van: typed anew each time, never taken from the books. */
export function useWeighing(lots: readonly Item[]) {
  const [weighed, setWeighed] = useState<Readonly<Record<string, Weighed>>>({});
  const of = (id: string) => weighed[id] ?? nothing;
  const gramsOf = ({ id, goods }: Item) => gramsTyped(of(id).typed, goods?.unit ?? 'kg');
  const isLighter = (lot: Item) => (gramsOf(lot) ?? Infinity) < (lot.weightGrams ?? 0);
  const isDone = (lot: Item) => (gramsOf(lot) ?? 0) > 0 && (!isLighter(lot) || of(lot.id).reason !== '');
  return {
    of,
    set: (id: string, more: Partial<Weighed>) =>
      setWeighed((all) => ({ ...all, [id]: { ...(all[id] ?? nothing), ...more } })),
    isLighter,
    isDone: lots.every(isDone),
    clear: () => setWeighed({}),
    /** As the command says them; asked for once all are weighed. */
    arrivals: () =>
      lots.map((lot) => ({
        making: newId(),
        lot: lot.id,
        arrivedGrams: gramsOf(lot) ?? 0,
        reason: isLighter(lot) ? of(lot.id).reason || null : null,
      })),
  };
}

/** The lots that were found on the van, each with the weight that it came with. */
export function LotWeights({ lots, of }: { lots: readonly Item[]; of: ReturnType<typeof useWeighing> }) {
  const { consignments, lots: say, produce, shell } = useMessages();
  const nameOf = useCommodityName();
  const gradeOf = useGradeName();
  const weightOf = useWeightText();
  if (lots.length === 0) return null;
  return (
    <section class="panel panel-body fields" aria-label={consignments.unload.weighTitle}>
      <h2>{consignments.unload.weighTitle}</h2>
      <p class="note">{consignments.unload.weighHint}</p>
      {lots.map((lot) => {
        if (lot.goods === null) return null;
        const { code, unit, gradeName: zh, gradeNameEn: en } = lot.goods;
        const goods = `${nameOf(lot.goods)} · ${gradeOf({ zh, en })}`;
        return (
          <div key={lot.id} class="fields">
            <TextField
              label={consignments.unload.weightOf(code, goods, produce.units[unit])}
              hint={consignments.unload.booked(weightOf(lot.weightGrams ?? 0, unit))}
              value={of.of(lot.id).typed}
              inputMode="decimal"
              onInput={(typed) => of.set(lot.id, { typed })}
            />
            {of.isLighter(lot) && (
              <SelectField<LossReason | ''>
                label={consignments.unload.lossWhy(code)}
                value={of.of(lot.id).reason}
                empty={shell.choose}
                options={lossReasons.map((value) => ({ value, label: say.losses[value] }))}
                onChange={(reason) => of.set(lot.id, { reason })}
              />
            )}
          </div>
        );
      })}
    </section>
  );
}
