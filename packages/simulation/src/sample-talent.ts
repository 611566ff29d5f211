import { businessDay, DAY, TALENT_NOTICE_VERSION, uuidv7, type Instant } from '@yangui/domain';
import { phoneNumber } from './names.ts';
import { SeededRandom } from './random.ts';
import type { Said, Village } from './sample-county.ts';

/** Eight of a county's people: name, who they are, where, what they do, what they can do, whether they would come, how they were found. */
const people = [
  ['赵雁', 'worker', '长春市净月区', '直播基地运营', ['live', 'marketing'], 'yes', '2027-03', 'friend'],
  ['孙归', 'student', '长春市', '电子商务专业，大三', ['design', 'shop'], 'maybe', '2027-07', 'lecture'],
  ['李望乡', 'worker', '苏州市昆山市', '电子厂质检', ['packing'], 'maybe', null, 'call'],
  ['周春', 'returnee', '本村', '开网店卖山货', ['shop', 'photo', 'service'], 'yes', null, 'own'],
  ['吴桐', 'worker', '深圳市', '美工', ['design', 'photo'], 'no', null, 'campaign'],
  ['郑小满', 'local', '本村', '村会计', ['accounts', 'driving'], 'yes', null, 'lecture'],
  ['王立秋', 'student', '大连市', '物流专业，大四', [], 'unasked', null, 'lecture'],
  ['冯远', 'outside', '杭州市', '电商代运营', ['live', 'marketing', 'shop'], 'maybe', null, 'friend'],
] as const;

/** Who might come home to a sample county: eight people, of whom one withdrew their consent. */
export function sampleTalent(
  villages: readonly Village[],
  clerk: string | undefined,
  now: Instant,
  seed: number,
): readonly (readonly Said[])[] {
  const random = new SeededRandom(seed);
  const say = (type: string, at: Instant, payload: unknown, personal?: unknown): Said => ({
    by: clerk,
    envelope: { id: uuidv7(at, random.bytes(10)), type, at, payload, personal },
  });
  const begun = now - 20 * DAY;
  const known = people.map((person, index) => ({
    person,
    talent: uuidv7(begun, random.bytes(10)),
    at: begun + index * DAY,
  }));
  const registered = known.map(
    ({ person: [name, kind, where, trade, skills, wish, wishFrom, source], talent, at }, index) =>
      say(
        'register-talent',
        at,
        {
          talent,
          kind,
          village: kind === 'outside' ? null : (villages[index % villages.length]?.code ?? null),
          skills,
          wish,
          wishFrom,
          awaySince: kind === 'worker' ? String(random.between(2015, 2023)) : null,
          source,
          consentOn: businessDay(at),
          consentChannel: index % 2 === 0 ? 'voice' : 'message',
          consentNotice: TALENT_NOTICE_VERSION,
        },
        { name, phone: phoneNumber(random), where, trade },
      ),
  );
  const last = known[6];
  return [registered, last === undefined ? [] : [say('withdraw-talent', now - DAY, { talent: last.talent })]];
}
