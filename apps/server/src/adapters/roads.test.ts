import { greatCircleMetres } from '@yangui/domain';
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { after, describe, test } from 'node:test';
import { roadServiceFrom, Roads, type Point } from './roads.ts';

const TERMS = { detourPercent: 150, speedKmPerHour: 30 };
const changchun = { longitude: 125.3235, latitude: 43.8171 };
const beijing = { longitude: 116.4074, latitude: 39.9042 };
/** Points on a line, a hundredth of a degree of latitude apart: 1,112 m. */
const line = (count: number): readonly Point[] =>
  Array.from({ length: count }, (_, index) => ({ longitude: 125, latitude: 43 + index / 100 }));

const servers: Server[] = [];
after(() => {
  for (const server of servers) server.close().closeAllConnections();
});

/** A road service of our own making; counts what it is asked. */
async function serve(
  answer: (request: IncomingMessage, body: string) => { status?: number; body: unknown } | undefined,
): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      asked.push(`${request.method} ${request.url}`);
      const said = answer(request, body);
      if (said === undefined) response.destroy();
      else
        response.writeHead(said.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(said.body));
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return { url: `http://127.0.0.1:${address.port}`, asked };
}

/** Latitude beyond which the map of our services ends. */
const MAP_ENDS = 43.045;

/** What OSRM's table service answers, as its HTTP API says: each leg twice the great circle, at 10 m/s. */
function osrm(request: IncomingMessage) {
  const url = new URL(request.url ?? '', 'http://osrm');
  const points = (url.pathname.split('/').at(-1) ?? '').split(';').map((pair) => pair.split(',').map(Number));
  if (points.length > 100) return { status: 400, body: { code: 'TooBig', message: 'Too many table coordinates' } };
  const listed = (name: string) => (url.searchParams.get(name) ?? '').split(';').map(Number);
  const leg = (from: number, to: number) => {
    const [a = [], b = []] = [points[from], points[to]];
    return (
      2 *
      greatCircleMetres({ longitude: a[0] ?? 0, latitude: a[1] ?? 0 }, { longitude: b[0] ?? 0, latitude: b[1] ?? 0 })
    );
  };
  const rows = listed('sources').map((from) => listed('destinations').map((to) => leg(from, to)));
  assert.equal(url.searchParams.get('annotations'), 'distance,duration');
  return {
    body: {
      code: 'Ok',
      distances: rows,
      durations: rows.map((row) => row.map((metres) => metres / 10)),
      sources: [],
      destinations: [],
    },
  };
}

