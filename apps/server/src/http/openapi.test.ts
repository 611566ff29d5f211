import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { commands } from '@yangui/domain';
import { readsByModule } from '@yangui/domain/reads';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { newId } from '../journal/test-county.ts';
import { routesOf } from './test-routes.ts';
import { withServer } from './test-server.ts';

const here = withServer();

/**
 * How large the document may be, for each address and each command: what has a name stands in it once. Commands count
 * beside addresses, since each brings its payload's shape and all stand under one address.
 */
const MOST_BYTES = 1_060;

const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const;

interface Operation {
  readonly summary: string;
  readonly tags: readonly string[];
  readonly security?: readonly object[];
  readonly requestBody?: { readonly content: Readonly<Record<string, object>> };
}

interface Document {
  readonly security: readonly object[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly securitySchemes: Readonly<Record<string, { readonly name: string }>>;
  };
}

describe('the OpenAPI document', () => {
  let document: Document;
  let text: string;
  before(async () => {
    const { payload } = await here().server.app.inject({ method: 'GET', url: '/api/openapi.json' });
    text = payload;
    document = JSON.parse(payload);
  });
  const operations = () =>
    Object.entries(document.paths).flatMap(([path, of]) =>
      methods.flatMap((method) => {
        const operation = of[method.toLowerCase()];
        return operation === undefined ? [] : [{ path, method, operation }];
      }),
    );

  test('has every address under /api that is served, by each of its methods, and no other', () => {
    const served = routesOf(here().server.app)
      .flatMap(({ path, methods: served }) => served.map((method) => `${method} ${path.replaceAll(/:[^/]+/g, '{}')}`))
      .filter((route) => route.includes(' /api/') && !route.startsWith('HEAD '));
    const told = operations().map(({ path, method }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
    assert.deepEqual(told.toSorted(), [...new Set(served)].toSorted());
    assert.ok(told.length > 95, `${told.length} are told`);
  });

  test('says of each what it does, under one tag', () => {
    const tags = new Set(document.tags.map(({ name }) => name));
    for (const { path, operation } of operations()) {
      assert.ok(operation.summary.length > 3, path);
      assert.equal(operation.tags.length, 1, path);
      assert.ok(
        operation.tags.every((tag) => tags.has(tag)),
        path,
      );
    }
    const addresses = Object.values(readsByModule).flatMap((reads) => Object.keys(reads));
    assert.equal(new Set(addresses).size, addresses.length, 'no two modules declare one address');
    for (const [name, reads] of Object.entries(readsByModule))
      for (const address of Object.keys(reads))
        assert.deepEqual(
          document.paths[`/api/counties/{county}${address.replaceAll(/:(\w+)/g, '{$1}')}`]?.['get']?.tags,
          [name],
          address,
        );
  });

  test('says of each whether it asks who is there, as it does', async () => {
    for (const { path, method, operation } of operations()) {
      const url = path.replace('{county}', here().county.code).replaceAll(/\{\w+\}/g, newId());
      const [type] = Object.keys(operation.requestBody?.content ?? {});
      const { statusCode, body } = await here().server.app.inject({
        method,
        url,
        ...(type !== undefined && {
          headers: { 'content-type': type },
          payload: type === 'application/json' ? '{}' : '.',
        }),
      });
      const asked = statusCode === 401 && body.includes('"not-signed-in"');
      const open = operation.security?.length === 0;
      assert.equal(asked, !open, `${method} ${path}: ${statusCode} ${body.slice(0, 200)}`);
    }
    assert.deepEqual(document.security, [{ session: [] }]);
    const { headers } = await here().server.app.inject({
      method: 'POST',
      url: '/api/identity/sign-in',
      payload: { name: 'someone-1', password: 'not it at all', device: '试' },
    });
    assert.ok(headers['set-cookie'] !== undefined);
  });

  test('has each shape once, by its name, and is as small as that makes it', () => {
    const bytesEach = Buffer.byteLength(text) / (operations().length + commands.size);
    assert.ok(bytesEach <= MOST_BYTES, `${bytesEach} bytes`);
    const { schemas } = document.components;
    const meant = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name));
    assert.deepEqual(
      [...meant].filter((name) => !(name in schemas)),
      [],
    );
    assert.deepEqual(
      Object.keys(schemas).filter((name) => !meant.has(name)),
      [],
    );
    for (const name of ['Problem', 'Order', 'Parcel', 'Command', 'PlaceOrder']) assert.ok(name in schemas, name);
    const ajv = new Ajv2020({ strict: false, formats: { uuid: true, date: true, 'date-time': true } });
    ajv.addSchema(document, 'document');
    for (const name of Object.keys(schemas)) ajv.compile({ $ref: `document#/components/schemas/${name}` });
    for (const { type } of commands.values()) assert.ok(text.includes(`"const":"${type}"`), type);
  });
});
