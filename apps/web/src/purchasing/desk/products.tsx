import { categories } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../../county.tsx';
import { useReason } from '../../shell/use-reason.ts';
import { useMessages, useSpeech } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import { useProducts, type ProductRow } from '../../sync/orders.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { CheckField, SearchField } from '../../ui/field.tsx';
import { Money, Percent, Quantity } from '../../shell/figures.tsx';
import { useSettled } from '../../ui/picker.tsx';
import { Notice } from '../../ui/refusal-note.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { useFilter } from '../../ui/use-filter.ts';
import { ListFilters } from '../../desk/filters.tsx';
import { ListPanel } from '../../desk/list-panel.tsx';
import { DeskPage } from '../../desk/page.tsx';
import { useAct } from '../../desk/use-act.ts';
import { ProductsExport } from '../../desk/exports.tsx';
import { AddProduct } from './add-product.tsx';
import { ChangeTerms } from './change-terms.tsx';
import { ReceiveStock } from './receive-stock.tsx';

type Open = { readonly is: 'terms' | 'receive'; readonly product: ProductRow };

/** Below how many units a line of stock is called low, as the server counts it. */
const LOW = 10;

/** The county's catalogue: what there is, at what price, with what rebate, and how much is left. */
export function Products() {
  const { desk, sheets } = useMessages();
  const county = useCountyCode();
  const may = useMay();
  const mayNot = useReason();
  const [query, setQuery] = useFilter('query');
  const [low, setLow] = useFilter('low');
  const [sort] = useFilter('sort');
  const [open, setOpen] = useState<Open>();
  const adding = useAct('add', 'products.edit');
  const [done, setDone] = useState<string>();
  const products = useProducts(useCountyCode(), { query: useSettled(query.trim()), low, sort });
  const columns = useProductColumns(setOpen);
  const finish = (text: string) => {
    setDone(text);
    setOpen(undefined);
    adding.close();
  };
  const close = () => setOpen(undefined);
  const add = (
    <Button kind="primary" icon="plus" reason={mayNot('products.edit')} onClick={adding.open}>
      {desk.products.add}
    </Button>
  );
  const actions = (
    <div class="row-actions">
      <ProductsExport filters={{ query: query.trim(), low, sort }} />
      {may('products.edit') && (
        <ButtonLink icon="upload" href={pathTo('desk', '/products/import', { county })}>
          {sheets.open}
        </ButtonLink>
      )}
      {add}
    </div>
  );
  return (
    <DeskPage title={desk.products.title} actions={actions}>
      <ListFilters list="/products">
        <SearchField label={desk.products.find} value={query} onInput={setQuery} />
        <CheckField
          label={desk.products.onlyLow}
          checked={low !== ''}
          onChange={(checked) => setLow(checked ? '1' : '')}
        />
      </ListFilters>
      {done !== undefined && <Notice>{done}</Notice>}
      <ListPanel list="/products" icon="products" say={desk.products} of={products}>
        {(rows) => (
          <Table caption={desk.products.title} order="name" columns={columns} rows={rows} keyOf={(row) => row.id} />
        )}
      </ListPanel>
      {adding.isOpen && <AddProduct onClose={adding.close} onDone={finish} />}
      {open?.is === 'terms' && <ChangeTerms product={open.product} onClose={close} onDone={finish} />}
      {open?.is === 'receive' && <ReceiveStock product={open.product} onClose={close} onDone={finish} />}
    </DeskPage>
  );
}

function useProductColumns(open: (what: Open) => void): readonly Column<ProductRow>[] {
  const { desk, words } = useMessages();
  const { language } = useSpeech();
  const may = useMay();
  const stockWord = (units: number) => (units === 0 ? desk.products.out : units < LOW ? desk.products.low : undefined);
  return [
    {
      title: words.product,
      sort: { name: 'name' },
      wide: true,
      cell: ({ name, barcode, category }) => (
        <span class="stacked">
          <strong>{name}</strong>
          <span class="note figures">
            {[categories[category][language], barcode].filter((part) => part !== null).join(' · ')}
          </span>
        </span>
      ),
    },
    {
      title: words.price,
      figure: true,
      labelled: true,
      sort: { name: 'price' },
      cell: ({ priceFen, unit }) => (
        <>
          <Money fen={priceFen} /> <span class="unit">{words.perUnit(unit)}</span>
        </>
      ),
    },
    {
      title: words.rebate,
      figure: true,
      labelled: true,
      sort: { name: 'rebate' },
      cell: ({ rebateBasisPoints }) => <Percent basisPoints={rebateBasisPoints} />,
    },
    {
      title: words.stock,
      sort: { name: 'stock' },
      figure: true,
      labelled: true,
      cell: ({ stockUnits, unit }) => (
        <>
          {stockWord(stockUnits) && <span class="low-mark">{stockWord(stockUnits)}</span>}{' '}
          <Quantity count={stockUnits} unit={unit} />
        </>
      ),
    },
    {
      title: '',
      tight: true,
      wide: true,
      cell: (product) => (
        <span class="row-actions">
          {may('stock.receive') && (
            <Button label={desk.products.receiveOf(product.name)} onClick={() => open({ is: 'receive', product })}>
              {desk.products.receive}
            </Button>
          )}
          {may('products.edit') && (
            <Button
              kind="plain"
              label={desk.products.termsOf(product.name)}
              onClick={() => open({ is: 'terms', product })}
            >
              {desk.products.terms}
            </Button>
          )}
        </span>
      ),
    },
  ];
}
