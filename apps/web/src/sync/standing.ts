import { device as devicePeople, me, nothing, signedIn, type Me } from './who.ts';
import { certifyKeysOf, isKnown, markKnown, withDevice, type Kept } from './device/index.ts';
import { noteEntry } from './entry.ts';
import { firstScreen } from './first-screen.ts';
import { ask, tell } from './http.ts';
import { NoAnswer, Refused } from './refused.ts';

/** Where the device itself can let a person in, the server is not waited for as long as elsewhere. */
const SHORT_PATIENCE_MS = 5_000;

/** What the server says when a PIN opens nothing there any more. */
const ENDED = ['pin-not-set', 'pin-locked', 'sign-in-failed'];

interface Person {
  readonly id: string;
  readonly name: string;
}

/** The PIN that opened the counter without network: in memory alone, until the server has seen it. */
let typed: { readonly person: string; readonly pin: string } | undefined;
/** Grows whenever somebody comes or goes: an answer asked for before that is about somebody else. */
let turn = 0;
/** What the server is told before it is asked anything, for all who ask. */
let settling: Promise<void> | undefined;
/** Who is here was last answered by the device, for the server said nothing. */
let unheard = false;
/** The last that is said about who is here, in this tab. */
let saying: Promise<unknown> = Promise.resolve();
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('yangui-who') : undefined;

/**
 * Says one thing after the other about who comes and goes, whichever tab says it: an answer brings a session or takes it, and one
 * that comes late would take what was opened meanwhile. Where the browser has no locks, each tab keeps its own order.
 */
function inTurn<T>(say: () => Promise<T>): Promise<T> {
  const said = 'locks' in navigator ? navigator.locks.request('yangui who', say) : saying.then(say, say);
  saying = said.catch(() => undefined);
  return said;
}

/**
 * Who is here: as the server says, or, when it says nothing, as the device kept it.
 * @returns null when nobody is
 * @throws NoAnswer when no answer came and nothing is kept
 */
export async function whoIsHere(signal: AbortSignal): Promise<Me | null> {
  const asked = turn;
  try {
    await settle();
    const settled = turn;
    const said = await ask('/api/me', me, { signal });
    unheard = false;
    return settled === turn ? await heard(said) : await whoIsHere(signal);
  } catch (error) {
    if (!signal.aborted) unheard = isSilence(error);
    if (error instanceof Refused && error.problem.status === 401)
      return asked === turn ? sessionMissing() : whoIsHere(signal);
    if (isOneTime(error)) return choosing(error);
    if (!isSilence(error) || signal.aborted) throw error;
    const known = await kept();
    if (known !== undefined) return known.me;
    if ((await peopleKeptHere()).length > 0) return null;
    throw error;
  }
}

/** Whether the server said nothing when it was last asked who is here: it is worth asking again by and by. */
export function isUnheard(): boolean {
  return unheard;
}

/** Who is at the counter by what the device kept, before the server is asked. */
export async function kept(): Promise<Kept | undefined> {
  return isKnown() ? withDevice<Kept | undefined>((device) => device.kept(), undefined) : undefined;
}

/** Comes in by name and password. */
export function enterByPassword(name: string, password: string, label: string): Promise<void> {
  return inTurn(() => sayPassword(name, password, label));
}

async function sayPassword(name: string, password: string, label: string): Promise<void> {
  const { person, oneTimeUntil, news } = await ask('/api/identity/sign-in', signedIn, {
    method: 'POST',
    body: { name, password, device: label },
  });
  noteEntry({ news });
  if (oneTimeUntil === undefined) return welcome(person);
  // The device gets to know them with their own password: before it, they get no key here and nothing is kept.
  turn += 1;
  typed = undefined;
  noteEntry({ signInAgain: false, turnedOut: false, wentOut: false });
  tabs?.postMessage('changed');
}

/** Puts an own password in place of the one-time one. Who it was that chose, the server says when asked who is here. */
export async function chooseOwnPassword(next: string): Promise<void> {
  await ask('/api/identity/password', nothing, { method: 'PUT', body: { next } });
  turn += 1;
  tabs?.postMessage('changed');
}

