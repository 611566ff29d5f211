import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as z from 'zod';
import { rules } from './reading.ts';

/** What has a name and is nobody. */
const things = [
  'station',
  'place',
  'town',
  'village',
  'vehicle',
  'depot',
  'product',
  'file',
  'commodity',
  'grade',
  'household',
];

type Schema = Readonly<Record<string, unknown>>;

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a field may hold a null: names of people may, for they can be erased or not be for the reader; names of things may not. */
function mayBeNull({ type, anyOf }: Schema): boolean {
  return (
    (Array.isArray(type) && type.includes('null')) ||
    (Array.isArray(anyOf) && anyOf.some((one) => isSchema(one) && one['type'] === 'null'))
  );
}

/** Whether a field, by what it is called and what it may hold, tells who somebody is or how to reach or pay them. */
function tellsOfSomebody(name: string, schema: Schema): boolean {
  if (/phone|^names$|accountN(ame|umber)$/i.test(name)) return true;
  if (name === 'name') return mayBeNull(schema);
  const of = /^(\w+)Name$/.exec(name)?.[1];
  return of !== undefined && !things.includes(of);
}

/** The fields of an answer that tell of people, and those that hold whatever was said, so that anybody may be in it. */
function personalFields(schema: unknown, named: Schema, path = ''): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap((one) => personalFields(one, named, path));
  if (!isSchema(schema)) return [];
  if (Object.keys(schema).length === 0) return [`${path} (anything)`];
  const { $ref, properties, items, anyOf, oneOf, allOf, additionalProperties } = schema;
  if (typeof $ref === 'string') return personalFields(named[$ref.replace('#/$defs/', '')], named, path);
  const own = isSchema(properties)
    ? Object.entries(properties).flatMap(([name, field]) => [
        ...(isSchema(field) && tellsOfSomebody(name, field) ? [`${path}.${name}`] : []),
        ...personalFields(field, named, `${path}.${name}`),
      ])
    : [];
  return [
    ...own,
    ...[items, anyOf, oneOf, allOf, additionalProperties].flatMap((part) => personalFields(part, named, path)),
  ];
}

const fieldsOf = (answer: z.core.$ZodType) => {
  const { $defs, ...whole } = z.toJSONSchema(answer, { io: 'output', unrepresentable: 'any' });
  return personalFields(whole, isSchema($defs) ? $defs : {});
};

describe('a read that shows people', () => {
  // What reaches the reader's own alone shows nobody else.
  for (const [path, { answer, personal, reach }] of rules)
    test(`${path} is noted where it is`, () => {
      if (!personal && reach !== 'own') assert.deepEqual(fieldsOf(answer), [], 'it shows people: say `personal: true`');
    });

  test('is known by its answer, wherever in it they stand', () => {
    const name = z.string().nullable();
    assert.deepEqual(fieldsOf(z.object({ rows: z.array(z.object({ by: z.object({ name }).nullable() })) })), [
      '.rows.by.name',
    ]);
    assert.deepEqual(fieldsOf(z.object({ driverName: z.string(), partnerPhone: z.string(), accountNumber: name })), [
      '.driverName',
      '.partnerPhone',
      '.accountNumber',
    ]);
    // A shape that is told once, by its name, is looked into as any other.
    const somebody = z.object({ byName: name }).meta({ id: 'PersonalReadsSomebody' });
    assert.deepEqual(fieldsOf(z.object({ one: somebody, rows: z.array(somebody) })), ['.one.byName', '.rows.byName']);
    assert.deepEqual(fieldsOf(z.object({ said: z.unknown() })), ['.said (anything)']);
    assert.deepEqual(fieldsOf(z.object({ stationName: z.string(), vehicleName: name, name: z.string() })), []);
  });
});
