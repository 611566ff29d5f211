import { shortCode } from '@yangui/domain';
import type { ComponentChildren } from 'preact';
import { Link } from 'wouter-preact';
import { useCountyCode } from '../../county.tsx';
import { useMessages, type Messages } from '../../i18n/index.tsx';
import { pathTo } from '../../paths.ts';
import type { LateRow } from '../../sync/late.ts';
import { Money, Quantity } from '../../shell/figures.tsx';
import { Facts } from '../../ui/facts.tsx';

type Field = keyof Messages['late']['fields'];

interface Line {
  readonly name: string;
  readonly quantity: number;
  readonly priceFen: number | undefined;
}

/** What a late record says, field by field, in plain words. What is not known here by name stands below as it came. */
export function Said({ row }: { row: LateRow }) {
  const messages = useMessages();
  const { late } = messages;
  const fields = Object.entries(row.payload).filter(([, value]) => value !== null && value !== undefined);
  const known = fields.filter(([field]) => isField(field, messages));
  const others = fields.filter(([field]) => !isField(field, messages));
  return (
    <>
      <Facts
        of={[
          ...known.map(([field, value]) => ({
            label: isField(field, messages) ? late.fields[field] : field,
            value: <Value row={row} field={field} value={value} />,
          })),
          {
            label: late.fields.personal,
            value:
              row.personal &&
              [row.personal.name, row.personal.phone, row.personal.address].filter((part) => part !== null).join(' · '),
          },
        ]}
      />
      {row.emptiedAt !== null && <p class="note">{late.emptied}</p>}
      {others.length > 0 && (
        <details class="entry-details">
          <summary>{late.some}</summary>
          <pre>{JSON.stringify(Object.fromEntries(others), null, 2)}</pre>
        </details>
      )}
    </>
  );
}

/** The same in a few words, for a list: whom it is about, and what. */
export function useInShort(): (row: LateRow) => string {
  const { late, words } = useMessages();
  return ({ payload, names, personal }) => {
    const { villager, order, parcel, household, commodity, netGrams } = payload;
    const about = [villager, parcel, household, commodity].flatMap((id) =>
      typeof id === 'string' && names[id] !== undefined ? [names[id]] : [],
    );
    const goods = linesOf(payload['lines'], names).map(({ name, quantity }) => `${name} × ${quantity}`);
    return [
      ...about,
      ...(personal === null ? [] : [personal.name]),
      ...(typeof order === 'string' ? [words.orderCode(shortCode(order))] : []),
      ...goods,
      ...(typeof netGrams === 'number' ? [late.kilograms(netGrams / 1_000)] : []),
    ].join(' · ');
  };
}

function Value({ row, field, value }: { row: LateRow; field: string; value: unknown }): ComponentChildren {
  const messages = useMessages();
  const county = useCountyCode();
  const to = (kind: 'order' | 'parcel' | 'villager' | 'station' | 'household', id: string, text: string) => (
    <Link href={pathTo('desk', `/${kind}s/:id`, { county, id })}>{text}</Link>
  );
  if (typeof value === 'boolean') return value ? messages.late.yes : messages.late.no;
  if (typeof value === 'number') return <Figure field={field} value={value} />;
  if (field === 'lines') return <Lines lines={linesOf(value, row.names)} />;
  if (Array.isArray(value)) return value.map((one) => row.names[String(one)] ?? String(one)).join(' · ');
  const text = String(value);
  if (field === 'order') return to('order', text, shortCode(text));
  const name = row.names[text];
  if (name === undefined) return isId(text) ? shortCode(text) : codeWord(messages, field, text);
  if (field === 'seller') return to('villager', text, name);
  return field === 'parcel' || field === 'villager' || field === 'station' || field === 'household'
    ? to(field, text, name)
    : name;
}

/** A figure by its unit, which its field ends with. A grade is named by its place in the list, from 1. */
function Figure({ field, value }: { field: string; value: number }): ComponentChildren {
  const { late } = useMessages();
  if (field === 'grade') return value + 1;
  if (field.endsWith('Grams')) return late.kilograms(value / 1_000);
  if (field.endsWith('BasisPoints')) return late.percent(value / 100);
  return /Fen(PerKg)?$/.test(field) ? <Money fen={value} /> : value;
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const { words } = useMessages();
  const totalFen = lines.reduce((sum, { quantity, priceFen = 0 }) => sum + quantity * priceFen, 0);
  return (
    <>
      {lines.map(({ name, quantity, priceFen }, index) => (
        <div key={index}>
          {name} <Quantity count={quantity} />
          {priceFen !== undefined && (
            <>
              {' × '}
              <Money fen={priceFen} />
            </>
          )}
        </div>
      ))}
      {totalFen > 0 && (
        <div class="note">
          {words.total} <Money fen={totalFen} />
        </div>
      )}
    </>
  );
}

function linesOf(value: unknown, names: Readonly<Record<string, string>>): readonly Line[] {
  if (!Array.isArray(value)) return [];
  return value.map((line: { product?: unknown; name?: unknown; quantity?: unknown; priceFen?: unknown }) => ({
    name:
      typeof line.name === 'string' ? line.name : typeof line.product === 'string' ? (names[line.product] ?? '?') : '',
    quantity: Number(line.quantity ?? 0),
    priceFen: typeof line.priceFen === 'number' ? line.priceFen : undefined,
  }));
}

/** The word for a code, by the field it stands in; a code that has none stands for itself. */
function codeWord({ words, money, parcels, produce }: Messages, field: string, code: string): string {
  const books: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    tender: money.tenders,
    reason: { ...words.reasons, ...money.cashReasons, ...parcels.returnReasons, ...produce.reasons },
    trouble: parcels.troubles,
    proof: parcels.proofs,
    channel: parcels.channels,
    about: parcels.complaints,
    payment: produce.payments,
    back: produce.reverse.backs,
    agreed: produce.agreedWays,
  };
  return books[field]?.[code] ?? code;
}

function isField(field: string, { late }: Messages): field is Field {
  return Object.hasOwn(late.fields, field);
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
