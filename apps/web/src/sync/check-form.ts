import { commands, type Envelope } from '@yangui/domain';
import { localProblem } from './problem.ts';
import type { Looked } from './command.ts';
import type { WireProblem } from './refused.ts';

/** A command as it is sent: with what its figures were, where its rule asks for that. */
export function asSent({ was, ...envelope }: Looked): Envelope {
  if (was === undefined || commands.get(envelope.type)?.saysWhatWas !== true) return envelope;
  const { payload } = envelope;
  return typeof payload === 'object' ? { ...envelope, payload: { was, ...payload } } : envelope;
}

/**
 * What would be refused for its form alone, found before it is sent, by the same schemas. `where` is the field.
 * Every rule and refusal of the county is behind this: it is fetched when somebody first sends something.
 */
export function checkForm(
  envelope: Envelope,
  county: string,
): { readonly problem: WireProblem; readonly where: string } | undefined {
  const bound = commands.get(envelope.type)?.bind(envelope, county, '');
  if (bound === undefined || !('malformed' in bound)) return undefined;
  return { problem: localProblem(bound.malformed, { where: bound.where }), where: bound.where };
}
