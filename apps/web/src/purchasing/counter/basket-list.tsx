import { commonProblems } from '@yangui/domain';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { countOf } from '../../forms/typed-figures.ts';
import { useMessages } from '../../i18n/index.tsx';
import { localProblem } from '../../sync/problem.ts';
import type { WireProblem } from '../../sync/refused.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Money } from '../../shell/figures.tsx';
import { RefusalNote } from '../../ui/refusal-note.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { isWantable, withPrice, withQuantity, type Basket, type BasketLine } from './basket.ts';
import { yuanText } from '../../ui/yuan.ts';

interface BasketListProps {
  readonly basket: Basket;
  readonly change: (by: (before: Basket) => Basket) => void;
  /** Why the last order was refused; shown at the line it names. */
  readonly problem: WireProblem | undefined;
  /** The person did something about the refusal. */
  readonly onSettled: () => void;
}

/** The basket: each line with its quantity, and beside it what was refused about it with the way out. */
export function BasketList({ basket, change, problem, onSettled }: BasketListProps) {
  const { counter } = useMessages();
  const settle = (by: (before: Basket) => Basket) => {
    change(by);
    onSettled();
  };
  return (
    <section class="panel" aria-label={counter.buy.basket}>
      <div class="panel-head">
        <h2>{counter.buy.basket}</h2>
      </div>
      {basket.lines.length === 0 ? (
        <EmptyState icon="basket" title={counter.buy.basketEmpty} next={counter.buy.basketEmptyNext} />
      ) : (
        <ul class="basket">
          {basket.lines.map((line) => (
            <li key={line.product.id}>
              <Line
                line={line}
                onQuantity={(quantity) => settle((before) => withQuantity(before, line.product.id, quantity))}
              />
              {problem !== undefined && isAbout(problem, line) && (
                <LineRefusal line={line} problem={problem} settle={settle} />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ line, onQuantity }: { line: BasketLine; onQuantity: (quantity: number) => void }) {
  const { counter, words } = useMessages();
  const { name, unit } = line.product;
  const about = useId();
  const [misread, setMisread] = useState<string>();
  const step = (quantity: number) => {
    setMisread(undefined);
    onQuantity(quantity);
  };
  const write = (typed: string) => {
    const quantity = countOf(typed);
    if (isWantable(quantity)) step(quantity);
    else setMisread(typed);
  };
  return (
    <>
      <div class="basket-line">
        <span class="basket-name">
          <strong>{name}</strong>
          <span class="note">
            <Money fen={line.priceFen} /> {words.perUnit(unit)}
          </span>
        </span>
        <span class="stepper">
          <IconButton
            icon={line.quantity === 1 ? 'erase' : 'minus'}
            label={line.quantity === 1 ? counter.buy.remove(name) : counter.buy.less(name)}
            onClick={() => step(line.quantity - 1)}
          />
          <input
            class="input input-figures"
            type="text"
            inputMode="numeric"
            aria-label={counter.buy.quantityOf(name)}
            aria-invalid={misread !== undefined}
            aria-describedby={misread === undefined ? undefined : about}
            value={misread ?? String(line.quantity)}
            onChange={(event) => write(event.currentTarget.value)}
          />
          <IconButton icon="plus" label={counter.buy.moreOf(name)} onClick={() => step(line.quantity + 1)} />
        </span>
        <span class="basket-amount">
          <Money fen={line.priceFen * line.quantity} />
        </span>
      </div>
      {misread !== undefined && (
        <div id={about}>
          <RefusalNote problem={localProblem(commonProblems, 'quantity-out-of-range')} />
        </div>
      )}
    </>
  );
}

interface LineRefusalProps {
  readonly line: BasketLine;
  readonly problem: WireProblem;
  readonly settle: (by: (before: Basket) => Basket) => void;
}

/** The refusal of one line, and the step that answers it. */
function LineRefusal({ line, problem, settle }: LineRefusalProps) {
  const { counter } = useMessages();
  const { id } = line.product;
  const left = Number(problem.details?.['left'] ?? 0);
  const nowFen = Number(problem.details?.['nowFen'] ?? line.priceFen);
  const { code } = problem;
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => note.current?.scrollIntoView({ block: 'center' }), [problem]);
  return (
    <div ref={note}>
      <RefusalNote problem={problem}>
        {code === 'price-changed' && (
          <Button onClick={() => settle((before) => withPrice(before, id, nowFen))}>
            {counter.buy.takeNewPrice(yuanText(nowFen))}
          </Button>
        )}
        {code === 'stock-short' && left > 0 && (
          <Button onClick={() => settle((before) => withQuantity(before, id, left))}>
            {counter.buy.takeLeft(left)}
          </Button>
        )}
        <Button onClick={() => settle((before) => withQuantity(before, id, 0))}>{counter.buy.dropLine}</Button>
      </RefusalNote>
    </div>
  );
}

function isAbout({ details }: WireProblem, { product }: BasketLine): boolean {
  return details?.['product'] === product.id || details?.['name'] === product.name;
}
