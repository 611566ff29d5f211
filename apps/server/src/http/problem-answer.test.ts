import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isProblemCode, problems, refuse, type Details } from '@yangui/domain';
import fastify from 'fastify';
import { answerFrameworkError, installProblemAnswers, problemAnswer } from './problem-answer.ts';
import { RefusalError } from './refusal-error.ts';

const codes = Object.keys(problems).filter(isProblemCode);
const holesOf = (template: string) => [...template.matchAll(/\{(\w+)\}/g)].map(([, key]) => key ?? '');

test('every text in both languages leaves the holes visible whose details are missing', () => {
  for (const code of codes) {
    const { zh, en } = problemAnswer(refuse(code).refusal).problem;
    assert.deepEqual({ zh, en }, { zh: problems[code].zh, en: problems[code].en });
  }
});

test('every text in both languages is filled whole from its details, and both tell the same', () => {
  for (const code of codes) {
    const holes = holesOf(problems[code].zh);
    assert.deepEqual(holes.toSorted(), holesOf(problems[code].en).toSorted(), code);
    const details: Details = Object.fromEntries(holes.map((hole) => [hole, 1_234_567]));
    const { zh, en, status, retry } = problemAnswer(refuse(code, details).refusal).problem;
    assert.doesNotMatch(zh + en, /[{}]|undefined|NaN/, code);
    assert.equal(status, problems[code].status);
    assert.equal(retry, problems[code].retry);
  }
});

test('money is shown as yuan and moments as Shanghai time', () => {
  const price = problemAnswer(refuse('price-changed', { name: '洗衣粉', saidFen: 5, nowFen: 123_456 }).refusal).problem;
  assert.equal(price.zh, '“洗衣粉”的价格已由 0.05 元变为 1234.56 元。请告诉村民新价格，再下单。');
  const window = problemAnswer(refuse('return-window-over', { until: Date.UTC(2026, 10, 20, 16, 30) }).refusal).problem;
  assert.match(window.en, /closed on 2026-11-21 00:30\./);
});

test('a moment beyond every calendar is shown as it came', () => {
  assert.match(
    problemAnswer(refuse('clock-ahead', { at: 8_640_000_000_000_001 }).refusal).problem.en,
    /8640000000000001/,
  );
});

test('a detail with a special sign of text replacement is shown to the letter', () => {
  assert.match(problemAnswer(refuse('command-unknown', { type: "$&$'{type}" }).refusal).problem.zh, /“\$&\$'\{type\}”/);
});

function appWithRoutes() {
  const app = fastify({ bodyLimit: 100, frameworkErrors: answerFrameworkError });
  installProblemAnswers(app, 7);
  app.post('/refuse', () => {
    throw new RefusalError('too-many-requests', { seconds: 12 });
  });
  app.post('/break', () => {
    throw new Error('the secret reason');
  });
  app.post(
    '/shape',
    {
      schema: {
        body: {
          type: 'object',
          required: ['a'],
          properties: { a: { type: 'object', properties: { b: { type: 'integer' } } } },
        },
      },
    },
    () => ({}),
  );
  return app;
}

const json = { 'content-type': 'application/json' };
const cases = [
  ['a thrown refusal', { url: '/refuse' }, 'too-many-requests', { seconds: 12 }],
  ['a bug', { url: '/break' }, 'internal', {}],
  ['an unknown address', { url: '/nowhere' }, 'not-found', {}],
  ['an address that cannot be read', { url: '/%ff' }, 'malformed-request', { where: 'address' }],
  ['a body that is no JSON', { url: '/shape', headers: json, payload: '{"a":' }, 'malformed-json', {}],
  ['an empty body said to be JSON', { url: '/shape', headers: json, payload: '' }, 'malformed-json', {}],
  [
    'JSON that would poison a prototype',
    { url: '/shape', headers: json, payload: '{"__proto__":{"a":1}}' },
    'malformed-json',
    {},
  ],
  [
    'a body too large',
    { url: '/shape', headers: json, payload: JSON.stringify({ a: 'x'.repeat(200) }) },
    'body-too-large',
    { limit: 7 },
  ],
  [
    'a body of another type',
    { url: '/shape', headers: { 'content-type': 'text/csv' }, payload: 'a' },
    'malformed-request',
    { where: 'content-type' },
  ],
  [
    'a body of the wrong shape',
    { url: '/shape', headers: json, payload: '{"a":{"b":"x"}}' },
    'malformed-request',
    { where: 'a.b' },
  ],
  [
    'a body without a needed field',
    { url: '/shape', headers: json, payload: '{}' },
    'malformed-request',
    { where: 'body' },
  ],
] as const;

for (const [what, request, code, details] of cases) {
  test(`${what} is answered with ${code}`, async () => {
    const answer = await appWithRoutes().inject({ method: 'POST', ...request });
    assert.equal(answer.statusCode, problems[code].status);
    assert.deepEqual(answer.json(), problemAnswer({ code, details }));
    assert.doesNotMatch(answer.body, /secret/);
    if (code === 'too-many-requests') assert.equal(answer.headers['retry-after'], '12');
  });
}
