/** A road service that did not answer as its protocol says: the plan goes on without it and says so. */
export class RoadFailure extends Error {
  override readonly name = 'RoadFailure';
}

/** A road service that refused a whole table because it has no road near one of its places: the others may still be asked for. */
export class NoRoadNear extends RoadFailure {}

/** The JSON a service answers. Throws `RoadFailure` with what it said where it refused, `NoRoadNear` where that is what it said. */
export async function answerOf(
  request: Promise<Response>,
  messageOf: (body: unknown) => string | RoadFailure | undefined,
): Promise<unknown> {
  const response = await request.catch((error: unknown) => {
    throw new RoadFailure(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable', {
      cause: error,
    });
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body;
  const said = response.ok ? 'not JSON' : (messageOf(body) ?? `HTTP ${response.status}`);
  throw typeof said === 'string' ? new RoadFailure(said) : said;
}
