import * as z from 'zod/mini';

type AnySchema = z.core.$ZodType;

/** One text field of a schema: where it is, a value of the schema's shape that has a text there, and whether the field takes a text. */
export interface TextField {
  readonly path: string;
  readonly with: (text: string) => unknown;
  readonly takes: (text: string) => boolean;
}

/**
 * Every text field of a schema, however deep: in objects, lists, choices, records and behind optional and nullable. A kind of
 * schema that is not known here throws, so that a new one cannot pass unseen.
 */
export function textFieldsOf(schema: AnySchema, path = ''): readonly TextField[] {
  const { def } = known(schema);
  // oxlint-disable-next-line switch-exhaustiveness-check -- what no command uses is told apart by the default
  switch (def.type) {
    case 'string':
      return [{ path, with: (text) => text, takes: (text) => z.safeParse(schema, text).success }];
    case 'object':
      return Object.entries(def.shape).flatMap(([key, part]) =>
        textFieldsOf(part, `${path}.${key}`).map((field) => ({
          ...field,
          with: (text: string) => ({ ...exampleObject(def.shape), [key]: field.with(text) }),
        })),
      );
    case 'array':
      return textFieldsOf(def.element, `${path}[]`).map((field) => ({
        ...field,
        with: (text) => [field.with(text)],
      }));
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return textFieldsOf(def.innerType, path);
    case 'union':
      return def.options.flatMap((option) => textFieldsOf(option, path));
    case 'record':
      return [
        {
          path: `${path}{}`,
          with: (text) => ({ [text]: example(def.valueType) }),
          takes: (text) => z.safeParse(def.keyType, text).success,
        },
        ...textFieldsOf(def.valueType, `${path}{}`).map((field) => ({
          ...field,
          with: (text: string) => ({ key: field.with(text) }),
        })),
      ];
    case 'pipe':
      return textFieldsOf(def.in, path);
    case 'tuple':
      return def.items.flatMap((item, at) =>
        textFieldsOf(item, `${path}[${at}]`).map((field) => ({
          ...field,
          with: (text: string) => def.items.map((one, index) => (index === at ? field.with(text) : example(one))),
        })),
      );
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
    case 'null':
    case 'undefined':
    case 'transform':
      return [];
    default:
      throw new Error(`a schema of a kind that is not known here: ${def.type}`);
  }
}

/** A value of about a schema's shape. Its texts are wrong on purpose: whoever needs right ones gives them. */
function example(schema: AnySchema): unknown {
  const { def } = known(schema);
  // oxlint-disable-next-line switch-exhaustiveness-check -- what no command uses is told apart by the default
  switch (def.type) {
    case 'string':
      return '';
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'object':
      return exampleObject(def.shape);
    case 'array':
      return [example(def.element)];
    case 'enum':
      return Object.values(def.entries)[0];
    case 'literal':
      return def.values[0];
    case 'union':
      return def.options[0] && example(def.options[0]);
    case 'nullable':
      return null;
    case 'default':
    case 'readonly':
      return example(def.innerType);
    default:
      return undefined;
  }
}

function exampleObject(shape: Readonly<Record<string, AnySchema>>): object {
  return Object.fromEntries(Object.entries(shape).map(([key, part]) => [key, example(part)]));
}

function known(schema: AnySchema): { readonly def: z.core.$ZodTypes['_zod']['def'] } {
  // oxlint-disable-next-line no-unsafe-type-assertion -- what zod makes is one of the schemas it lists; others throw above
  return { def: (schema as z.core.$ZodTypes)._zod.def };
}
