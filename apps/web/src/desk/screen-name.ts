import { useSpeech } from '../i18n/index.tsx';
import { deskScreens, type DeskAddress } from './screens.ts';

/** What each screen of the desk is called, in the chosen language. */
export function useScreenName(): (address: DeskAddress) => string {
  const { language } = useSpeech();
  return (address) => deskScreens[address].name[language];
}
