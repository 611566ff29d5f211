import type { Envelope, Rules } from '@yangui/domain';
import { worded } from './problem.ts';
import type { Looked } from './command.ts';
import type { WireProblem } from './refused.ts';

/** A command as it is sent: with what its figures were, where its rule asks for that. */
export function asSent({ commands }: Rules, { was, ...envelope }: Looked): Envelope {
  if (was === undefined || commands.get(envelope.type)?.saysWhatWas !== true) return envelope;
  const { payload } = envelope;
  return typeof payload === 'object' ? { ...envelope, payload: { was, ...payload } } : envelope;
}

/**
 * What would be refused for its form alone, or because it is not done where it is asked for, found before it is sent, by the
 * same schemas. `where` is the field.
 */
export function checkForm(
  rules: Rules,
  envelope: Envelope,
  county: string,
): { readonly problem: WireProblem; readonly where: string | undefined } | undefined {
  const bound = rules.bind(envelope, county, '');
  return 'refusal' in bound ? { problem: worded(rules.problems, bound.refusal), where: bound.where } : undefined;
}
