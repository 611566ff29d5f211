import { NOTICE_VERSION, noticeChannels } from '@yangui/domain';
import { useState } from 'preact/hooks';
import { useCountyCode, useMay } from '../county.tsx';
import { FormChoices } from '../forms/form-choices.tsx';
import { FormDialog } from '../forms/form-dialog.tsx';
import { choice } from '../forms/kinds.ts';
import { useForm } from '../forms/use-form.ts';
import { useMessages } from '../i18n/index.tsx';
import { useVillagerData, type VillagerData } from '../sync/villager-data.ts';
import { prepare } from '../sync/command.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/refusal-note.tsx';
import { NoticeText } from './notice.tsx';
import { PersonalFields, personalKinds, personalOf } from './personal-fields.tsx';

type VillagerPart = VillagerData['villager'];

/** What counter and desk can do about what is held of a villager: correct it, and note that they were told of it. */
export function VillagerActions({ villager }: { villager: VillagerPart }) {
  const {
    counter: { villagers, notice },
    desk,
  } = useMessages();
  const notAllowed = useMay()('villagers.register') ? undefined : desk.orders.notes.rights;
  const [open, setOpen] = useState<'amend' | 'notice'>();
  const [done, setDone] = useState<string>();
  if (villager.erased) return null;
  const told = villager.consentNotice !== null && villager.consentNotice >= NOTICE_VERSION;
  const close = () => setOpen(undefined);
  const finish = (said: string) => {
    close();
    setDone(said);
  };
  return (
    <>
      {done !== undefined && <Notice>{done}</Notice>}
      {!told && (
        <Button icon="check" reason={notAllowed} onClick={() => setOpen('notice')}>
          {notice.record}
        </Button>
      )}
      <Button icon="edit" reason={notAllowed} onClick={() => setOpen('amend')}>
        {villagers.amend}
      </Button>
      {open === 'amend' && <AmendDialog villager={villager} onClose={close} onDone={() => finish(villagers.amended)} />}
      {open === 'notice' && <NoticeLater villager={villager} onClose={close} onDone={() => finish(notice.recorded)} />}
    </>
  );
}

interface DialogProps {
  readonly villager: VillagerPart;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const writtenOf = ({ name, phone, address }: VillagerPart) => ({
  name: name ?? '',
  phone: phone ?? '',
  address: address ?? '',
});

/** Corrects what is held. What somebody else corrects meanwhile comes in, or stands beside what was typed here. */
function AmendDialog({ villager: opened, onClose, onDone }: DialogProps) {
  const {
    counter: { villagers },
  } = useMessages();
  const now = useVillagerData(useCountyCode(), opened.id).data?.villager ?? opened;
  const form = useForm({
    name: `amend-villager ${opened.id}`,
    amends: true,
    fields: personalKinds(writtenOf(now)),
    commands: (personal) => prepare('amend-villager', { villager: opened.id, from: now.amended }, personalOf(personal)),
    follows: onDone,
  });
  return (
    <FormDialog form={form} title={villagers.amend} action={villagers.amendSave} onClose={onClose}>
      <p class="note">{villagers.amendHint}</p>
      <PersonalFields form={form} />
    </FormDialog>
  );
}

function NoticeLater({ villager, onClose, onDone }: DialogProps) {
  const {
    counter: { notice },
  } = useMessages();
  const form = useForm({
    name: `record-notice ${villager.id}`,
    fields: { channel: choice(noticeChannels, 'voice') },
    commands: ({ channel }) =>
      prepare('record-notice', { villager: villager.id, consent: { noticeVersion: NOTICE_VERSION, channel } }),
    follows: onDone,
  });
  return (
    <FormDialog form={form} title={notice.title} label={notice.record} action={notice.record} onClose={onClose}>
      <NoticeText />
      <FormChoices
        of={form.at('channel')}
        legend={notice.how}
        options={noticeChannels.map((value) => ({ value, label: notice.readAt[value] }))}
      />
      <p class="note">{notice.ifNot}</p>
    </FormDialog>
  );
}
