import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import type { Unloading } from '../../sync/unloading.ts';
import { Icon } from '../../ui/icon.tsx';
import { byStation, type Item } from './unload-count.ts';
import { kilogramsText } from '../../ui/kilograms.ts';

interface TicksProps {
  readonly title: string;
  readonly items: readonly Item[];
  readonly ticked?: ReadonlySet<string> | undefined;
  /** Not there where nothing is to be ticked any more. */
  readonly onTick?: ((item: Item) => void) | undefined;
  /** Whether a parcel leads to its own page. */
  readonly linked?: boolean;
}

/** One station's things, each to be ticked. */
export function Ticks({ title, items, ticked, onTick, linked = false }: TicksProps) {
  const { parcels } = useMessages();
  const county = useCountyCode();
  return (
    <div role="group" aria-label={title}>
      <h3 class="unload-station">{title}</h3>
      {items.map((item) => {
        const on = onTick === undefined || ticked?.has(item.id) === true;
        return (
          <div key={item.id} class="parcel-left">
            {onTick === undefined ? (
              <span class="parcel-tick is-done">
                <ItemWhat item={item} on={on} />
              </span>
            ) : (
              <button type="button" class="parcel-tick" aria-pressed={on} onClick={() => onTick(item)}>
                <ItemWhat item={item} on={on} />
              </button>
            )}
            {linked && item.kind === 'left' && (
              <Link href={pathTo('desk', '/parcels/:id', { county, id: item.id })} className="button button-plain">
                {parcels.parcel}
              </Link>
            )}
          </div>
        );
      })}
    </div>
  );
}

function ItemWhat({ item, on }: { item: Item; on: boolean }) {
  const { consignments: say } = useMessages();
  const { kind, label, pieces, weightGrams, cold } = item;
  const facts = [
    say.kinds[kind],
    say.pieces(pieces),
    weightGrams === null ? undefined : say.kilograms(kilogramsText(weightGrams)),
    cold ? say.cold : undefined,
  ];
  return (
    <>
      <span class="parcel-tick-box">{on && <Icon name="check" />}</span>
      <span class="parcel-tick-what">
        <strong class="parcel-number">{label}</strong>
        <span class="note">{facts.filter((fact) => fact !== undefined).join(' · ')}</span>
      </span>
    </>
  );
}

/** A panel of things of one fate, by station; nothing where there are none. */
export function UnloadGroup({
  title,
  note,
  items,
  van,
  ...ticks
}: Omit<TicksProps, 'title'> & { title: string; note?: string; van: Unloading }) {
  if (items.length === 0) return null;
  return (
    <section class="panel" aria-label={title}>
      <div class="panel-head">
        <h2>{title}</h2>
        {note !== undefined && <p class="note">{note}</p>}
      </div>
      {byStation(items, van.stations).map(({ id, name, items: of }) => (
        <Ticks key={id} title={name} items={of} {...ticks} />
      ))}
    </section>
  );
}
