import { commands, type Envelope } from '@yangui/domain';
import { localProblem } from './problem.ts';
import type { WireProblem } from './refused.ts';

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
