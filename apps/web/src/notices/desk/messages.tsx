import { DeskPage } from '../../desk/page.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { ToTell } from '../to-tell.tsx';

/** Whom somebody has to tell, in all of the reader’s places. */
export function Messages() {
  const { toTell } = useMessages().notices;
  return (
    <DeskPage title={toTell.title} intro={toTell.intro}>
      <ToTell />
    </DeskPage>
  );
}
