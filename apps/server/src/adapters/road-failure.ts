/** A road service that did not answer as its protocol says: the plan goes on without it and says so. */
export class RoadFailure extends Error {
  override readonly name = 'RoadFailure';
}

/** The JSON a service answers. Throws `RoadFailure` with what it said where it refused. */
export async function answerOf(request: Promise<Response>, messageOf: (body: unknown) => string | undefined): Promise<unknown> {
  const response = await request.catch((error: unknown) => {
    throw new RoadFailure(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable', { cause: error });
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body;
  throw new RoadFailure(messageOf(body) ?? `HTTP ${response.status}`);
}
