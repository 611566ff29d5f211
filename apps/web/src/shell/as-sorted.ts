import { familyNameAsRead } from '@yangui/domain';

/** A person's name as lists sort it: by how the family name is read. */
export function asSorted(name: string | null | undefined): string | null {
  return name ? familyNameAsRead(name) : null;
}
