import {
  enquiryLimits,
  enquirySubjects,
  GUEST_DAYS,
  GUEST_NOTICE_VERSION,
  MINUTE,
  numberedId,
  type Refusal,
} from '@yangui/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h, type ComponentChildren } from 'preact';
import * as z from 'zod';
import { bindEnvelope, say } from '../../../http/bind-command.ts';
import { checked } from '../../../http/checked.ts';
import { sendProblem } from '../../../http/problem-answer.ts';
import { RefusalError } from '../../../http/refusal-error.ts';
import { newId } from '../../../new-id.ts';
import {
  publicCounty,
  refusedNote,
  type InstallPublic,
  type PublicCounty,
  type PublicEntry,
} from '../../../public/entry.ts';
import { householdOf, overGuestLimit } from '../../../public/guest-limits.ts';
import { languageOf, publicWords } from '../../../public/language.ts';

/** What the form brings: all text, whatever it is. */
const form = z.object({
  key: z.string().default(''),
  station: z.string().default(''),
  subject: z.string().default(''),
  words: z.string().default(''),
  name: z.string().default(''),
  phone: z.string().default(''),
  notice: z.string().default(''),
});
type Form = z.infer<typeof form>;

const asked = z.object({ station: z.uuid().optional().catch(undefined) });

/** Where anybody brings something before the county: a form, and what becomes of it. */
export const sendPage: InstallPublic = (app, entry) => {
  const { pool, writer, identity, limits } = entry;

  app.get('/:county/enquiries/new', async (request, reply) => {
    const county = await publicCounty(pool, request);
    const { station = '' } = asked.parse(request.query);
    const key = identity.guestKeys.keyOf(county.code, newId());
    return showForm(entry, { request, reply, county, filled: { ...form.parse({}), key, station } });
  });

  app.post('/:county/enquiries', async (request, reply) => {
    const county = await publicCounty(pool, request);
    const filled = checked(form, request.body, 'form');
    const guest = identity.guestKeys.guestOf(county.code, filled.key);
    if (guest === undefined) throw new RefusalError('not-found');
    const refusal = (await tooMany(request, county)) ?? (await sendAs(guest, { request, county, filled }));
    if (refusal === undefined)
      return reply.redirect(`/p/${county.code}/enquiries/${filled.key}?lang=${languageOf(request)}`, 303);
    if (request.headers.accept === 'application/json') return sendProblem(reply, refusal);
    return showForm(entry, { request, reply, county, filled, refusal });
  });

  /** Too many from one address, or to the county from everywhere: counted where it holds for every server. */
  async function tooMany(request: FastifyRequest, { code }: PublicCounty): Promise<Refusal | undefined> {
    if (!limits.takes(`send ${householdOf(request.ip)}`, enquiryLimits.fromOneAddress)) return overGuestLimit;
    const { rows } = await pool.query<{ sent: number }>(
      'select count(*)::int as sent from enquiry where county = $1 and sent_at > to_timestamp($2 / 1000.0)',
      [code, (entry.now ?? Date.now)() - 60 * MINUTE],
    );
    return (rows[0]?.sent ?? 0) < enquiryLimits.toOneCounty ? undefined : overGuestLimit;
  }

  /** Says it as a guest. Said again, as from a page that was sent twice, it is the same one. */
  async function sendAs(
    guest: string,
    { request, county, filled }: { request: FastifyRequest; county: PublicCounty; filled: Form },
  ): Promise<Refusal | undefined> {
    const { station, subject, notice, ...said } = filled;
    const bound = bindEnvelope(
      {
        id: numberedId(guest, 1),
        type: 'send-enquiry',
        at: Date.now(),
        payload: { guest, station: station === '' ? null : station, subject, notice },
        personal: given({ name: said.name, phone: said.phone, words: said.words }),
      },
      county.code,
      { guest },
    );
    if ('refusal' in bound) return bound.refusal;
    const outcome = await say(writer, request.log, bound);
    if (outcome.status === 'accepted') return undefined;
    // Sent already, and changed since in a page that was gone back to: the first stands, and is shown.
    return outcome.refusal.code === 'command-id-reused' ? undefined : outcome.refusal;
  }
};

/** What was typed: an empty field says nothing. */
function given(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== ''));
}

interface Showing {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly county: PublicCounty;
  readonly filled: Form;
  readonly refusal?: Refusal;
}

async function showForm(
  { pool, send }: PublicEntry,
  { request, reply, county, filled, refusal }: Showing,
): Promise<FastifyReply> {
  const language = languageOf(request);
  const { enquiry: words } = publicWords[language];
  const { rows: stations } = await pool.query<{ id: string; name: string }>(
    "select id, name from station where county = $1 and stage in ('open', 'paused') order by village, id",
    [county.code],
  );
  return send(reply, request, {
    title: words.title,
    county,
    ...(refusal !== undefined && { status: 422 }),
    content: [
      refusal !== undefined && refusedNote(request, refusal),
      h('p', null, words.intro),
      h(
        'form',
        { method: 'post', action: `/p/${county.code}/enquiries?lang=${language}`, autocomplete: 'off' },
        h('input', { type: 'hidden', name: 'key', value: filled.key }),
        field(
          words.about,
          h(
            'select',
            { name: 'station' },
            h('option', { value: '' }, words.wholeCounty),
            stations.map(({ id, name }) => h('option', { value: id, selected: id === filled.station }, name)),
          ),
        ),
        h(
          'fieldset',
          null,
          h('legend', null, words.subject),
          enquirySubjects.map((subject) =>
            h(
              'label',
              { class: 'choice' },
              h('input', {
                type: 'radio',
                name: 'subject',
                value: subject,
                required: true,
                checked: subject === filled.subject,
              }),
              words.subjects[subject],
            ),
          ),
        ),
        field(words.words, h('textarea', { name: 'words', rows: 5, maxLength: 500 }, filled.words), words.wordsHint),
        field(words.name, h('input', { type: 'text', name: 'name', maxLength: 60, value: filled.name })),
        field(
          words.phone,
          h('input', { type: 'tel', name: 'phone', maxLength: 20, value: filled.phone }),
          words.phoneHint,
        ),
        h(
          'section',
          { class: 'notice' },
          h('h2', null, words.notice),
          words.noticeText(county.name, GUEST_DAYS).map((text) => h('p', null, text)),
          h(
            'label',
            { class: 'choice' },
            h('input', { type: 'checkbox', name: 'notice', value: GUEST_NOTICE_VERSION, required: true }),
            words.agree,
          ),
        ),
        h('button', { type: 'submit' }, words.send),
      ),
    ],
  });
}

function field(label: string, control: ComponentChildren, hint?: string): ComponentChildren {
  return h(
    'label',
    { class: 'field' },
    h('span', null, label),
    control,
    hint !== undefined && h('small', { class: 'note' }, hint),
  );
}
