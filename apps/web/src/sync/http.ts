import * as z from 'zod/mini';
import { noteLink } from './link.ts';
import { NoAnswer, problem, Refused } from './refused.ts';
import { noteTells } from './tells.ts';

const refusal = z.object({ problem });

/** How long to wait for an answer before saying that none came. */
const PATIENCE_MS = 20_000;

interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** How long to wait, in ms, where there is another way when no answer comes. */
  readonly patienceMs?: number;
}

/** How the server is asked. */
export type Ask = typeof ask;

/**
 * Asks the server and checks the shape of what it says.
 * @throws Refused when it said no, NoAnswer when it said nothing that could be understood
 */
export async function ask<T>(path: string, schema: z.ZodMiniType<T>, asked: Asked = {}): Promise<T> {
  const answer = schema.safeParse(await tell(path, asked));
  if (!answer.success) {
    console.error(`${path} answered in an unknown shape`, z.prettifyError(answer.error));
    throw new NoAnswer(`${path} answered in an unknown shape`);
  }
  return answer.data;
}

/**
 * Asks the server what the domain declares that it answers there. @throws Refused, NoAnswer
 */
export async function askDeclared<T extends object>(path: string, asked: Asked = {}): Promise<T> {
  const answer = await tell(path, asked);
  if (typeof answer !== 'object' || answer === null) throw new NoAnswer(`${path} answered in an unknown shape`);
  // oxlint-disable-next-line no-unsafe-type-assertion -- the server's tests hold its answers to what is declared
  return answer as T;
}

/** Asks the server where the answer's body does not matter, or is checked by the caller. */
export async function tell(
  path: string,
  { method = 'GET', body, signal, patienceMs = PATIENCE_MS }: Asked,
): Promise<unknown> {
  const response = await reach(path, {
    method,
    credentials: 'same-origin',
    ...carried(body),
    signal:
      signal === undefined
        ? AbortSignal.timeout(patienceMs)
        : AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
  });
  const said: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  // An answer that broke off, as when the page is left meanwhile, is none.
  if (said === undefined && response.status !== 204)
    throw new NoAnswer(`${path} answered ${response.status} without words`);
  noteLink({ lastReceivedAt: Date.now() });
  noteTells(path, response.headers.get('yangui-tells'));
  if (response.ok) return said;
  throw whyNot(path, response, said);
}

/** Asks the server for a file. @throws Refused, NoAnswer */
export async function askFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await reach(path, { credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) throw whyNot(path, response, await response.json().catch(() => undefined));
  return new Uint8Array(await response.arrayBuffer());
}

/** Fetches a file however large, for as long as bytes come; what broke off is none. @throws Refused, NoAnswer */
export async function fetchLargeFile(path: string, body: object): Promise<Blob> {
  const response = await reach(path, { method: 'POST', credentials: 'same-origin', ...carried(body) });
  if (!response.ok) throw whyNot(path, response, await response.json().catch(() => undefined));
  return response.blob().catch((cause: unknown) => {
    throw new NoAnswer(`${path} broke off`, { cause });
  });
}

function whyNot(path: string, response: Response, said: unknown): Refused | NoAnswer {
  const no = refusal.safeParse(said);
  return no.success ? new Refused(no.data.problem) : new NoAnswer(`${path} answered ${response.status}`);
}

/** A body as it travels: bytes as they are, all else as JSON. */
function carried(body: unknown): Pick<RequestInit, 'headers' | 'body'> {
  if (body === undefined) return {};
  if (body instanceof Uint8Array)
    return { headers: { 'content-type': 'application/octet-stream' }, body: Uint8Array.from(body) };
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    throw new NoAnswer(`${path} did not answer`, { cause });
  }
}
