import type { AttachmentKind } from '@yangui/domain';

/** How it is known from the row that an attachment belongs to, named `t`, whom it concerns, and whether they are erased. */
interface Concerned {
  /** Whether `t` is about one of the people whose private rows go by the ids `$2`. */
  readonly among: string;
  readonly erased: string;
}

/** By kind of attachment. One that concerns nobody has `false` for both. */
export const concerned: Readonly<Record<AttachmentKind, Concerned>> = {
  'handover-photo': { among: 't.id = any($2::uuid[])', erased: 't.forgotten_at is not null' },
  // It bears the code of a sample, and nobody's name.
  'lab-report': { among: 'false', erased: 'false' },
  'trouble-photo': {
    among: '(t.id = any($2::uuid[]) or t.villager = any($2::uuid[]))',
    erased: `(exists (select from villager v where v.county = $1 and v.id = t.villager and v.erased) or t.steps::jsonb @> '[{"step":"forgotten"}]')`,
  },
};

/** The kinds of which something is known here. */
export function concernedBy(kind: string): Concerned {
  return isKind(kind) ? concerned[kind] : { among: 'false', erased: 'false' };
}

function isKind(kind: string): kind is AttachmentKind {
  return Object.hasOwn(concerned, kind);
}
