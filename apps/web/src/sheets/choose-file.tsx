import { useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { Icon } from '../ui/icon.tsx';
import './import.css';

interface ChooseFileProps {
  readonly label: string;
  /** What the file must be like. */
  readonly hints: readonly string[];
  readonly onFile: (file: File) => void;
}

/** Takes a file by choosing it, by the keyboard too, or by dropping it. */
export function ChooseFile({ label, hints, onFile }: ChooseFileProps) {
  const { sheets } = useMessages();
  const [over, setOver] = useState(false);
  return (
    <label
      class={over ? 'drop is-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file !== undefined) onFile(file);
      }}
    >
      <input
        type="file"
        class="unseen"
        accept=".xlsx,.xls,.csv,.txt"
        aria-label={label}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
      <Icon name="upload" size={28} />
      <strong>{label}</strong>
      <span class="note">{sheets.drop}</span>
      {hints.map((hint) => (
        <span key={hint} class="note">
          {hint}
        </span>
      ))}
    </label>
  );
}
