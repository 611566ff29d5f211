import { uuidv7, type KeyCertificate, signInProblems } from '@yangui/domain';
import type { OwnKey } from '@yangui/sealed-file';
import { me, type Me } from '../who.ts';
import { localProblem } from '../problem.ts';
import { RefusedHere } from '../refused.ts';
import { makeBox, makeKey, makeLockedKey, openLocked, sign, type LockedKey, type OpenKey } from './keys.ts';
import { DeviceStore, type OwnRow, type PersonRow } from './store.ts';

/** So many wrong PINs destroy the locked key, as they lock the PIN at the server. */
const TRIES = 5;
/** A key that is closed and known to the server is kept longer than any device keeps its commands. */
const CLOSED_KEYS_KEPT_MS = 90 * 86_400_000;

/** Signs for whoever is at the counter. */
export interface Signer {
  readonly person: string;
  readonly device: string;
  readonly key: string;
  sign(text: string): Promise<string>;
}

/** Who is at the counter, with what they may do where as the server last said it. */
export interface Kept {
  readonly me: Me;
  readonly by: 'session' | 'pin';
}

/** The device's people and keys, in a store of their own. */
export class Device {
  private readonly store: DeviceStore;
  private readonly now: () => number;

  constructor(store = new DeviceStore(), now: () => number = Date.now) {
    this.store = store;
    this.now = now;
  }

  /** This device's id, made at the first question. */
  async id(): Promise<string> {
    return (await this.own()).id;
  }

  /** Signs for who is here now; undefined when nobody is. */
  async signer(): Promise<Signer | undefined> {
    const [device, present] = await Promise.all([this.id(), this.store.present.get('present')]);
    if (present === undefined) return undefined;
    const { key, privateKey } = present.open;
    return { person: present.person, device, key, sign: (text) => sign(privateKey, text) };
  }

  /** The server's word on every key made here that it knows. */
  async certificates(): Promise<readonly KeyCertificate[]> {
    const rows = await this.store.keys.toArray();
    return rows.flatMap(({ certificate }) => (certificate === undefined ? [] : [certificate]));
  }

  /** Who is here. Undefined when nobody is, or what was kept of them is not understood any more. */
  async kept(): Promise<Kept | undefined> {
    const present = await this.store.present.get('present');
    if (present === undefined) return undefined;
    const kept = await this.meOf(present.person);
    return kept && { me: kept, by: present.by };
  }

  /** People who set a PIN here, by name; those too whose PIN is locked, so that they are told so. */
  async peopleWithPin(): Promise<readonly { readonly id: string; readonly name: string }[]> {
    const people = await this.store.people
      .filter(({ locked, wrongPins }) => locked !== undefined || wrongPins >= TRIES)
      .sortBy('name');
    return people.map(({ person, name }) => ({ id: person, name }));
  }

  /** Whether this person's PIN opens their key here. */
  async hasPin(person: string): Promise<boolean> {
    return (await this.store.people.get(person))?.locked !== undefined;
  }

  /**
   * The server has let a person in, by password or by this PIN: they are here now, with a key. Whoever was here before
   * is gone, and their open key with them.
   */
  async enteredBySession(person: string, name: string, pin?: string): Promise<void> {
    const { open, locked } = await this.keyFor(person, pin);
    const own = await this.own();
    await this.store.transaction(
      'rw',
      this.store.own,
      this.store.present,
      this.store.people,
      this.store.keys,
      async () => {
        await this.keepPerson(person, { name, wrongPins: 0, ...(locked && { locked }) });
        await this.take(person, 'session', open);
        // A session that was left here is over since the server opened this one.
        await this.store.own.put({ ...own, signOutOwed: false });
      },
    );
  }

  /** As `enteredBySession`, where the person may be here already. */
  async ensureEntered(person: string, name: string): Promise<void> {
    const present = await this.store.present.get('present');
    if (present?.person !== person) await this.enteredBySession(person, name);
  }

  /**
   * Lets a person in by PIN alone, without the server.
   * @throws RefusedHere `pin-wrong`, `pin-locked` after five wrong tries, `pin-not-set` where there is nothing to open
   */
  async enterByPin(person: string, pin: string): Promise<Me> {
    const { locked, wrongPins } = await this.countTry(person);
    const open = await openLocked(locked, pin);
    if (open === undefined) {
      if (wrongPins < TRIES)
        throw new RefusedHere(localProblem(signInProblems, 'pin-wrong', { left: TRIES - wrongPins }));
      await this.store.people.where({ person }).modify(({ locked: _, ...rest }, row) => {
        row.value = rest;
      });
      throw new RefusedHere(localProblem(signInProblems, 'pin-locked'));
    }
    const kept = await this.meOf(person);
    if (kept === undefined) throw new RefusedHere(localProblem(signInProblems, 'pin-not-set'));
    await this.store.transaction('rw', this.store.present, this.store.people, this.store.keys, async () => {
      await this.store.people.update(person, { wrongPins: 0 });
      await this.take(person, 'pin', open);
    });
    return kept;
  }

  /** Gives who is here a new key, locked by the PIN they just set. */
  async lockByPin(person: string, pin: string): Promise<void> {
    const { open, locked } = await makeLockedKey(pin);
    await this.store.transaction('rw', this.store.present, this.store.people, this.store.keys, async () => {
      const present = await this.store.present.get('present');
      if (present?.person !== person) return;
      await this.store.people.update(person, { wrongPins: 0, locked });
      await this.take(person, present.by, open);
    });
  }

  /** Destroys a person's locked key: their PIN opens nothing here until the server has let them in again. */
  async forgetPin(person: string): Promise<void> {
    await this.store.people.where({ person }).modify(withoutLockedKey);
  }

