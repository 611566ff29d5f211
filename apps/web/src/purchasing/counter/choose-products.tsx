import { useState } from 'preact/hooks';
import { useCountyCode } from '../../county.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { CameraScan } from '../../scan/camera-scan.tsx';
import { useProducts, type ProductRow } from '../../sync/orders.ts';
import { Money } from '../../shell/figures.tsx';
import { answers, Picker, useSettled } from '../../ui/picker.tsx';
import { FailureNote } from '../../shell/sending-note.tsx';
import { EmptyState, Skeleton } from '../../ui/states.tsx';
import { rowsOf } from '../../shell/listing.tsx';
import type { Basket } from './basket.ts';

const SHOWN = 30;

/** What: by name, barcode or pinyin initials. Enter takes the first; a scanner ends with Enter, so a scan adds. */
export function ChooseProducts({ basket, onAdd }: { basket: Basket; onAdd: (product: ProductRow) => void }) {
  const { counter, words } = useMessages();
  const [typed, setTyped] = useState('');
  const query = useSettled(typed.trim(), 120);
  const products = useProducts(useCountyCode(), { query, limit: String(SHOWN) });
  const rows = rowsOf(products) ?? [];
  const add = (one: ProductRow) => {
    onAdd(one);
    setTyped('');
  };
  const options = rows.map((one) => {
    const inBasket = basket.lines.find((line) => line.product.id === one.id)?.quantity ?? 0;
    return {
      id: one.id,
      onPick: () => add(one),
      view: (
        <>
          <span class="picker-main">
            <strong>{one.name}</strong>
            <span class={one.stockUnits === 0 ? 'note is-out' : 'note'}>
              {one.stockUnits === 0 ? words.soldOut : words.stockLeft(one.stockUnits, one.unit)}
            </span>
          </span>
          {inBasket > 0 && <span class="in-basket figures">× {inBasket}</span>}
          <span class="picker-side">
            <Money fen={one.priceFen} />
          </span>
        </>
      ),
    };
  });
  return (
    <section class="panel panel-body" aria-label={counter.buy.what}>
      <h2>{counter.buy.what}</h2>
      <CameraScan />
      <Picker
        label={counter.buy.findProduct}
        hideLabel
        query={typed}
        onQuery={setTyped}
        autoFocus
        options={options}
        settled={answers(typed, query, products)}
      >
        {products.data === undefined && !products.error && <Skeleton lines={4} />}
        {products.error && rows.length === 0 && (
          <FailureNote error={products.error} again={() => void products.refetch()} />
        )}
        {products.data && rows.length === 0 && (
          <EmptyState icon="products" title={counter.buy.noProduct} next={counter.buy.noProductNext} />
        )}
      </Picker>
    </section>
  );
}
