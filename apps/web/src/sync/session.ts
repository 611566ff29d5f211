import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/preact-query';
import { useEffect } from 'preact/hooks';
import type { Sessions, Visits } from '@yangui/domain/reads';
import { nothing, type Me } from './who.ts';
import { ability, askToPersist, withDevice } from './device/index.ts';
import { ask, askDeclared, tell } from './http.ts';
import {
  chooseOwnPassword,
  enterByPassword,
  enterByPin,
  goOut,
  isUnheard,
  kept,
  lockKeyBy,
  onOtherTab,
  peopleHere,
  whoIsHere,
} from './standing.ts';

const ME = ['me'];
const DEVICE = ['device'];
const SESSIONS = ['sessions'];

/** How soon the server is asked again who is here, where it said nothing: the line may be back without a word. */
const AGAIN_MS = 10_000;

const meQuery = queryOptions({
  queryKey: ME,
  queryFn: ({ signal }) => whoIsHere(signal),
  staleTime: 60_000,
  refetchInterval: () => isUnheard() && AGAIN_MS,
});

/** The signed-in person with what they may do where; null when nobody is signed in. Without network, as the device kept it. */
export function useMe() {
  return useQuery(meQuery);
}

/** Asks who is here before anything is drawn that wants to know. */
export function askFirst(client: QueryClient): void {
  void client.prefetchQuery(meQuery);
}

/** Draws whoever the device knows to be here, before the server has said so. */
export function begin(client: QueryClient, here: Me): void {
  client.setQueryData(ME, here, { updatedAt: 1 });
}

/** Follows who is here through other tabs, and asks the server again when the network is back. Once, around all screens. */
export function useWhoIsHere(): void {
  const client = useQueryClient();
  useEffect(() => {
    const ask = () => void client.invalidateQueries({ queryKey: ME });
    const follow = () =>
      void kept().then((now) => {
        sessionStorage.clear();
        changePerson(client, now?.me ?? null);
        ask();
      });
    const leave = onOtherTab(follow);
    window.addEventListener('online', ask);
    return () => {
      leave();
      window.removeEventListener('online', ask);
    };
  }, [client]);
}

/** Forgets who was signed in, and all that they saw. */
export function forgetPerson(client: QueryClient): void {
  changePerson(client, null);
}

/** Asks again who is here: what the screens were told does not hold any more. */
export function askWhoIsHere(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ME });
}

function changePerson(client: QueryClient, to: Me | null): void {
  // An answer about whoever was here before is on its way perhaps.
  void client.cancelQueries({ queryKey: ME });
  client.setQueryData(ME, to);
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
}

/** People who set a PIN on this device. */
export function useDevicePeople() {
  return useQuery({
    queryKey: DEVICE,
    queryFn: async ({ signal }) => ({ people: await peopleHere(signal) }),
    staleTime: 0,
  });
}

/** Whether a person's PIN opens the counter here without network. */
export function useHasPin(person: string) {
  return useQuery({
    queryKey: [...DEVICE, 'pin', person],
    queryFn: () => withDevice<boolean | null>((device) => device.hasPin(person), null),
  });
}

/** Whether this browser can work without network. */
export function useAbility() {
  return useQuery({ queryKey: [...DEVICE, 'ability'], queryFn: () => ability(), staleTime: Infinity });
}

/** Where else this person is signed in. */
export function useSessions() {
  return useQuery({
    queryKey: SESSIONS,
    queryFn: ({ signal }) => askDeclared<Sessions>('/api/identity/sessions', { signal }),
  });
}

/** When and where this person came in lately, and who else tried to. */
export function useVisits() {
  return useQuery({
    queryKey: [...SESSIONS, 'visits'],
    queryFn: ({ signal }) => askDeclared<Visits>('/api/identity/visits', { signal }),
  });
}

/** What a person does about their own sign-in. Each throws Refused with the server's words. */
export function useIdentity() {
  const client = useQueryClient();
  const entered = async () => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
    await client.refetchQueries({ queryKey: ME });
  };
  return {
    signIn: (name: string, password: string) => enterByPassword(name, password, deviceLabel()).then(entered),
    /** Without network the device opens by the PIN itself. */
    switchTo: async (person: { readonly id: string; readonly name: string }, pin: string) => {
      const here = await enterByPin(person, pin);
      if (here === undefined) return entered();
      changePerson(client, here);
      askWhoIsHere(client);
    },
    signOut: async () => {
      await goOut();
      // The next person at this device begins with an empty basket.
      sessionStorage.clear();
      forgetPerson(client);
    },
    /** In place of the one-time one, by which this person just signed in. */
    chooseOwnPassword: (next: string) => chooseOwnPassword(next).then(entered),
    /** Every PIN of the person ends with it, here too. */
    changePassword: async (person: string, current: string, next: string) => {
      await ask('/api/identity/password', nothing, { method: 'PUT', body: { current, next } });
      await withDevice((device) => device.forgetPin(person), undefined);
      await client.invalidateQueries({ queryKey: DEVICE });
    },
    /** @param password where the server wants it with the PIN; else empty */
    setPin: async (person: string, pin: string, password: string) => {
      const body = password === '' ? { pin } : { pin, current: password };
      await ask('/api/identity/pin', nothing, { method: 'PUT', body });
      await lockKeyBy(person, pin);
      // Who sets a PIN means to work without network: now is when to ask that what is kept stays.
      await askToPersist();
      await client.invalidateQueries({ queryKey: DEVICE });
    },
    revoke: async (session: string) => {
      await tell(`/api/identity/sessions/${session}`, { method: 'DELETE' });
      await client.invalidateQueries({ queryKey: SESSIONS });
    },
  };
}

/** Says to the server that a list goes into a file: before it does. */
export function noteExport(county: string, title: string, rows: number) {
  return tell(`/api/counties/${county}/exports`, { method: 'POST', body: { title, rows } });
}

function deviceLabel(): string {
  const system = /Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(navigator.userAgent)?.[0] ?? 'device';
  const browser = /MicroMessenger|Edg|Firefox|Chrome|Safari/.exec(navigator.userAgent)?.[0] ?? 'browser';
  return `${system} ${browser === 'Edg' ? 'Edge' : browser}`;
}
