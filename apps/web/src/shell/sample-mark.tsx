import { useMessages } from '../i18n/index.tsx';

/** The mark that sample data wear. */
export function SampleMark() {
  const { shell } = useMessages();
  return (
    <span class="sample" title={shell.sampleHint}>
      {shell.sample}
    </span>
  );
}
