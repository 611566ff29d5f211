import type { Queryable } from './read.ts';

/** What two sign-ins have in common, so that they do not count as two people. */
export type Shared = 'same-device' | 'same-phone' | 'same-account';

interface Two {
  readonly county: string;
  readonly proposer: string;
  readonly other: string;
  /** The device it was proposed on, and the one it is confirmed on. */
  readonly devices: readonly (string | null | undefined)[];
}

/**
 * What the one who proposed and the one who confirms have in common. A device counts where both spoke from it, are signed in
 * on it or have a PIN on it, or where one of them is so on the device that the other spoke from. Whoever once was signed in
 * there, and signed out, has left it: else nobody who ever helped a colleague at theirs could confirm anything again.
 */
export async function sharedBy(
  db: Queryable,
  { county, proposer, other, devices: [one, two] }: Two,
): Promise<Shared | undefined> {
  if (one !== null && one !== undefined && one === two) return 'same-device';
  const { rows } = await db.query<{ device: boolean; phone: boolean; account: boolean }>(
    `with spoken_from as (
       select $2::uuid as person, $4::text as device where $4::text is not null
       union select $3::uuid, $5::text where $5::text is not null),
     on_device as (
       select user_id as person, device_key as device from identity_session where user_id in ($2, $3)
       union select person, device from identity_device_pin where person in ($2, $3)
       union select person, device from spoken_from
       -- One device is known by its cookie where it speaks over the line, by its id where it signs.
       union select s.person, k.cookie from spoken_from s join identity_device_key k on k.device::text = s.device where k.cookie is not null
       union select s.person, k.device::text from spoken_from s join identity_device_key k on k.cookie = s.device),
     phone as (
       select id as person, phone from identity_user where id in ($2, $3) and phone is not null
       union select person, phone from person_private where county = $1 and person in ($2, $3) and phone is not null)
     select exists (select from on_device a join on_device b on a.device = b.device where a.person = $2 and b.person = $3) as device,
       exists (select from phone a join phone b on regexp_replace(a.phone, '\\D', '', 'g') = regexp_replace(b.phone, '\\D', '', 'g')
         where a.person = $2 and b.person = $3) as phone,
       exists (select from payee_private a join payee_private b on a.county = $1 and b.county = $1 and a.account_number = b.account_number
         where a.person = $2 and b.person = $3) as account`,
    [county, proposer, other, one ?? null, two ?? null],
  );
  const [found] = rows;
  if (found?.device === true) return 'same-device';
  if (found?.phone === true) return 'same-phone';
  return found?.account === true ? 'same-account' : undefined;
}