/**
 * Comes in by PIN: by the server's word, or, when it says nothing, by the device's.
 * @returns what the device kept of the person, where it was the device that let them in
 * @throws Refused with the words of whoever was asked; NoAnswer when the device knows no PIN of this person either
 */
export function enterByPin(person: Person, pin: string): Promise<Me | undefined> {
  return inTurn(() => sayPin(person, pin));
}

async function sayPin(person: Person, pin: string): Promise<Me | undefined> {
  const here = await withDevice((device) => device.hasPin(person.id), false);
  try {
    const { news } = await ask('/api/identity/switch', signedIn, {
      method: 'POST',
      body: { person: person.id, pin },
      ...(here && { patienceMs: SHORT_PATIENCE_MS }),
    });
    noteEntry({ news });
  } catch (error) {
    if (isRefusedAs(error, ENDED)) await withDevice((device) => device.forgetPin(person.id), undefined);
    if (!isSilence(error)) throw error;
    const opened = await withDevice<Me | undefined>((device) => device.enterByPin(person.id, pin), undefined);
    if (opened === undefined) throw error;
    turn += 1;
    typed = { person: person.id, pin };
    noteEntry({ signInAgain: false, turnedOut: false, wentOut: false });
    tabs?.postMessage('changed');
    return opened;
  }
  await welcome(person, pin);
  return undefined;
}

/** Goes out. Where the server does not hear it, it is told at the first contact, before anything else. */
export async function goOut(): Promise<void> {
  turn += 1;
  typed = undefined;
  noteEntry({ signInAgain: false, turnedOut: false, wentOut: true, news: undefined });
  if ((await kept()) === undefined) {
    await inTurn(() => tell('/api/identity/sign-out', { method: 'POST' }));
    return;
  }
  // First here, then there: whatever breaks off between, nobody finds the counter open.
  await withDevice((device) => device.leave(true), undefined);
  tabs?.postMessage('changed');
  await inTurn(tellServer).catch(() => undefined);
}

/** Gives the person who is here a key that their new PIN opens. */
export async function lockKeyBy(person: string, pin: string): Promise<void> {
  await withDevice((device) => device.lockByPin(person, pin), undefined);
  await certifyKeysOf(person);
}

/** People with a PIN here: those the server names, or, when it says nothing, those whose keys the device can open. */
export async function peopleHere(signal?: AbortSignal): Promise<readonly Person[]> {
  const local = await peopleKeptHere();
  try {
    const { people } = await ask('/api/identity/device', devicePeople, {
      signal,
      ...(local.length > 0 && { patienceMs: SHORT_PATIENCE_MS }),
    });
    if (local.length > 0) await withDevice((device) => device.keepPinsOf(people.map(({ id }) => id)), undefined);
    return people;
  } catch (error) {
    if (local.length > 0 && isSilence(error)) return local;
    throw error;
  }
}

/** People whom the device itself can let in. */
export async function peopleKeptHere(): Promise<readonly Person[]> {
  return isKnown() ? withDevice<readonly Person[]>((device) => device.peopleWithPin(), []) : [];
}

/** Calls `changed` when somebody came in or went out in another tab. */
export function onOtherTab(changed: () => void): () => void {
  tabs?.addEventListener('message', changed);
  return () => tabs?.removeEventListener('message', changed);
}

/**
 * Tells the server what it could not hear: who went out, and who came in by PIN. Once for all who ask, and not given up when one
 * of them no longer does: a sign-in of which nobody heard the answer would stay open.
 */
function settle(): Promise<void> {
  if (settling === undefined) {
    const now = inTurn(tellServer);
    settling = now;
    const end = () => (settling = undefined);
    now.then(end, end);
  }
  return settling;
}

async function tellServer(): Promise<void> {
  if (!isKnown()) return;
  const [owed, known] = await Promise.all([withDevice((device) => device.owesSignOut(), false), kept()]);
  if (owed) await sayGoneOut();
  if (known?.by === 'pin') await showPin(known.me.person);
}

