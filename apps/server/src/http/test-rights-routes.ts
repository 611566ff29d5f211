import { businessDay, type Capability, type ProblemCode } from '@yangui/domain';
import { newId } from '../journal/test-county.ts';
import type { Site } from './test-rights.ts';

/** Who may use a route that is neither a read nor one of the two that commands come by. */
export type RouteRow =
  | { readonly who: 'anybody' | 'signed-in'; readonly body?: object }
  | {
      readonly who: Capability;
      /** `station` where it is about one station's thing; `county` where it asks for the whole county; else anywhere. */
      readonly reach: 'station' | 'county' | 'everywhere';
      readonly ask: (site: Site) => string;
      readonly body?: object;
      /** What somebody hears whose places do not reach the thing. */
      readonly hidden?: ProblemCode;
      /** It answers for as long as it is listened to: only refusals are looked at here. */
      readonly endless?: true;
    };

const anybody = (body?: object): RouteRow => ({ who: 'anybody', ...(body && { body }) });
const signedIn = (body?: object): RouteRow => ({ who: 'signed-in', ...(body && { body }) });
const planner = (tail: string, body?: object): RouteRow => ({
  who: 'loops.plan',
  reach: 'county',
  ask: () => tail,
  ...(body && { body }),
});

/** Every route but the reads: by method and address, those of a county's as they stand under it. */
export const routeRows: Readonly<Record<string, RouteRow>> = {
  'GET /api/health': anybody(),
  'GET /api/openapi.json': anybody(),
  'GET /api/about': signedIn(),
  'GET /api/map-tiles': signedIn(),
  'GET /api/me': signedIn(),
  'GET /api/places': signedIn(),

  'POST /api/identity/sign-in': anybody({}),
  'POST /api/identity/switch': anybody({}),
  'POST /api/identity/sign-out': anybody(),
  'GET /api/identity/device': anybody(),
  'GET /api/identity/visits': signedIn(),
  'GET /api/identity/sessions': signedIn(),
  'DELETE /api/identity/sessions/:id': signedIn(),
  'PUT /api/identity/password': signedIn({}),
  'PUT /api/identity/pin': signedIn({}),
  'PUT /api/identity/device-keys': signedIn({}),

  // Who may say what is each command's own row.
  'POST /api/counties/:county/command': signedIn({}),
  'POST /api/counties/:county/commands': signedIn({ commands: [] }),
  // These carry proof of who made them: a signature, and the fingerprint in the journal.
  'POST /api/counties/:county/outbox': anybody({}),
  'PUT /api/counties/:county/attachments/:attachment': anybody({}),
  'PUT /api/counties/:county/handovers/:attachment/photo': anybody({}),

  'GET /api/counties/:county/attachments/:attachment': {
    who: 'villagers.read',
    reach: 'station',
    ask: ({ attachment }) => `/attachments/${attachment}`,
    hidden: 'not-found',
  },
  'GET /api/counties/:county/feed': { who: 'county.read', reach: 'everywhere', ask: () => '/feed', endless: true },
  'POST /api/counties/:county/exports': {
    who: 'county.read',
    reach: 'everywhere',
    ask: () => '/exports',
    body: { title: '订单', rows: 1 },
  },
  // Without the password nothing leaves: whoever may is told that it is wrong.
  'POST /api/counties/:county/county-file': {
    who: 'county.export',
    reach: 'county',
    ask: () => '/county-file',
    body: { password: 'wrong' },
  },
  'POST /api/counties/:county/private-file': {
    who: 'county.export',
    reach: 'county',
    ask: () => '/private-file',
    body: { password: 'wrong', passphrase: 'twelve geese fly home' },
  },
  // One’s own: whoever holds a role in the county has some.
  'PUT /api/counties/:county/notices/read': signedIn({}),
  'PUT /api/counties/:county/notices/quiet-hours': signedIn({}),
  'PUT /api/counties/:county/saved-views/:id': signedIn({}),
  'DELETE /api/counties/:county/saved-views/:id': signedIn(),
  'PUT /api/counties/:county/messages/:id/told': {
    who: 'messages.tell',
    reach: 'everywhere',
    ask: () => `/messages/${newId()}/told`,
    body: { told: true },
  },
  'POST /api/counties/:county/plans': planner('/plans', {}),
  'GET /api/counties/:county/plans': planner(`/plans?day=${businessDay(Date.now())}`),
  'GET /api/counties/:county/plans/:id': planner(`/plans/${newId()}`),
  'POST /api/counties/:county/plans/:id/stop': planner(`/plans/${newId()}/stop`, {}),
  'POST /api/counties/:county/plans/:id/drop': planner(`/plans/${newId()}/drop`, {}),
  'POST /api/counties/:county/loop-prices': planner('/loop-prices', {}),
  'POST /api/counties/:county/sealed-outbox': {
    who: 'outbox.carry',
    reach: 'everywhere',
    ask: () => '/sealed-outbox',
    body: {},
  },
  'GET /api/counties/:county/stations/:station/daily-pack': {
    who: 'outbox.carry',
    reach: 'station',
    ask: ({ id, device }) => `/stations/${id}/daily-pack?device=${device}`,
    hidden: 'not-found',
  },
  'POST /api/counties/:county/late-commands/:id/take-in': {
    who: 'late.review',
    reach: 'station',
    ask: ({ late }) => `/late-commands/${late}/take-in`,
    body: {},
    hidden: 'not-your-place',
  },
  'POST /api/counties/:county/late-commands/:id/turn-down': {
    who: 'late.review',
    reach: 'station',
    ask: ({ late }) => `/late-commands/${late}/turn-down`,
    body: { reason: 'did-not-happen' },
    hidden: 'not-your-place',
  },
};
