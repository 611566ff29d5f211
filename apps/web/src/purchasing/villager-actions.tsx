import { NOTICE_VERSION, noticeChannels } from '@yangui/domain';
import { useEffect, useState } from 'preact/hooks';
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

const amendable = ['name', 'phone', 'address'] as const;
type Amendable = (typeof amendable)[number];
type Written = Readonly<Record<Amendable, string>>;

const writtenOf = ({ name, phone, address }: VillagerPart): Written => ({
  name: name ?? '',
  phone: phone ?? '',
  address: address ?? '',
});

/**
 * Corrects what is held. What somebody else corrects meanwhile comes in where nothing was typed here; where both wrote,
 * both stand there until one is chosen.
 */
function AmendDialog({ villager: opened, onClose, onDone }: DialogProps) {
  const {
    counter: { villagers },
  } = useMessages();
  const held = useVillagerData(useCountyCode(), opened.id);
  const now = held.data?.villager ?? opened;
  const [seen, setSeen] = useState(() => writtenOf(opened));
  const theirs = writtenOf(now);
  const form = useForm({
    name: `amend-villager ${opened.id}`,
    fields: personalKinds(theirs),
    commands: (personal) => prepare('amend-villager', { villager: opened.id, from: now.amended }, personalOf(personal)),
    follows: onDone,
  });
  const outdated = form.problem?.code === 'villager-amended';
  useEffect(() => {
    if (outdated) void held.refetch();
  }, [outdated]);
  const both = amendable.filter((field) => {
    const { draft } = form.at(field);
    return theirs[field] !== seen[field] && draft !== seen[field] && draft !== theirs[field];
  });
  return (
    <FormDialog
      form={form}
      title={villagers.amend}
      action={villagers.amendSave}
      reason={both.length > 0 ? villagers.chooseFirst : undefined}
      onClose={onClose}
    >
      <p class="note">{villagers.amendHint}</p>
      <PersonalFields form={form} />
      {both.map((field) => (
        <BothWrote
          key={field}
          field={field}
          theirs={theirs[field]}
          onTheirs={() => form.put(field, theirs[field])}
          onOwn={() => setSeen((before) => ({ ...before, [field]: theirs[field] }))}
        />
      ))}
    </FormDialog>
  );
}

/** One field that two people wrote differently, until one of them is chosen. */
function BothWrote(props: { field: Amendable; theirs: string; onTheirs: () => void; onOwn: () => void }) {
  const {
    counter: { villagers },
    words,
  } = useMessages();
  const labels = { name: words.name, phone: words.phone, address: words.address };
  return (
    <div class="notice notice-amber" role="alert">
      <div class="refusal-body">
        <span>{villagers.bothWrote(labels[props.field], props.theirs)}</span>
        <div class="refusal-steps">
          <Button onClick={props.onTheirs}>{villagers.takeTheirs}</Button>
          <Button onClick={props.onOwn}>{villagers.keepOwn}</Button>
        </div>
      </div>
    </div>
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
