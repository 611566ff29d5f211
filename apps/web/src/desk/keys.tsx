import { useMessages } from '../i18n/index.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** The keys of the desk, shown by `?`. */
export function Keys({ onClose }: { onClose: () => void }) {
  const { desk } = useMessages();
  const { keys } = desk;
  const rows: readonly (readonly [string, string])[] = [
    ['Ctrl K', keys.find],
    ['/', keys.search],
    ['?', keys.title],
    ['Esc', keys.close],
    ['↑ ↓', keys.move],
    ['Enter', keys.pick],
    ['Tab', keys.next],
  ];
  return (
    <Dialog title={keys.title} onClose={onClose}>
      <dl class="keys">
        {rows.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