  /** Forgets the PINs of all whom the server does not name any more: disabled, or ended from elsewhere. */
  async keepPinsOf(people: readonly string[]): Promise<void> {
    await this.store.people.filter(({ person }) => !people.includes(person)).modify(withoutLockedKey);
  }

  /** Keeps what the server says of who is here: the session is theirs. */
  async keepMe(said: Me): Promise<void> {
    await this.store.transaction('rw', this.store.present, this.store.people, async () => {
      await this.keepPerson(said.person.id, { name: said.person.name, me: said });
      const present = await this.store.present.get('present');
      if (present?.person === said.person.id && present.by !== 'session')
        await this.store.present.put({ ...present, by: 'session' });
    });
  }

  /** Nobody is here any more, and no key is open. `owed`: the server has not heard it and is to be told. */
  async leave(owed: boolean): Promise<void> {
    const own = await this.own();
    await this.store.transaction(
      'rw',
      this.store.own,
      this.store.present,
      this.store.people,
      this.store.keys,
      async () => {
        await this.store.present.clear();
        await this.tidy();
        await this.store.own.put({ ...own, signOutOwed: owed });
      },
    );
  }

  /** Whether the server still holds a session that was left here. */
  async owesSignOut(): Promise<boolean> {
    return (await this.own()).signOutOwed;
  }

  /** The server has heard it. */
  async signOutHeard(): Promise<void> {
    await this.store.own.update('own', { signOutOwed: false });
  }

  /** The public keys made here for a person that the server has not certified yet. */
  async uncertified(person: string): Promise<readonly string[]> {
    const rows = await this.store.keys.where({ person }).toArray();
    return rows.filter(({ certificate }) => certificate === undefined).map(({ publicKey }) => publicKey);
  }

  /** Keeps the server's word on a key made here. */
  async keepCertificate(certificate: KeyCertificate): Promise<void> {
    await this.store.keys.update(certificate.key, { certificate });
  }

  /** The key by which this device opens what was sealed for it; made at the first question. */
  async box(): Promise<OwnKey> {
    const { box } = await this.own();
    if (box !== undefined) return box;
    const fresh = await makeBox();
    return this.store.transaction('rw', this.store.own, async () => {
      const own = await this.own();
      if (own.box === undefined) await this.store.own.put({ ...own, box: fresh });
      return own.box ?? fresh;
    });
  }

  private async own(): Promise<OwnRow> {
    const fresh = {
      slot: 'own',
      id: uuidv7(this.now(), crypto.getRandomValues(new Uint8Array(10))),
      signOutOwed: false,
    } as const;
    return this.store.transaction('rw', this.store.own, async () => {
      const own = await this.store.own.get('own');
      if (own === undefined) await this.store.own.add(fresh);
      return own ?? fresh;
    });
  }

  private async meOf(person: string): Promise<Me | undefined> {
    const kept = me.safeParse((await this.store.people.get(person))?.me);
    return kept.success ? kept.data : undefined;
  }

  private async keepPerson(person: string, change: Partial<PersonRow>): Promise<void> {
    const before = await this.store.people.get(person);
    await this.store.people.put({ ...(before ?? { name: '', me: undefined, wrongPins: 0 }), ...change, person });
  }

  /** The key that this person goes on with: the one they have open, or the one that this PIN opens, or a new one. */
  private async keyFor(
    person: string,
    pin: string | undefined,
  ): Promise<{ readonly open: OpenKey; readonly locked?: LockedKey }> {
    if (pin === undefined) {
      const present = await this.store.present.get('present');
      return { open: present?.person === person ? present.open : await makeKey() };
    }
    const locked = (await this.store.people.get(person))?.locked;
    const open = locked && (await openLocked(locked, pin));
    return open === undefined ? makeLockedKey(pin) : { open };
  }

  /** Within a transaction: puts a person with their key where whoever was here stood. */
  private async take(person: string, by: 'session' | 'pin', open: OpenKey): Promise<void> {
    const { key, publicKey } = open;
    const known = await this.store.keys.get(key);
    await this.store.keys.put({
      key,
      person,
      publicKey,
      ...(known?.certificate && { certificate: known.certificate }),
    });
    await this.store.present.put({ slot: 'present', person, by, open });
    await this.tidy();
  }

  /** Within a transaction: notes which private halves are gone, and drops the public ones that went long ago. */
  private async tidy(): Promise<void> {
    const [present, people] = await Promise.all([this.store.present.get('present'), this.store.people.toArray()]);
    const inUse = new Set([present?.open.key, ...people.map(({ locked }) => locked?.key)]);
    const closedAt = this.now();
    await this.store.keys.filter((row) => row.closedAt === undefined && !inUse.has(row.key)).modify({ closedAt });
    const longAgo = closedAt - CLOSED_KEYS_KEPT_MS;
    await this.store.keys
      .filter((row) => row.certificate !== undefined && (row.closedAt ?? closedAt) < longAgo)
      .delete();
  }

  /** The try counts as wrong until it proves right, so that many at once, in any number of tabs, get no more than five. */
  private async countTry(person: string): Promise<{ readonly locked: LockedKey; readonly wrongPins: number }> {
    return this.store.transaction('rw', this.store.people, async () => {
      const row = await this.store.people.get(person);
      if (row?.locked === undefined || row.wrongPins >= TRIES)
        throw new RefusedHere(
          localProblem(signInProblems, row !== undefined && row.wrongPins >= TRIES ? 'pin-locked' : 'pin-not-set'),
        );
      const wrongPins = row.wrongPins + 1;
      await this.store.people.update(person, { wrongPins });
      return { locked: row.locked, wrongPins };
    });
  }
}

function withoutLockedKey({ locked: _, ...rest }: PersonRow, row: { value: PersonRow }): void {
  row.value = { ...rest, wrongPins: 0 };
}
