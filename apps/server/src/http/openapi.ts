import { businessDate, carrierCodes, goodsName, invariant, personal, phone } from '@yangui/domain';
import * as z from 'zod/mini';
import type { Operation, Served } from './operation.ts';
import { refusedShape } from './command-shapes.ts';
import { toldOnce } from './told-once.ts';

type Json = Record<string, unknown>;

const JSON_TYPE = 'application/json';
const county = { $ref: '#/components/parameters/County' };
const refused = { $ref: '#/components/responses/Refused' };

/** What stands in many shapes without a name of its own, and is told once. */
const repeated: Readonly<Record<string, Json>> = {
  // Before what stands in it.
  Personal: schemaOf(personal),
  Carrier: schemaOf(z.enum(carrierCodes)),
  Name: schemaOf(personal.shape.name),
  Phone: schemaOf(phone),
  GoodsName: schemaOf(goodsName),
  Day: schemaOf(businessDate),
  ...Object.fromEntries(
    ['Fen', 'Id', 'Moment'].map((name) => [
      `${name}OrNull`,
      { anyOf: [{ $ref: `#/$defs/${name}` }, { type: 'null' }] },
    ]),
  ),
};

/**
 * The OpenAPI 3.1 document of everything under /api, made from what is served: each route carries what it does, each read is the
 * domain's declaration, each command its rule. What has a name stands under it once.
 */
export function openApi(served: readonly Served[], version: string): Json {
  const shapes = new Shapes();
  const parameters = new Parameters(served.map(({ path, operation: { asks } }) => parametersOf(shapes, path, asks)));
  const paths = new Map<string, Json>();
  for (const { method, path, operation } of served) {
    const address = path.replaceAll(/:(\w+)/g, '{$1}');
    paths.set(address, {
      ...paths.get(address),
      [method.toLowerCase()]: describe({ shapes, parameters }, path, operation),
    });
  }
  const once = toldOnce(Object.fromEntries([...paths].toSorted(([one], [other]) => (one < other ? -1 : 1))), {
    ...shapes.all(),
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Yangui 雁归', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    tags: [...new Set(served.map(({ operation }) => operation.tag))].toSorted().map((name) => ({ name })),
    security: [{ session: [] }],
    paths: once.paths,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'yangui.session_token',
          description: 'Set by /api/identity/sign-in; over https with `__Secure-` before its name',
        },
      },
      parameters: {
        County: {
          name: 'county',
          in: 'path',
          required: true,
          schema: { type: 'string', pattern: '^\\d{6}$' },
          description: 'GB/T 2260 code',
        },
        ...parameters.shared(),
      },
      responses: { Refused: answer('Refused, with what to do', shapes.of(refusedShape)) },
      schemas: once.schemas,
    },
  };
}

function describe(
  { shapes, parameters }: { readonly shapes: Shapes; readonly parameters: Parameters },
  path: string,
  { summary, tag, who, asks, body, answer: given }: Operation,
): Json {
  const { status = 200, description, content } = given;
  const asked = [...(path.includes('/:county') ? [county] : []), ...parameters.of(parametersOf(shapes, path, asks))];
  return {
    summary,
    tags: [tag],
    ...(who === 'anybody' && { security: [] }),
    ...(asked.length > 0 && { parameters: asked }),
    ...(body !== undefined && { requestBody: { required: true, content: contentOf(shapes, body) } }),
    responses: {
      [status]: content === undefined ? { description } : { description, content: contentOf(shapes, content) },
      default: refused,
    },
  };
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  /** Not, where nothing is said. */
  readonly required?: boolean;
  readonly schema: unknown;
}

function parametersOf(shapes: Shapes, path: string, asks: Operation['asks']): readonly Parameter[] {
  const { properties, required } = asks === undefined ? {} : shapes.of(asks);
  const asked = new Map(Object.entries(asJson(properties)));
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name).filter((name) => name !== 'county');
  return [
    ...inPath.map((name) => ({
      name,
      in: 'path' as const,
      required: true,
      schema: asked.get(name) ?? { type: 'string', format: 'uuid' },
    })),
    ...[...asked]
      .filter(([name]) => !inPath.includes(name) && name !== 'county')
      .map(([name, schema]) => ({
        name,
        in: 'query' as const,
        ...(Array.isArray(required) && required.includes(name) && { required: true }),
        schema,
      })),
  ];
}

function contentOf(shapes: Shapes, content: z.core.$ZodType | readonly string[] | 'bytes'): Json {
  if (content === 'bytes') return { 'application/octet-stream': {} };
  if ('_zod' in content) return { [JSON_TYPE]: { schema: shapes.of(content) } };
  return Object.fromEntries(content.map((type) => [type, {}]));
}