describe('Distances', () => {
  test('as the crow flies are those of the sphere', () => {
    // Changchun to Beijing is 861 km by the haversine formula on a sphere of 6,371 km.
    assert.ok(Math.abs(greatCircleMetres(changchun, beijing) - 861_000) < 5_000);
    assert.equal(greatCircleMetres(beijing, beijing), 0);
  });

  test('without a service are the great circle times the county’s factor, at its speed, and say so', async () => {
    const { metres, minutes, source, failure } = await new Roads(undefined).measure([changchun, beijing], TERMS);
    const [, there = 0] = metres;
    assert.ok(Math.abs(there - greatCircleMetres(changchun, beijing) * 1.5) < 1);
    assert.ok(Math.abs((minutes[1] ?? 0) - there / 500) < 0.01);
    assert.deepEqual([source, failure, metres[0], metres[3]], ['great-circle', null, 0, 0]);
  });

  test('come from an OSRM server in tables it allows, and are asked for once', async () => {
    const { url, asked } = await serve(osrm);
    const roads = new Roads({ kind: 'osrm', url });
    const { metres, minutes, source, patched } = await roads.measure(line(120), TERMS);
    assert.deepEqual([source, patched, asked.length], ['osrm', 0, 9]);
    for (const [from, to] of [
      [0, 119],
      [119, 0],
      [60, 10],
    ] as const) {
      const expected = 2 * greatCircleMetres(line(120)[from] ?? changchun, line(120)[to] ?? changchun);
      assert.ok(Math.abs((metres[from * 120 + to] ?? 0) - expected) < 1, `${from} to ${to}`);
      assert.ok(Math.abs((minutes[from * 120 + to] ?? 0) - expected / 600) < 0.01);
    }
    await roads.measure(line(50), TERMS);
    assert.equal(asked.length, 9);
  });

  test('come from a Valhalla server, in kilometres and seconds, with the great circle where it knows no road', async () => {
    const { url } = await serve((request, body) => {
      assert.equal(request.url, '/sources_to_targets');
      const {
        sources,
        targets,
        costing,
      }: { sources: readonly { lat: number }[]; targets: readonly { lat: number }[]; costing: string } =
        JSON.parse(body);
      assert.equal(costing, 'auto');
      const cut = (from: number, to: number) => from === 0 && to === 2;
      const matrix = sources.map((_, from) =>
        targets.map((__, to) => ({
          distance: cut(from, to) ? null : 7.5,
          time: cut(from, to) ? null : 900,
          from_index: from,
          to_index: to,
        })),
      );
      return { body: { algorithm: 'costmatrix', units: 'kilometers', sources_to_targets: matrix } };
    });
    const { metres, minutes, source, patched } = await new Roads({ kind: 'valhalla', url }).measure(line(3), TERMS);
    assert.deepEqual([source, patched, metres[1], minutes[1]], ['valhalla', 1, 7_500, 15]);
    assert.ok(
      Math.abs((metres[2] ?? 0) - greatCircleMetres(line(3)[0] ?? changchun, line(3)[2] ?? changchun) * 1.5) < 1,
    );
  });

  test('of the places that a service knows no road near come from the great circle, those of the others from its roads; they are asked for one by one, once', async () => {
    const { url, asked } = await serve((request) =>
      new URL(request.url ?? '', 'http://osrm').pathname
        .match(/,43\.\d+/g)
        ?.some((north) => Number(north.slice(1)) > MAP_ENDS)
        ? { status: 400, body: { code: 'NoSegment', message: 'Could not find a matching segment for coordinate 5' } }
        : osrm(request),
    );
    const roads = new Roads({ kind: 'osrm', url });
    const { metres, source, patched, lost } = await roads.measure(line(7), TERMS);
    assert.deepEqual([source, patched, lost], ['osrm', 7 * 6 - 5 * 4, line(7).slice(5)]);
    assert.ok(Math.abs((metres[1] ?? 0) - 2 * 1_112) < 2 && Math.abs((metres[6] ?? 0) - 6 * 1_112 * 1.5) < 12);
    const before = asked.length;
    await roads.measure(line(7), TERMS);
    assert.equal(asked.length, before);
  });

  test('from Valhalla are asked for within 2 km of a road, and without the places that have none', async () => {
    const { url } = await serve((_, body) => {
      const {
        sources,
        targets,
      }: { sources: readonly { lat: number; search_cutoff: number }[]; targets: readonly { lat: number }[] } =
        JSON.parse(body);
      assert.ok(sources.every(({ search_cutoff: cutoff }) => cutoff === 2_000));
      if ([...sources, ...targets].some(({ lat }) => lat > MAP_ENDS))
        return { status: 400, body: { error_code: 171, error: 'No suitable edges near location', status_code: 400 } };
      return { body: { sources_to_targets: sources.map(() => targets.map(() => ({ distance: 7.5, time: 900 }))) } };
    });
    const { source, patched, lost } = await new Roads({ kind: 'valhalla', url }).measure(line(6), TERMS);
    assert.deepEqual([source, patched, lost], ['valhalla', 10, line(6).slice(5)]);
  });

  test('of a place that OSRM moved far onto its map are not believed', async () => {
    const { url } = await serve((request) => {
      const { body } = osrm(request);
      const moved = (count: number) =>
        Array.from({ length: count }, (_, index) => ({ distance: index === 1 ? 30_000 : 12 }));
      return { body: { ...body, sources: moved(3), destinations: moved(3) } };
    });
    const { source, patched, lost } = await new Roads({ kind: 'osrm', url }).measure(line(3), TERMS);
    assert.deepEqual([source, patched, lost], ['osrm', 4, line(3).slice(1, 2)]);
  });

  test('that cannot be are not believed; where they are many, the service has failed', async () => {
    const far = [changchun, beijing];
    const told = (
      change: (metres: number) => number,
      seconds: (metres: number) => number = (metres) => Math.abs(metres) / 10,
    ) =>
      serve((request) => {
        const { body } = osrm(request);
        const distances = body.distances?.map((row) => row.map(change));
        return { body: { ...body, distances, durations: distances?.map((row) => row.map(seconds)) } };
      });
    const wrong = [
      await told((metres) => -metres),
      await told(() => 0),
      await told((metres) => metres * 1e6),
      await told(
        (metres) => metres,
        () => 1,
      ),
      await told(
        (metres) => metres,
        () => 1e9,
      ),
    ];
    for (const { url } of wrong) {
      const { source, failure } = await new Roads({ kind: 'osrm', url }).measure(far, TERMS);
      assert.deepEqual([source, failure], ['great-circle', 'distances that cannot be']);
    }
    const { url: partly } = await serve((request) => {
      const { body } = osrm(request);
      return {
        body: {
          ...body,
          distances: body.distances?.map((row, from) =>
            row.map((metres, to) => (from === 0 && to === 1 ? -5 : metres)),
          ),
        },
      };
    });
    const { source, patched } = await new Roads({ kind: 'osrm', url: partly }).measure(line(5), TERMS);
    assert.deepEqual([source, patched], ['osrm', 1]);
    const { url: nowhere } = await serve(() => ({
      body: {
        code: 'Ok',
        distances: [
          [0, null],
          [null, 0],
        ],
        durations: [
          [0, null],
          [null, 0],
        ],
      },
    }));
    assert.equal(
      (await new Roads({ kind: 'osrm', url: nowhere }).measure(far, TERMS)).failure,
      'no road between any two places',
    );
  });

  test('are not asked of a service that failed a moment ago for each stop that is moved, but for each plan', async () => {
    const { url, asked } = await serve(() => ({ status: 503, body: {} }));
    const roads = new Roads({ kind: 'osrm', url });
    await roads.measure(line(2), TERMS);
    for (const _ of line(5)) assert.equal((await roads.measure(line(2), TERMS, false)).failure, 'HTTP 503');
    assert.equal(asked.length, 1);
    await roads.measure(line(2), TERMS);
    assert.equal(asked.length, 2);
  });

  test('fall back to the great circle, and say why, when the service is away, refuses or talks of something else', async () => {
    const failures: [string, Parameters<typeof serve>[0], 'osrm' | 'valhalla'][] = [
      ['TooBig', () => ({ status: 400, body: { code: 'TooBig', message: 'Too many table coordinates' } }), 'osrm'],
      ['HTTP 502', () => ({ status: 502, body: 'bad gateway' }), 'osrm'],
      ['unreachable', () => undefined, 'osrm'],
      ['not an OSRM table', () => ({ body: { code: 'Ok' } }), 'osrm'],
      ['not the table asked for', () => ({ body: { code: 'Ok', distances: [[0, 1]], durations: [[0, 1]] } }), 'osrm'],
      [
        'Path distance exceeds the max distance limit',
        () => ({
          status: 400,
          body: {
            error_code: 154,
            error: 'Path distance exceeds the max distance limit',
            status_code: 400,
            status: 'Bad Request',
          },
        }),
        'valhalla',
      ],
      ['not a Valhalla matrix', () => ({ body: [] }), 'valhalla'],
    ];
    for (const [expected, answer, kind] of failures) {
      const { url } = await serve(answer);
      const { source, failure, metres } = await new Roads({ kind, url }).measure(line(2), TERMS);
      assert.deepEqual([source, failure, (metres[1] ?? 0) > 1_600], ['great-circle', expected, true]);
    }
  });

  test('are measured by the service that the environment names', () => {
    assert.deepEqual(roadServiceFrom({ YANGUI_OSRM_URL: 'http://osrm:5000/' }), {
      kind: 'osrm',
      url: 'http://osrm:5000',
    });
    assert.deepEqual(roadServiceFrom({ YANGUI_VALHALLA_URL: 'http://v:8002' }), {
      kind: 'valhalla',
      url: 'http://v:8002',
    });
    assert.equal(roadServiceFrom({ YANGUI_OSRM_URL: ' ' }), undefined);
  });
});
