import type { Capability } from '@yangui/domain';
import { useMay } from '../county.tsx';
import { useFilter } from '../ui/use-filter.ts';

/**
 * Whether a dialog of a screen is open that its address can open: whoever looks for the act (Ctrl-K) is led straight to it.
 * An address opens it for nobody who may not do it.
 */
export function useAct(
  name: string,
  needs: Capability,
): { readonly isOpen: boolean; readonly open: () => void; readonly close: () => void } {
  const [act, setAct] = useFilter('act');
  const may = useMay();
  return { isOpen: act === name && may(needs), open: () => setAct(name), close: () => setAct('') };
}
