import { takeOff } from '@yangui/domain';
import { useMessages } from '../i18n/index.tsx';
import type { OrderRow } from '../sync/answers.ts';
import { CheckField, TextField } from '../ui/field.tsx';
import { Money } from '../ui/figures.tsx';
import { useGoodsName } from './order-parts.tsx';

/** How many units of each product come back, as typed; undefined for all that is left. */
export type ReturnedText = Readonly<Record<string, string>> | undefined;

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
  if (lines.some(({ text, units }) => text !== '' && (!/^\d{1,4}$/.test(text) || Number(text) > units)))
    return undefined;
  const back = lines
    .filter(({ text }) => Number(text) > 0)
    .map(({ product, text }) => ({ product, quantity: Number(text) }));
  return back.length > 0 ? back : undefined;
}

/** Asks which goods come back: all that is left, or so many of each. */
export function ReturnLines({
  order,
  value,
  onChange,
}: {
  order: OrderRow;
  value: ReturnedText;
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
      {value !== undefined && (
        <p>
          {money.returns.refund} <Money fen={takeOff(order.lines, readReturned(order, value) ?? []).amountFen} />
        </p>
      )}
    </div>
  );
}
