import { useQuery, useQueryClient, type QueryClient } from '@tanstack/preact-query';
import { device, me, nothing, oneTimePassword, sessions, signedIn, type Me } from './answers.ts';
import { ask, tell } from './http.ts';
import { Refused } from './problem.ts';

const ME = ['me'];
const SESSIONS = ['sessions'];

/** The signed-in person with what they may do where; null when nobody is signed in. */
export function useMe() {
  return useQuery({ queryKey: ME, queryFn: ({ signal }) => readMe(signal), staleTime: 60_000 });
}

async function readMe(signal: AbortSignal): Promise<Me | null> {
  try {
    return await ask('/api/me', me, { signal });
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 401) return null;
    throw error;
  }
}

/** Forgets who was signed in, and all that they saw. */
export function forgetPerson(client: QueryClient): void {
  client.setQueryData(ME, null);
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
}

/** People who set a PIN on this device. */
export function useDevicePeople() {
  return useQuery({ queryKey: ['device'], queryFn: ({ signal }) => ask('/api/identity/device', device, { signal }), staleTime: 0 });
}

/** Where else this person is signed in. */
export function useSessions() {
  return useQuery({ queryKey: SESSIONS, queryFn: ({ signal }) => ask('/api/identity/sessions', sessions, { signal }) });
}

/** What a person does about their own sign-in. Each throws Refused with the server's words. */
export function useIdentity() {
  const client = useQueryClient();
  const enter = async (path: string, body: unknown) => {
    await ask(path, signedIn, { method: 'POST', body });
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
    await client.refetchQueries({ queryKey: ME });
  };
  return {
    signIn: (name: string, password: string) => enter('/api/identity/sign-in', { name, password, device: deviceLabel() }),
    switchTo: (person: string, pin: string) => enter('/api/identity/switch', { person, pin }),
    signOut: async () => {
      await tell('/api/identity/sign-out', { method: 'POST' });
      // The next person at this device begins with an empty basket.
      sessionStorage.clear();
      forgetPerson(client);
    },
    changePassword: (current: string, next: string) => ask('/api/identity/password', nothing, { method: 'PUT', body: { current, next } }),
    setPin: (pin: string) => ask('/api/identity/pin', nothing, { method: 'PUT', body: { pin } }),
    revoke: async (session: string) => {
      await tell(`/api/identity/sessions/${session}`, { method: 'DELETE' });
      await client.invalidateQueries({ queryKey: SESSIONS });
    },
  };
}

/** Who shall get a sign-in, and under which name. */
export interface NewSignIn {
  readonly county: string;
  readonly person: string;
  readonly signInName: string;
  readonly name: string;
  readonly phone?: string;
}

/** Makes a sign-in for a person who holds a role. The password is told this once. */
export function createSignIn(wanted: NewSignIn) {
  return ask('/api/identity/sign-ins', oneTimePassword, { method: 'POST', body: wanted });
}

/** Disables a person's sign-in and ends all their sessions. */
export function disableSignIn(county: string, person: string) {
  return tell(`/api/identity/sign-ins/${person}?county=${county}`, { method: 'DELETE' });
}

function deviceLabel(): string {
  const system = /Android|iPhone|iPad|Windows|Macintosh|Linux/.exec(navigator.userAgent)?.[0] ?? 'device';
  const browser = /MicroMessenger|Edg|Firefox|Chrome|Safari/.exec(navigator.userAgent)?.[0] ?? 'browser';
  return `${system} ${browser === 'Edg' ? 'Edge' : browser}`;
}
