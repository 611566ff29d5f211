import type { HeldHere } from '../held/held-here.ts';

/** Whether a code was given for a handing over of this load already, here or as the server has it: it proves no other. */
export function codeTold({ view, entries }: HeldHere, load: string, code: string): boolean {
  const row = view.get('vanLoad', load);
  const before = typeof row?.apartFrom === 'string' ? view.get('vanLoad', row.apartFrom) : undefined;
  return (
    [row, before].some((one) => one?.usedCodes.includes(code) === true) ||
    entries.some(
      ({ envelope: { type, payload }, state }) =>
        type === 'hand-over-load' && state !== 'refused' && says(payload, { load, code }),
    )
  );
}

function says(payload: unknown, what: Readonly<Record<string, string>>): boolean {
  const fields = new Map<string, unknown>(Object.entries(payload ?? {}));
  return Object.entries(what).every(([field, text]) => fields.get(field) === text);
}
