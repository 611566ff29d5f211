import { covers, surfaceOf, type Capability, type Place, type Surface } from '@yangui/domain';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { pathTo } from './paths.ts';
import { placesOf, type County, type Me, type OwnStation } from './sync/who.ts';

/** The county that the screens are about, and the person who looks. */
interface Standing {
  readonly me: Me;
  readonly county: County;
}

export const StandingContext = createContext<Standing | undefined>(undefined);

/** Who looks at which county. Only within a surface. */
export function useStanding(): Standing {
  const standing = useContext(StandingContext);
  if (standing === undefined) throw new Error('a screen was drawn outside a county');
  return standing;
}

/** The county's code, for addresses and reads. */
export function useCountyCode(): string {
  return useStanding().county.county;
}

/** Asks whether this person may do a thing, at a place or (without one) anywhere in the county. */
export function useMay(): (capability: Capability, place?: Place) => boolean {
  const { county } = useStanding();
  return (capability, place) => {
    const places = placesOf(county, capability);
    return place === undefined ? places.length > 0 : places.some((held) => covers(held, place));
  };
}

/** The station behind whose counter this person stands. */
export function ownStation(county: County): OwnStation | undefined {
  return county.stations[0];
}

/** Whether a person has work at a surface: by a role that opens with it, or, of their own, by what they are owed. */
export function worksAt(county: County, surface: Surface): boolean {
  if (surface === 'counter') return true;
  if (surface === 'mine' && county.own?.some((one) => one === 'own-pay.read' || one === 'own-samples.read'))
    return true;
  return county.holdings.some(({ role }) => surfaceOf[role] === surface);
}

/** Where a person's work begins. */
export function startOf(county: County): string {
  if (ownStation(county) !== undefined) return pathTo('counter', '/', county);
  const first = (['desk', 'drive', 'mine'] as const).find((surface) => worksAt(county, surface));
  return pathTo(first ?? 'desk', '/', county);
}
