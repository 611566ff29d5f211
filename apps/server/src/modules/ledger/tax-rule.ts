import { businessDay, withholdingRule, type Instant, type PayeeType } from '@yangui/domain';
import type { AnswerOf } from '@yangui/domain/reads';

/** The rule that held for a type of payee at a moment, as reads quote it. Null where nobody said of what type they are. */
export function taxRuleOf(
  type: PayeeType | null | undefined,
  at: Instant,
): AnswerOf<'/settlements/:id'>['carried'][number]['rule'] {
  const rule = type && withholdingRule(type, businessDay(at));
  return rule ? { type: rule.type, source: rule.source, says: rule.says } : null;
}
