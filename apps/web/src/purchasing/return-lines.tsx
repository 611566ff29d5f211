import { takeOff } from '@yangui/domain';
import { useMessages } from '../i18n/index.tsx';
import type { OrderRow } from '../sync/orders.ts';
import { countOf } from '../forms/typed-figures.ts';
import type { WireProblem } from '../sync/refused.ts';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { CheckField, TextField } from '../ui/field.tsx';
import { Money } from '../shell/figures.tsx';
import { useGoodsName } from './order-parts.tsx';

/** How many units of each product come back, as typed; undefined for all that is left. */
type ReturnedText = Record<string, string> | undefined;

interface Left {
  readonly product: string;
  readonly name: string | null;
  readonly units: number;
}

/** What can still come back of an order, each product once. */
export function leftOf({ lines }: Pick<OrderRow, 'lines'>): readonly Left[] {
  const left = new Map<string, Left>();
  for (const { product, name, quantity, returned } of lines) {
    left.set(product, { product, name, units: (left.get(product)?.units ?? 0) + quantity - returned });
  }
  return [...left.values()].filter(({ units }) => units > 0);
}

/** What was typed, as lines of the command; undefined where something is no count, or nothing comes back. */
export function readReturned(
  order: Pick<OrderRow, 'lines'>,
  typed: Readonly<Record<string, string>>,
): readonly { product: string; quantity: number }[] | undefined {
  const lines = leftOf(order).map(({ product, units }) => ({ product, units, text: (typed[product] ?? '').trim() }));
  const read = lines.map(({ product, units, text }) => ({ product, units, quantity: text === '' ? 0 : countOf(text) }));
  if (read.some(({ units, quantity }) => quantity === undefined || quantity > units)) return undefined;
  const back = read.flatMap(({ product, quantity = 0 }) => (quantity > 0 ? [{ product, quantity }] : []));
  return back.length > 0 ? back : undefined;
}

/** Asks which goods come back: all that is left, or so many of each. */
export function ReturnLines({
  order,
  value,
  problem,
  onChange,
}: {
  order: OrderRow;
  value: ReturnedText;
  problem: WireProblem | undefined;
  onChange: (value: ReturnedText) => void;
}) {
  const { money } = useMessages();
  const nameOf = useGoodsName();
  const left = leftOf(order);
  const pieces = left.reduce((sum, { units }) => sum + units, 0);
  if (pieces < 2) return null;
  return (
    <div class="fields">
      <CheckField
        label={money.returns.some}
        checked={value !== undefined}
        onChange={(some) => onChange(some ? {} : undefined)}
      />
      {value !== undefined &&
        left.map(({ product, name, units }) => (
          <TextField
            key={product}
            figures
            inputMode="numeric"
            label={money.returns.quantity(nameOf(name), units)}
            value={value[product] ?? ''}
            onInput={(text) => onChange({ ...value, [product]: text })}
          />
        ))}
      {problem !== undefined && <RefusalNote problem={problem} />}
      {value !== undefined && (
        <p>
          {money.returns.refund} <Money fen={takeOff(order.lines, readReturned(order, value) ?? []).amountFen} />
        </p>
      )}
    </div>
  );
}
