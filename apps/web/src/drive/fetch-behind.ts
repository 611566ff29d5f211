import { lazy } from 'preact/compat';
import { withWords } from '../i18n/index.tsx';

/** Fetches what stands behind the first screen, with its words: before it is opened, for the road is where the network is not. */
export const fetchBehind = () => withWords(import('./behind.ts'), ['loops', 'parcels', 'record']);

export const StopScreen = lazy(async () => (await fetchBehind()).StopScreen);
export const VanScreen = lazy(async () => (await fetchBehind()).VanScreen);
export const UnderWay = lazy(async () => (await fetchBehind()).UnderWay);
export const RefusedHere = lazy(async () => (await fetchBehind()).RefusedHere);
