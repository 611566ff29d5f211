import { takeOff, commonProblems, purchasingProblems } from '@yangui/domain';
import { useMessages } from '../i18n/index.tsx';
import type { OrderRow } from '../sync/orders.ts';
import { countOf } from '../forms/typed-figures.ts';
import { localProblem } from '../sync/problem.ts';
import type { WireProblem } from '../sync/refused.ts';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Money } from '../shell/figures.tsx';
import { useGoodsName } from './order-parts.tsx';

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

/** Why what was typed for a line cannot come back; undefined where it can, or nothing was typed. */
function problemOf({ name, units }: Left & { readonly name: string }, text: string): WireProblem | undefined {
  const asked = text.trim() === '' ? 0 : countOf(text);
  if (asked === undefined) return localProblem(commonProblems, 'quantity-out-of-range');
  return asked > units ? localProblem(purchasingProblems, 'return-too-much', { name, left: units, asked }) : undefined;
}

/** All that can still come back, as typed. */
export function allOf(order: Pick<OrderRow, 'lines'>): Readonly<Record<string, string>> {
  return Object.fromEntries(leftOf(order).map(({ product, units }) => [product, String(units)]));
}

interface ReturnLinesProps {
  readonly order: OrderRow;
  readonly value: Readonly<Record<string, string>>;
  /** What was refused about all of them. */
  readonly problem: WireProblem | undefined;
  readonly onChange: (value: Readonly<Record<string, string>>) => void;
}

/** Asks how many of each come back, and says what money goes back for them. A single piece is not asked about. */
export function ReturnLines({ order, value, problem, onChange }: ReturnLinesProps) {
  const { money } = useMessages();
  const nameOf = useGoodsName();
  const left = leftOf(order).map((line) => ({ ...line, name: nameOf(line.name) }));
  const pieces = left.reduce((sum, { units }) => sum + units, 0);
  const { amountFen } = takeOff(order.lines, readReturned(order, value) ?? []);
  return (
    <div class="fields return-lines">
      {pieces === 1
        ? left.map(({ product, name }) => <p key={product}>{name}</p>)
        : left.map(({ product, name, units }) => (
            <TextField
              key={product}
              figures
              inputMode="numeric"
              autoComplete="off"
              label={money.returns.quantity(name, units)}
              value={value[product] ?? ''}
              problem={problemOf({ product, name, units }, value[product] ?? '')}
              onInput={(text) => onChange({ ...value, [product]: text })}
            />
          ))}
      {pieces > 1 && (
        <div>
          <Button onClick={() => onChange(allOf(order))}>{money.returns.all(pieces)}</Button>
        </div>
      )}
      {problem !== undefined && <RefusalNote problem={problem} />}
      {order.outside === null && (
        <p class="return-sum">
          <span>
            {money.returns.refund} · {money.tenders[order.tender]}
          </span>
          <strong>
            <Money fen={amountFen} />
          </strong>
        </p>
      )}
    </div>
  );
}
