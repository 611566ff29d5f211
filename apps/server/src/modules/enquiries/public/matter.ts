import { shortCode, type EnquiryAnswer, type Refusal } from '@yangui/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import * as z from 'zod';
import { bindEnvelope, say } from '../../../http/bind-command.ts';
import { sendProblem } from '../../../http/problem-answer.ts';
import { RefusalError } from '../../../http/refusal-error.ts';
import { newId } from '../../../new-id.ts';
import { publicCounty, refusedNote, type InstallPublic, type PublicCounty } from '../../../public/entry.ts';
import { overGuestLimit } from '../../../public/guest-limits.ts';
import { languageOf, publicWords, type Language } from '../../../public/language.ts';

/** How often the last four digits may be wrong within an hour, of one matter. */
const WRONG_DIGITS = 5;

const keyed = z.object({ key: z.string() });
const typed = z.object({ digits: z.string().trim().default('') });

interface Matter {
  readonly id: string;
  readonly sentAt: number;
  readonly dueAt: number;
  readonly answer: EnquiryAnswer | null;
  readonly answeredAt: number | null;
  readonly erased: boolean;
  readonly phone: string | null;
  readonly words: string | null;
}

/** A matter as whoever has its key sees it. */
interface Seen {
  readonly county: PublicCounty;
  readonly key: string;
  readonly guest: string;
  readonly matter: Matter;
}

/** What a guest's own link opens: how far their matter is, and where they erase what they said. */
export const matterPage: InstallPublic = (app, { pool, writer, identity, limits, send }) => {
  app.get('/:county/enquiries/:key', async (request, reply) => {
    const seen = await find(request);
    return show(request, reply, seen, seen.matter.phone === null ? '' : undefined);
  });

  app.post('/:county/enquiries/:key', async (request, reply) => {
    const seen = await find(request);
    const { digits, refusal } = proof(request, seen);
    return refusal === undefined ? show(request, reply, seen, digits) : again(request, reply, seen, refusal);
  });

  app.post('/:county/enquiries/:key/erase', async (request, reply) => {
    const seen = await find(request);
    const { refusal = await erase(request, seen) } = proof(request, seen);
    if (refusal !== undefined) return again(request, reply, seen, refusal);
    return reply.redirect(`/p/${seen.county.code}/enquiries/${seen.key}?lang=${languageOf(request)}`, 303);
  });

  /** The matter of a key; not found where the key is nobody's, or nothing was sent by it. */
  async function find(request: FastifyRequest): Promise<Seen> {
    const county = await publicCounty(pool, request);
    const { key } = keyed.parse(request.params);
    const guest = identity.guestKeys.guestOf(county.code, key);
    if (guest === undefined) throw new RefusalError('not-found');
    const { rows } = await pool.query<Matter>(
      `select t.id, (extract(epoch from t.sent_at) * 1000)::bigint as "sentAt", (extract(epoch from t.due_at) * 1000)::bigint as "dueAt",
         t.answer, (extract(epoch from t.answered_at) * 1000)::bigint as "answeredAt", g.erased_at is not null as erased, p.phone, p.words
       from enquiry t join guest g on g.county = $1 and g.id = t.guest
       left join person_private p on p.county = $1 and p.kind = 'guest' and p.person = t.guest
       where t.county = $1 and t.guest = $2`,
      [county.code, guest],
    );
    const [matter] = rows;
    if (matter === undefined) throw new RefusalError('not-found');
    return { county, key, guest, matter };
  }

  /** Whether whoever holds the link knows the last four digits of the phone that was left; where none was, the link is enough. */
  function proof(
    request: FastifyRequest,
    { guest, matter: { phone } }: Seen,
  ): { readonly digits: string; readonly refusal?: Refusal } {
    const { digits } = typed.parse(request.body ?? {});
    if (phone === null || phone.replaceAll(/\D/g, '').slice(-4) === digits) {
      // Whoever tried too often may not go on by having guessed right.
      if (limits.count(`digits ${guest}`) < WRONG_DIGITS || phone === null) return { digits };
      return { digits, refusal: overGuestLimit };
    }
    const refusal = limits.takes(`digits ${guest}`, WRONG_DIGITS)
      ? new RefusalError('guest-digits-wrong').refusal
      : overGuestLimit;
    return { digits, refusal };
  }

  async function erase(request: FastifyRequest, { county, guest }: Seen): Promise<Refusal | undefined> {
    const bound = bindEnvelope(
      { id: newId(), type: 'erase-guest', at: Date.now(), payload: { guest, reason: 'asked' } },
      county.code,
      { guest },
    );
    if ('refusal' in bound) return bound.refusal;
    const outcome = await say(writer, request.log, bound);
    return outcome.status === 'refused' ? outcome.refusal : undefined;
  }

  function again(request: FastifyRequest, reply: FastifyReply, seen: Seen, refusal: Refusal) {
    if (request.headers.accept === 'application/json') return sendProblem(reply, refusal);
    return show(request, reply, seen, undefined, refusal);
  }

  /** @param digits what opened it; undefined while it is closed */
  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    { county, key, matter }: Seen,
    digits: string | undefined,
    refusal?: Refusal,
  ) {
    const language = languageOf(request);
    const { matter: words, enquiry } = publicWords[language];
    const action = `/p/${county.code}/enquiries/${key}`;
    const answered = matter.answer !== null && matter.answeredAt !== null;
    const state = answered
      ? [
          h('p', null, words.answered(dayOf(matter.answeredAt ?? 0, language))),
          h('p', { class: 'answer' }, enquiry.answers[matter.answer ?? 'put-right']),
        ]
      : [h('p', null, words.open), h('p', { class: 'note' }, words.answerBy(dayOf(matter.dueAt, language)))];
    const own = matter.erased
      ? h('p', { class: 'notice' }, words.erased)
      : [
          matter.words !== null && [h('h2', null, words.said), h('p', { class: 'words' }, matter.words)],
          h(
            'form',
            { method: 'post', action: `${action}/erase?lang=${language}` },
            h('input', { type: 'hidden', name: 'digits', value: digits ?? '' }),
            h('button', { type: 'submit', class: 'quiet-button' }, words.erase),
            h('small', { class: 'note' }, words.eraseHint),
          ),
        ];
    const closed = h(
      'form',
      { method: 'post', action: `${action}?lang=${language}`, autocomplete: 'off' },
      h(
        'label',
        { class: 'field' },
        h('span', null, words.digits),
        h('input', {
          type: 'text',
          name: 'digits',
          inputMode: 'numeric',
          pattern: '[0-9]{4}',
          maxLength: 4,
          required: true,
        }),
      ),
      h('button', { type: 'submit' }, words.look),
    );
    return send(reply, request, {
      title: words.title,
      county,
      ...(refusal !== undefined && { status: 422 }),
      content: [
        refusal !== undefined && refusedNote(request, refusal),
        h('p', null, words.sent),
        h('p', null, words.code, ' ', h('span', { class: 'code' }, shortCode(matter.id))),
        h('p', null, words.sentOn(dayOf(matter.sentAt, language))),
        h('p', { class: 'notice' }, words.keep),
        digits === undefined ? closed : [state, own],
      ],
    });
  }
};

/** A day as people say it, by the clock on the wall in China. */
function dayOf(at: number, language: Language): string {
  return new Intl.DateTimeFormat(publicWords[language].lang, { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(
    at,
  );
}
