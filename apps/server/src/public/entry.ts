import type { Refusal } from '@yangui/domain';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { h, type ComponentChildren } from 'preact';
import type { Pool } from 'pg';
import { problemAnswer, refusalOf, sendProblem } from '../http/problem-answer.ts';
import { RefusalError } from '../http/refusal-error.ts';
import type { Identity } from '../identity/index.ts';
import type { JournalWriter } from '../journal/writer.ts';
import { GuestLimits } from './guest-limits.ts';
import { languageOf, publicWords, type Language } from './language.ts';
import { drawPage } from './page.ts';
import { readStylesheet } from './stylesheet.ts';

/** How large a form of a guest may be: 500 characters as percent signs, and not much more. */
const FORM_BYTES = 16 * 1024;

/** Nothing runs, nothing is fetched from elsewhere, nothing is framed; forms go to this server. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Pages that lead in may be found by search engines; whatever a key opens may not, nor anything else of the server. */
const ROBOTS = 'User-agent: *\nAllow: /p/\nDisallow: /p/*/enquiries/\nDisallow: /p/*/certificates/\nDisallow: /\n';

export interface PublicDeps {
  readonly pool: Pool;
  readonly writer: JournalWriter;
  readonly identity: Pick<Identity, 'guestKeys'>;
  /** The clock by which guests are counted. */
  readonly now?: (() => number) | undefined;
}

/** What a page file gets to work with. */
export interface PublicEntry extends PublicDeps {
  readonly limits: GuestLimits;
  /** Answers with a page: never kept by anybody, unless it is everybody's. */
  readonly send: (reply: FastifyReply, request: FastifyRequest, page: ShownPage) => FastifyReply;
}

/** A page as its file gives it. */
export interface ShownPage {
  readonly title: string;
  readonly county?: PublicCounty | undefined;
  readonly content: ComponentChildren;
  readonly status?: number;
  /** It is everybody's: how long it may be kept. */
  readonly keptSeconds?: number;
}

export interface PublicCounty {
  readonly code: string;
  readonly name: string;
  readonly sample: boolean;
}

/** A file of `modules/<module>/public/`: one page, and the forms on it. */
export type InstallPublic = (app: FastifyInstance, entry: PublicEntry) => void;

/**
 * The public entry, under `/p/`: what anybody may read and send without a sign-in, drawn on the server. It reads no cookie and
 * sets none, and knows of no session: whoever is signed in is a guest here like everybody.
 */
export async function installPublic(
  app: FastifyInstance,
  deps: PublicDeps,
  pages: readonly InstallPublic[],
): Promise<void> {
  const stylesheet = readStylesheet();
  app.get('/robots.txt', (_, reply) => reply.type('text/plain; charset=utf-8').send(ROBOTS));
  await app.register(
    async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string', bodyLimit: FORM_BYTES },
        (_, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
      );
      scope.addHook('onRequest', async (_, reply) => {
        reply.headers({ 'content-security-policy': POLICY, 'cache-control': 'no-store' });
      });
      const entry: PublicEntry = {
        ...deps,
        limits: new GuestLimits(deps.now ?? Date.now),
        send(reply, request, { title, county, content, status = 200, keptSeconds }) {
          const language = languageOf(request);
          const { pathname } = new URL(request.url, 'http://here');
          const other = `${pathname}?${otherQuery(request, language)}`;
          if (keptSeconds !== undefined) reply.header('cache-control', `public, max-age=${keptSeconds}`);
          else reply.header('x-robots-tag', 'noindex');
          return reply
            .code(status)
            .headers({ vary: 'accept-language', 'content-language': publicWords[language].lang })
            .type('text/html; charset=utf-8')
            .send(
              drawPage({
                language,
                other,
                title,
                county: county?.name,
                sample: county?.sample,
                stylesheet: stylesheet.path,
                content,
              }),
            );
        },
      };
      const refuse = (request: FastifyRequest, reply: FastifyReply, refusal: Refusal) => {
        if (request.headers.accept === 'application/json') return sendProblem(reply, refusal);
        const { missing, failed } = publicWords[languageOf(request)];
        const { status } = problemAnswer(refusal).problem;
        if (refusal.code === 'not-found')
          return entry.send(reply, request, { title: missing.title, content: h('p', null, missing.next), status });
        return entry.send(reply, request, { title: failed, content: refusedNote(request, refusal), status });
      };
      scope.setErrorHandler<FastifyError>((error, request, reply) =>
        refuse(request, reply, refusalOf(error, request.log, 0)),
      );
      scope.setNotFoundHandler((request, reply) => refuse(request, reply, new RefusalError('not-found').refusal));
      scope.get(stylesheet.path.slice('/p'.length), (_, reply) =>
        reply
          .header('cache-control', 'public, max-age=31536000, immutable')
          .type('text/css; charset=utf-8')
          .send(stylesheet.text),
      );
      for (const install of pages) install(scope, entry);
      // What is not here is no page of the app either, whatever stands at every other address.
      scope.get('/*', () => {
        throw new RefusalError('not-found');
      });
    },
    { prefix: '/p' },
  );
}

/** A refusal in the reader's language, where it stands out. */
export function refusedNote(request: FastifyRequest, refusal: Refusal): ComponentChildren {
  const { problem } = problemAnswer(refusal);
  return h('p', { class: 'refused', role: 'alert', 'data-code': refusal.code }, problem[languageOf(request)]);
}

/** The county of an address. Refused as not found where it is not served here. */
export async function publicCounty(pool: Pool, { params }: FastifyRequest): Promise<PublicCounty> {
  const code = typeof params === 'object' && params !== null && 'county' in params ? String(params.county) : '';
  const { rows } = await pool.query<{ name: string; sample: boolean }>(
    'select name, sample from journal_head where county = $1',
    [code],
  );
  const [found] = rows;
  if (found === undefined) throw new RefusalError('not-found');
  return { code, ...found };
}

/** The same query in the other language. A form that was refused is asked for anew. */
function otherQuery({ query }: FastifyRequest, language: Language): string {
  const kept = new URLSearchParams(
    Object.entries(typeof query === 'object' && query !== null ? query : {}).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    ),
  );
  kept.set('lang', language === 'zh' ? 'en' : 'zh');
  return kept.toString();
}
