import { modules } from './county.ts';
import type { AttachmentRule } from './kernel/index.ts';

type Declared<M> = M extends { readonly attachments: infer A } ? keyof A : never;

/** The kinds of attachments that modules declare. */
export type AttachmentKind = Declared<(typeof modules)[number]>;

/** What each kind of attachment may be, who may look at it, and when it goes. */
export const attachmentRules: ReadonlyMap<string, AttachmentRule> = new Map<string, AttachmentRule>(
  modules.flatMap((module) => ('attachments' in module ? Object.entries(module.attachments) : [])),
);
