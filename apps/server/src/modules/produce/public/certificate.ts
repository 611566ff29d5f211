import { maskName, shortCode, type Household, type Paper } from '@yangui/domain';
import { h } from 'preact';
import * as z from 'zod';
import { RefusalError } from '../../../http/refusal-error.ts';
import { publicCounty, type InstallPublic } from '../../../public/entry.ts';
import { languageOf, publicWords, type Language } from '../../../public/language.ts';
import { entityOf } from '../../../store/statements.ts';

const asked = z.object({ id: z.uuid() });

interface Row {
  readonly row: Paper;
  readonly neverWas: boolean;
  /** The goods, or what they were made of, failed their tests or were rejected. */
  readonly bad: boolean;
  readonly name: string;
  readonly nameEn: string | null;
  readonly stationName: string | null;
  readonly members: Household['members'] | null;
  readonly sellerName: string | null;
}

/** As `isBad` says it of a lot. */
const badOf = (lot: string) => `(${lot}.stand = 'rejected' or coalesce(${lot}.test_hold = 'failed', false))`;

/**
 * What stands behind the square on a commitment certificate. Its id is known to who holds the paper alone. One that is not here may be
 * on its way from a phone without network: the page says so, and no more of whether there is one. Of goods that failed or were rejected it proves nothing, withdrawn or not. Of a household it shows the name of
 * who promised where they agreed to its use, else the surname; no telephone, no household, no price.
 */
export const certificatePage: InstallPublic = (app, { pool, send }) => {
  app.get('/:county/certificates/:id', async (request, reply) => {
    const county = await publicCounty(pool, request);
    const language = languageOf(request);
    const { certificate: words } = publicWords[language];
    const { success, data } = asked.safeParse(request.params);
    if (!success) throw new RefusalError('not-found');
    const {
      rows: [found],
    } = await pool.query<Row>(
      `select ${entityOf('paper')} as row, l.stage = 'undone' as "neverWas", ${badOf('l')} or exists (
           select from lot o where o.county = $1 and o.id in (select e::uuid from json_array_elements_text(l.held_through) e) and ${badOf('o')}
         ) as bad, c.name, c.name_en as "nameEn", s.name as "stationName",
         h.members, v.name as "sellerName"
       from paper t join lot l on l.county = $1 and l.id = t.lot
       join commodity c on c.county = $1 and c.id = (t.commitment ->> 'commodity')::uuid
       left join station s on s.county = $1 and s.id = t.station
       left join household h on h.county = $1 and h.id = (t.commitment ->> 'household')::uuid
       left join person_private v on v.county = $1 and v.kind = 'villager' and v.person = (t.commitment ->> 'seller')::uuid
       where t.county = $1 and t.id = $2 and t.kind = 'commitment'`,
      [county.code, data.id],
    );
    const commitment = found?.row.commitment ?? null;
    if (found === undefined || commitment === null)
      return send(reply, request, {
        title: words.title,
        county,
        status: 404,
        content: words.awaited.map((text) => h('p', null, text)),
      });
    const { row, name, nameEn, stationName } = found;
    const not = whyNot(found, language);
    const place = stationName ?? words.centre(county.name);
    const lines = [
      [words.product, language === 'en' ? (nameEn ?? name) : name],
      [words.quantity, words.kilograms(String(commitment.grams / 1_000))],
      [words.origin, `${county.name} ${stationName ?? ''}`],
      [words.promiser, commitment.promiser === 'household' ? promiserOf(found, language) : place],
      [words.contact, words.through(place)],
      [words.basis, words.bases[commitment.basis]],
      [words.day, row.validFrom],
      [words.number, `${row.validFrom.replaceAll('-', '')}-${shortCode(row.id)}`],
    ] as const;
    return send(reply, request, {
      title: words.title,
      county,
      content: [
        not === undefined ? h('p', { class: 'notice' }, words.stands) : h('p', { class: 'refused' }, not),
        h('p', null, words.promise),
        h(
          'dl',
          null,
          lines.map(([term, value]) => [h('dt', null, term), h('dd', null, value)]),
        ),
        h('p', { class: 'note' }, words.note),
      ],
    });
  });
};

/** Why a certificate proves nothing; undefined where it stands. */
function whyNot({ row, neverWas, bad }: Row, language: Language): string | undefined {
  const words = publicWords[language].certificate;
  if (row.withdrawnAt !== null) return words.withdrawn(dayOf(row.withdrawnAt), words.reasons[row.reason ?? 'mistake']);
  if (neverWas) return words.neverWas;
  return bad ? words.bad : undefined;
}

/** Who of a household promised: the whole name where they agreed to its use, else the surname. */
function promiserOf({ row, members, sellerName }: Row, language: Language): string {
  if (sellerName === null) return publicWords[language].certificate.erased;
  const agreed = members?.find(({ villager }) => villager === row.commitment?.seller)?.nameUseAt != null;
  return agreed ? sellerName : maskName(sellerName);
}

function dayOf(at: number): string {
  return new Date(at).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
}
