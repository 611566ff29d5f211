import { enquiryAnswers, shortCode } from '@yangui/domain';
import { ConfirmDialog } from '../../forms/confirm-dialog.tsx';
import { ReasonDialog } from '../../forms/reason-dialog.tsx';
import { useMessages } from '../../i18n/index.tsx';
import { prepare } from '../../sync/command.ts';
import type { EnquiryRow } from '../../sync/enquiries.ts';

interface EnquiryDialogProps {
  readonly enquiry: EnquiryRow;
  readonly onClose: () => void;
}

/** Answers an enquiry: whoever sent it reads the sentence by their own link. */
export function AnswerEnquiry({ enquiry: { id, words }, onClose }: EnquiryDialogProps) {
  const { enquiries: say } = useMessages();
  return (
    <ReasonDialog
      name={`answer-enquiry ${id}`}
      title={`${say.answer} ${shortCode(id)}`}
      hint={words === null ? say.answerHint : `${words} · ${say.answerHint}`}
      label={say.answer}
      action={say.answer}
      among={enquiryAnswers}
      words={say.answers}
      commandOf={(answer) => prepare('answer-enquiry', { enquiry: id, answer })}
      onClose={onClose}
    />
  );
}

/** Empties what somebody said of themselves, when they ask the centre for it. */
export function EraseGuest({ enquiry: { id, guest }, onClose }: EnquiryDialogProps) {
  const { enquiries: say } = useMessages();
  return (
    <ConfirmDialog
      name={`erase-guest ${guest}`}
      title={`${say.erase} ${shortCode(id)}`}
      action={say.erase}
      command={() => prepare('erase-guest', { guest, reason: 'asked' })}
      onClose={onClose}
    >
      <p>{say.eraseAsk}</p>
    </ConfirmDialog>
  );
}
