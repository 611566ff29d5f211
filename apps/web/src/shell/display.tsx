import { useState } from 'preact/hooks';
import { useMessages, useSpeech } from '../i18n/index.tsx';
import { Button } from '../ui/button.tsx';
import { CheckField } from '../ui/field.tsx';

const STORED = 'yangui.type';

/** Takes up the size of type that was chosen on this device. */
export function applyTypeSize(): void {
  if (localStorage.getItem(STORED) === 'large') document.documentElement.dataset['type'] = 'large';
}

/** Makes all text larger, on this device. */
export function LargeTypeSwitch() {
  const { shell } = useMessages();
  const [large, setLarge] = useState(document.documentElement.dataset['type'] === 'large');
  const choose = (wanted: boolean) => {
    localStorage.setItem(STORED, wanted ? 'large' : 'plain');
    if (wanted) document.documentElement.dataset['type'] = 'large';
    else delete document.documentElement.dataset['type'];
    setLarge(wanted);
  };
  return <CheckField role="switch" label={shell.largeType} checked={large} onChange={choose} />;
}

/** Goes over to the other language; named in that language, for those who read only it. */
export function LanguageSwitch() {
  const { language, messages, speak } = useSpeech();
  return (
    <Button kind="plain" icon="language" onClick={() => speak(language === 'zh' ? 'en' : 'zh')}>
      <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{messages.shell.otherLanguage}</span>
    </Button>
  );
}