async function sayGoneOut(): Promise<void> {
  await tell('/api/identity/sign-out', { method: 'POST', patienceMs: SHORT_PATIENCE_MS }).catch((error: unknown) => {
    if (isSilence(error)) throw error;
  });
  await withDevice((device) => device.signOutHeard(), undefined);
}

/** Shows the server the PIN that it has not seen. Whom it does not take is shown the door. */
async function showPin(person: Person): Promise<void> {
  if (typed?.person !== person.id) {
    // The page was loaded again meanwhile: the PIN is forgotten. Whether it still counts can be known all the same.
    const { people } = await ask('/api/identity/device', devicePeople, { patienceMs: SHORT_PATIENCE_MS });
    if (!people.some(({ id }) => id === person.id)) await turnOut(person.id);
    return;
  }
  const { pin } = typed;
  try {
    await ask('/api/identity/switch', signedIn, {
      method: 'POST',
      body: { person: person.id, pin },
      patienceMs: SHORT_PATIENCE_MS,
    });
  } catch (error) {
    if (!isRefusedAs(error, [...ENDED, 'pin-wrong'])) throw error;
    return turnOut(person.id);
  }
  await welcome(person, pin);
}

/** The server said who has the session. It is theirs who stand here, unless these came in by PIN and it has not seen it yet. */
async function heard(said: Me): Promise<Me | null> {
  if (!isKnown()) {
    // The device's store and its library come after the first screen.
    void firstScreen.then(() => keep(said, undefined));
    return said;
  }
  const known = await kept();
  if (known?.by === 'pin' && known.me.person.id !== said.person.id) {
    // Nothing may be done in the name of whoever was here before.
    await inTurn(() => tell('/api/identity/sign-out', { method: 'POST' }));
    return sessionMissing();
  }
  noteEntry({ signInAgain: false, turnedOut: false, wentOut: false });
  void keep(said, known);
  return said;
}

/** Whether a session may choose its own password and nothing else, for it was opened by a one-time one. */
export function isOneTime(error: unknown): error is Refused {
  return isRefusedAs(error, ['password-one-time']);
}

/** The session is of somebody who has to choose a password, unless whoever stands here came in by PIN. */
async function choosing(refused: Refused): Promise<Me | null> {
  if ((await kept())?.by !== 'pin') throw refused;
  await inTurn(() => tell('/api/identity/sign-out', { method: 'POST' }));
  return sessionMissing();
}

async function keep(said: Me, known: Kept | undefined): Promise<void> {
  const heardAt = turn;
  const { id, name } = said.person;
  await withDevice(async (device) => {
    if (heardAt !== turn) return;
    if (known?.me.person.id !== id) await device.ensureEntered(id, name);
    await device.keepMe(said);
  }, undefined);
  if (heardAt !== turn) return;
  markKnown();
  await certifyKeysOf(id);
}

/** The server has no session for whoever stands here. */
async function sessionMissing(): Promise<Me | null> {
  const known = await kept();
  if (known?.by === 'pin') {
    noteEntry({ signInAgain: true });
    return known.me;
  }
  if (known !== undefined) await showDoor();
  return null;
}

async function turnOut(person: string): Promise<void> {
  await withDevice((device) => device.forgetPin(person), undefined);
  await showDoor();
}

async function showDoor(): Promise<void> {
  turn += 1;
  typed = undefined;
  await withDevice((device) => device.leave(false), undefined);
  noteEntry({ signInAgain: false, turnedOut: true });
}

/** The server has let this person in. */
async function welcome({ id, name }: Person, pin?: string): Promise<void> {
  turn += 1;
  typed = undefined;
  noteEntry({ signInAgain: false, turnedOut: false, wentOut: false });
  await withDevice((device) => device.enteredBySession(id, name, pin), undefined);
  markKnown();
  tabs?.postMessage('changed');
}

function isRefusedAs(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Refused && codes.includes(error.problem.code);
}

/** No answer, or one that says no more than that the server cannot answer now. */
function isSilence(error: unknown): boolean {
  return error instanceof NoAnswer || (error instanceof Refused && error.problem.status >= 500);
}
