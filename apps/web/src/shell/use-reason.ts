import { reachesPlace, roles, type Capability, type Place } from '@yangui/domain';
import { useMay } from '../county.tsx';
import { useMessages } from '../i18n/index.tsx';

/** Says why this person may not do a thing at a place, and whom to ask; undefined where they may. */
export function useReason(): (capability: Capability, place?: Place) => string | undefined {
  const may = useMay();
  const messages = useMessages();
  return (capability, place) => {
    if (may(capability, place)) return undefined;
    return messages.shell.mayNot(
      roles.filter((role) => reachesPlace(role, capability)).map((role) => messages.words.roles[role]),
    );
  };
}
