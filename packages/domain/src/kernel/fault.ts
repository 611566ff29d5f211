/** Our own mistake, never the user's: what must hold did not. It stops the command and is logged as a bug. */
export class Fault extends Error {
  override name = 'Fault';
}

/** Throws a {@link Fault} unless `condition` holds. */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Fault(what);
}
