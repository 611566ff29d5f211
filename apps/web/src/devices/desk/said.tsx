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
  const { words } = useMessages();
  return ({ payload, names, personal }) => {
    const { villager, order, parcel } = payload;
    const about = [villager, parcel].flatMap((id) =>
      typeof id === 'string' && names[id] !== undefined ? [names[id]] : [],
    );
    const goods = linesOf(payload['lines'], names).map(({ name, quantity }) => `${name} × ${quantity}`);
    return [
      ...about,
      ...(personal === null ? [] : [personal.name]),
      ...(typeof order === 'string' ? [words.orderCode(shortCode(order))] : []),
      ...goods,
    ].join(' · ');
  };
}

function Value({ row, field, value }: { row: LateRow; field: string; value: unknown }): ComponentChildren {
  const messages = useMessages();
  const county = useCountyCode();
  const to = (kind: 'order' | 'parcel' | 'villager' | 'station', id: string, text: string) => (
    <Link href={pathTo('desk', `/${kind}s/:id`, { county, id })}>{text}</Link>
  );
  if (typeof value === 'boolean') return value ? messages.late.yes : messages.late.no;
  if (typeof value === 'number') return field.endsWith('Fen') ? <Money fen={value} /> : value;
  if (field === 'lines') return <Lines lines={linesOf(value, row.names)} />;
  if (Array.isArray(value)) return value.map((one) => row.names[String(one)] ?? String(one)).join(' · ');
  const text = String(value);
  if (field === 'order') return to('order', text, shortCode(text));
  const name = row.names[text];
  if (name === undefined) return isId(text) ? shortCode(text) : codeWord(messages, field, text);
  return field === 'parcel' || field === 'villager' || field === 'station' ? to(field, text, name) : name;
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
function codeWord({ words, money, parcels }: Messages, field: string, code: string): string {
  const books: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    tender: money.tenders,
    reason: { ...words.reasons, ...money.cashReasons, ...parcels.returnReasons },
    trouble: parcels.troubles,
    proof: parcels.proofs,
    channel: parcels.channels,
    about: parcels.complaints,
  };
  return books[field]?.[code] ?? code;
}

function isField(field: string, { late }: Messages): field is Field {
  return Object.hasOwn(late.fields, field);
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