function answer(description: string, schema: Json): Json {
  return { description, content: { [JSON_TYPE]: { schema } } };
}

/** What is asked with requests. What several addresses ask in the same way is told once, under its name. */
class Parameters {
  /** By how it is written: its name, or undefined where one address asks it. */
  private readonly names = new Map<string, string>();

  constructor(asked: readonly (readonly Parameter[])[]) {
    const times = Map.groupBy(
      asked.flat().map((one) => ({ name: one.name, written: JSON.stringify(one) })),
      ({ written }) => written,
    );
    for (const [written, [first, second]] of times) {
      if (first === undefined || second === undefined) continue;
      const name = first.name.replace(/^./, (letter) => letter.toUpperCase());
      const taken = [...this.names.values()].filter((one) => one.replace(/\d+$/, '') === name).length;
      this.names.set(written, taken === 0 ? name : `${name}${taken + 1}`);
    }
  }

  of(asked: readonly Parameter[]): readonly (Parameter | { readonly $ref: string })[] {
    return asked.map((one) => {
      const name = this.names.get(JSON.stringify(one));
      return name === undefined ? one : { $ref: `#/components/parameters/${name}` };
    });
  }

  shared(): Json {
    return Object.fromEntries([...this.names].map(([written, name]) => [name, asJson(JSON.parse(written))]));
  }
}

/** Schemas of shapes; those with a name are told once, and meant by it. */
class Shapes {
  private readonly told = new Map<string, Json>();

  /** As it stands where it is meant: by its name, where it has one. */
  of(type: z.core.$ZodType): Json {
    const { $defs, ...schema } = schemaOf(type);
    for (const [name, one] of Object.entries(asJson($defs))) this.tell(name, asJson(one));
    return inComponents(schema);
  }

  private tell(name: string, schema: Json): void {
    const told = inComponents(schema);
    const before = this.told.get(name);
    invariant(before === undefined || JSON.stringify(before) === JSON.stringify(told), `one shape is called ${name}`);
    this.told.set(name, told);
  }

  /** All that have a name, by it. */
  all(): Json {
    const named = Object.entries(repeated).map(([name, schema]) => [name, renamed(JSON.stringify(schema))] as const);
    return Object.fromEntries([...this.told, ...named].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  }
}

/** Without what its format or type says already: how a UUID or a date is written, how far an integer reaches in JavaScript, of what type a constant or a word of some is. */
function tidy(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.format === 'uuid' || schema.format === 'date') delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.const !== undefined || schema.enum !== undefined) delete schema.type;
}

function schemaOf(type: z.core.$ZodType): Json {
  const { $schema: _, ...schema } = asJson(
    z.toJSONSchema(type, { io: 'input', unrepresentable: 'any', override: ({ jsonSchema }) => tidy(jsonSchema) }),
  );
  return schema;
}

/** How a plain type is written, and within which bounds. */
const PLAIN = /^(format|pattern|m(in|ax)\w+)$/;

function inComponents(schema: Json): Json {
  const text = Object.entries(repeated).reduce(
    (written, [name, one]) => written.replaceAll(JSON.stringify(one), `{"$ref":"#/$defs/${name}"}`),
    JSON.stringify(schema),
  );
  return renamed(text);
}

function renamed(text: string): Json {
  const named = text.replaceAll('"#/$defs/', '"#/components/schemas/');
  return asJson(JSON.parse(named, (_, value: unknown) => andMore(orNull(value))));
}

/** What may be null beside a plain type or one of some words: as one type, without telling of two shapes. */
function orNull(value: unknown): unknown {
  const { anyOf, ...more } = asJson(value);
  if (!Array.isArray(anyOf) || anyOf.length !== 2 || Object.keys(more).length > 0) return value;
  const [{ type, enum: words, ...limits }, other] = [asJson(anyOf[0]), asJson(anyOf[1])];
  if (other.type !== 'null') return value;
  if (Array.isArray(words)) return { enum: [...words, null] };
  const plain = typeof type === 'string' && Object.keys(limits).every((limit) => PLAIN.test(limit));
  return plain ? { type: [type, 'null'], ...limits } : value;
}

/** What is another thing and more: that it is a thing at all, the other says. */
function andMore(value: unknown): unknown {
  const { allOf, ...more } = asJson(value);
  if (!Array.isArray(allOf) || !('$ref' in asJson(allOf[0]))) return value;
  return { ...more, allOf: allOf.map((one) => (one.type === 'object' ? { ...one, type: undefined } : one)) };
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
