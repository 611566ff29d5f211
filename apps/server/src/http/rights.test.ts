import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { commands, reachOf } from '@yangui/domain';
import type { AnyRead } from '@yangui/domain/reads';
import * as z from 'zod';
import { newId } from '../journal/test-county.ts';
import { rules } from './reading.ts';
import { changesAccess, commandRows, type CommandRow } from './test-rights-commands.ts';
import { readRows, type ReadRow } from './test-rights-reads.ts';
import { routeRows, type RouteRow } from './test-rights-routes.ts';
import { called, holds, maySee, plantRights, reaches, type Reader, type Rights, type Site } from './test-rights.ts';
import { routesOf } from './test-routes.ts';
import { withServer } from './test-server.ts';

const here = withServer();
const COUNTY = '/api/counties/:county';
/** What says that somebody may not, whatever it is they asked. */
const denials: ReadonlySet<unknown> = new Set(['account-closed', 'not-in-county', 'not-allowed', 'not-your-place']);
const ok = 'ok';

describe('who may read, say and do what, for every role, at their own place, another, and in another county', () => {
  let rights: Rights;
  before(async () => {
    rights = await plantRights(here());
  });
  const everybody = <T>(ask: (reader: Reader) => Promise<readonly T[]>) =>
    Promise.all(rights.readers.map(ask)).then((found) => found.flat());

  test('every read, command and route has its row, and no row is of one that is gone', () => {
    assert.deepEqual(Object.keys(readRows).toSorted(), [...rules.keys()].toSorted());
    assert.deepEqual(Object.keys(commandRows).toSorted(), [...commands.keys()].toSorted());
    const mounted = new Set([...rules.keys()].map((tail) => nameless(`GET ${COUNTY}${tail}`)));
    const others = routesOf(here().server.app)
      .flatMap(({ path, methods }) => methods.map((method) => `${method} ${path}`))
      // Whatever else is asked for is the web app's own files.
      .filter((route) => !route.startsWith('HEAD ') && !mounted.has(nameless(route)) && route.includes(' /api/'));
    const told = (routes: readonly string[]) => [...new Set(routes.map(nameless))].toSorted();
    assert.deepEqual(told(Object.keys(routeRows)), told(others));
  });

  describe('a read', () => {
    for (const [tail, rule] of rules) {
      const read = { ...rule, tail };
      const row = readRows[tail];
      if (row === undefined) continue;

      test(`${tail} answers whom its capability and reach let, and shows nobody what is not theirs to see`, async () => {
        const wrong = await everybody(async (reader) => {
          const asked = await Promise.all(rights.sites.map((site) => lookAt(read, row, { reader, site })));
          return [...asked.flat(), ...(await searchAll(read, tail, reader))];
        });
        assert.deepEqual(wrong, []);
      });
    }

    /** Asks one read as one reader about one station; gives what is wrong with the answer. */
    async function lookAt(read: Read, row: ReadRow, { reader, site }: { reader: Reader; site: Site }) {
      const address = row.ask(site);
      if (address === null) return [];
      const expected = readingOf(read, row, { reader, site });
      const url = `/api/counties/${site.county.code}${address}`;
      const { status, code, body } = await reader.who.ask('GET', url);
      const became = status === 200 ? ok : code;
      if (became !== expected) return [`${called(reader)} asks ${url}: ${became} where it is ${expected}`];
      return shownWrongly(row, reader, url, body);
    }

    /** Asks a list in each of its orders, narrowed to what the reader may not see, and for the very words of that. */
    async function searchAll(read: Read, tail: string, reader: Reader): Promise<readonly string[]> {
      const site = rights.sites.find(({ county }) => county.code === reader.county);
      const row = readRows[tail];
      if (site === undefined || row === undefined || tail.includes(':')) return [];
      if (readingOf(read, row, { reader, site }) !== ok) return [];
      const { properties = {} } = z.toJSONSchema(read.asks, { io: 'input', unrepresentable: 'any' });
      const look = async (question: string, nothing: boolean): Promise<readonly string[]> => {
        const url = `/api/counties/${reader.county}${tail}?${question}`;
        const { status, body } = await reader.who.ask('GET', url);
        if (status !== 200) return nothing ? [] : [`${called(reader)} asks ${url}: ${status}`];
        if (nothing && listsIn(body).some((list) => list.length > 0))
          return [`${called(reader)} finds something by ${url}: ${JSON.stringify(listsIn(body)).slice(0, 300)}`];
        return shownWrongly(row, reader, url, body);
      };
      const questions: Promise<readonly string[]>[] = [];
      for (const order of optionsOf(properties['sort'])) questions.push(look(`sort=${String(order)}`, false));
      for (const { id, villager, village } of rights.sites) {
        if (reaches(reader, read.capability, village)) continue;
        if ('station' in properties) questions.push(look(`station=${id}`, tail !== '/loop-costs/by-station'));
        if ('villager' in properties) questions.push(look(`villager=${villager}`, true));
      }
      if ('query' in properties)
        for (const mark of rights.marks.filter((one) => !maySee(reader, one)))
          for (const words of mark.found) questions.push(look(`query=${words}`, true));
      return (await Promise.all(questions)).flat();
    }

    function shownWrongly(row: ReadRow, reader: Reader, url: string, body: unknown): readonly string[] {
      const answer = JSON.stringify(body);
      return rights.marks
        .filter((mark) => !maySee(reader, mark) && answer.includes(mark.text) && !url.includes(mark.text))
        .filter((mark) => row.shows?.(reader, mark) !== true)
        .map(({ text }) => `${called(reader)} is shown ${text} by ${url}`);
    }
  });

  describe('a route that is neither read nor command', () => {
    for (const [route, row] of Object.entries(routeRows)) {
      const [method = '', path = ''] = route.split(' ');
      test(`${route} is for ${row.who}`, async () => {
        const { nobody, county } = here();
        const address = 'ask' in row ? null : path.replace(':county', county.code).replaceAll(/:\w+/g, newId());
        const [site] = rights.sites;
        assert.ok(site);
        const stranger = await nobody.ask(methodOf(method), address ?? addressOf(row, site), row.body);
        if (row.who === 'anybody') {
          assert.notEqual(stranger.code, 'not-signed-in');
          return;
        }
        assert.equal(stranger.code, 'not-signed-in');
        if (!('ask' in row)) return;
        const wrong = await everybody((reader) =>
          Promise.all(rights.sites.map((of) => knock(methodOf(method), row, { reader, site: of }))),
        );
        assert.deepEqual(
          wrong.filter((one) => one !== undefined),
          [],
        );
      });
    }

    async function knock(method: Method, row: Gated, { reader, site }: { reader: Reader; site: Site }) {
      const denied = routeDenial(row, { reader, site });
      if (denied === undefined && row.endless) return undefined;
      const url = addressOf(row, site);
      const cookie = [...reader.who.jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await here().server.app.inject({
        method,
        url,
        headers: { cookie },
        ...(row.body && { payload: row.body }),
      });
      const [, code] = /"code":"([a-z-]+)"/.exec(answer.body) ?? [];
      const fits =
        denied === undefined ? code === undefined || !(denials.has(code) || code === row.hidden) : code === denied;
      const expected = denied ?? 'let in';
      return fits ? undefined : `${called(reader)} asks ${url}: ${code ?? answer.statusCode} where it is ${expected}`;
    }
  });

  describe('a command', () => {
    const said = new Map<string, string[]>();
    let changed = '';
    before(async () => {
      const forbidden: Wish[] = [];
      const [allowed, last]: [Wish[], Wish[]] = [[], []];
      for (const [type, row] of Object.entries(commandRows))
        for (const site of row.at === 'county' ? rights.sites.filter(({ sign }) => sign !== '乙') : rights.sites)
          for (const reader of rights.readers) {
            const denied = sayingOf(type, row, { reader, site });
            const wish = { type, row, reader, site, denied };
            if (denied !== undefined) forbidden.push(wish);
            else if (changesAccess.has(type)) last.push(wish);
            else allowed.push(wish);
          }
      const untouched = await everythingKept();
      await sayTogether(forbidden);
      const after = await everythingKept();
      changed = after === untouched ? '' : `${untouched}, then ${after}`;
      await sayTogether(allowed);
      await sayTogether(last);
    });

    for (const type of Object.keys(commandRows))
      test(`${type} is for whom its capability names, where it happens`, () => assert.deepEqual(said.get(type), []));

    test('that is forbidden changes nothing', () => assert.equal(changed, ''));

    interface Wish {
      readonly type: string;
      readonly row: CommandRow;
      readonly reader: Reader;
      readonly site: Site;
      readonly denied: string | undefined;
    }

    /** Says everybody's wishes at once, each person's to one county in one batch, and notes whose outcome is not as it should be. */
    async function sayTogether(wishes: readonly Wish[]): Promise<void> {
      const batches = Map.groupBy(wishes, ({ reader, site }) => `${reader.role} ${reader.place} ${site.county.code}`);
      await Promise.all(
        [...batches.values()].map(async (batch) => {
          const [first] = batch;
          assert.ok(first);
          const { reader, site } = first;
          const { status, body } = await reader.who.ask('POST', `/api/counties/${site.county.code}/commands`, {
            commands: batch.map(({ type, row, site: of }) => ({
              id: newId(),
              at: Date.now(),
              type,
              payload: row.payload(of),
              ...(row.personal && { personal: row.personal }),
            })),
          });
          assert.equal(status, 200, JSON.stringify(body));
          for (const [index, wish] of batch.entries()) note(wish, body.outcomes[index]);
        }),
      );
    }

    function note({ type, reader, site, denied }: Wish, outcome: { problem?: { code: string } }): void {
      const wrong = said.get(type) ?? [];
      said.set(type, wrong);
      const code = outcome.problem?.code;
      const text = JSON.stringify(outcome);
      if (denied === undefined ? denials.has(code) || code === 'malformed-command' : code !== denied)
        wrong.push(`${called(reader)} at ${site.sign}: ${code ?? 'accepted'} where it is ${denied ?? 'let in'}`);
      for (const mark of rights.marks)
        if (!maySee(reader, mark) && text.includes(mark.text))
          wrong.push(`${called(reader)} at ${site.sign} is shown ${mark.text}: ${text}`);
    }

    /** What the counties' journals accepted, and what is kept beside them. */
    async function everythingKept(): Promise<string> {
      const { rows } = await here().server.pool.query(
        `select (select count(*) from journal_entry where refused is null) as accepted, (select count(*) from posting) as booked,
           (select md5(string_agg(p::text, '' order by p::text)) from person_private p) as people,
           (select md5(string_agg(p::text, '' order by p::text)) from payee_private p) as payees,
           (select count(*) from identity_user) as "signIns"`,
      );
      return JSON.stringify(rows[0]);
    }
  });
});

type Read = AnyRead & { readonly tail: string };
type Gated = Extract<RouteRow, { readonly reach: string }>;
type Method = Parameters<Reader['who']['ask']>[0];

/** What the tables say becomes of a read: `ok`, or why not. */
function readingOf(
  { tail, capability, reach }: Read,
  { of, refused }: ReadRow,
  { reader, site }: { reader: Reader; site: Site },
): string {
  const county = site.county.code;
  if (reader.county !== county) return 'account-closed';
  if (!holds(reader, capability)) return 'not-allowed';
  if (reach === 'county' && !reaches(reader, capability, county)) return 'not-your-place';
  if (reach === 'places' && tail.includes(':'))
    if (!reaches(reader, capability, of === 'county' ? county : site.village)) return 'not-found';
  return refused?.(reader, site) ?? ok;
}

/** Why the tables refuse a command; undefined where they do not. */
function sayingOf(
  type: string,
  { at, also }: CommandRow,
  { reader, site }: { reader: Reader; site: Site },
): string | undefined {
  const capability = commands.get(type)?.capability;
  assert.ok(capability, `there is a command ${type}`);
  if (reader.county !== site.county.code) return 'not-in-county';
  if (at === 'loop' && site.driver === reader.who.person) return undefined;
  for (const asked of also === undefined ? [capability] : [capability, also]) {
    // Nothing of these sites is a reader's own.
    if (reachOf(reader.role, asked) === 'own') return 'not-yours';
    if (!reaches(reader, asked, reader.place)) return 'not-allowed';
    if (!reaches(reader, asked, at === 'station' ? site.village : site.county.code)) return 'not-your-place';
  }
  return undefined;
}

function routeDenial(
  { who, reach, hidden }: Gated,
  { reader, site }: { reader: Reader; site: Site },
): string | undefined {
  const county = site.county.code;
  if (reader.county !== county) return 'account-closed';
  if (!holds(reader, who)) return 'not-allowed';
  if (reach === 'county') return reaches(reader, who, county) ? undefined : 'not-your-place';
  return reach === 'everywhere' || reaches(reader, who, site.village) ? undefined : hidden;
}

function addressOf(row: RouteRow, site: Site): string {
  assert.ok('ask' in row);
  return `/api/counties/${site.county.code}${row.ask(site)}`;
}

function methodOf(method: string): Method {
  assert.ok(method === 'GET' || method === 'POST' || method === 'PUT' || method === 'DELETE', method);
  return method;
}

/** A route without the names of its parameters, which differ where routes share a part of their way. */
function nameless(route: string): string {
  return route.replaceAll(/:[^/]+/g, ':');
}

/** Every list that an answer carries. */
function listsIn(body: unknown): readonly (readonly unknown[])[] {
  return typeof body === 'object' && body !== null ? Object.values(body).filter((part) => Array.isArray(part)) : [];
}

/** The values that a parameter may have, where its schema lists them. */
function optionsOf(property: unknown): readonly unknown[] {
  return typeof property === 'object' && property !== null && 'enum' in property && Array.isArray(property.enum)
    ? property.enum
    : [];
}
