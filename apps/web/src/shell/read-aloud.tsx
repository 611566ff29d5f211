import { useEffect, useState } from 'preact/hooks';
import { useMessages, useSpeech } from '../i18n/index.tsx';
import { Button } from '../ui/button.tsx';
import '../ui/read-aloud.css';

/**
 * Reads a text to somebody who cannot, by a voice that lives on this device: names and amounts go to no cloud.
 * Where the device has none, the text is there for the partner to read.
 */
export function ReadAloud({ text }: { text: string }) {
  const { shell } = useMessages();
  const voice = useLocalVoice();
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), []);
  const speak = () => {
    if (voice === undefined) return;
    const saying = new SpeechSynthesisUtterance(text);
    saying.voice = voice;
    saying.lang = voice.lang;
    saying.rate = 0.85;
    speechSynthesis.cancel();
    speechSynthesis.speak(saying);
  };
  return (
    <section class="read-aloud" aria-label={shell.readAloud.title}>
      <p>{text}</p>
      {voice === undefined ? (
        <span class="note">{shell.readAloud.byYou}</span>
      ) : (
        <Button icon="speak" onClick={speak}>
          {shell.readAloud.speak}
        </Button>
      )}
    </section>
  );
}

function useLocalVoice(): SpeechSynthesisVoice | undefined {
  const { language } = useSpeech();
  const [voices, setVoices] = useState(localVoices);
  useEffect(() => {
    const speech = globalThis.speechSynthesis;
    const look = () => setVoices(localVoices());
    speech?.addEventListener('voiceschanged', look);
    return () => speech?.removeEventListener('voiceschanged', look);
  }, []);
  return voices.find(({ lang }) => lang.toLowerCase().startsWith(language));
}

function localVoices(): readonly SpeechSynthesisVoice[] {
  return globalThis.speechSynthesis?.getVoices().filter(({ localService }) => localService) ?? [];
}
