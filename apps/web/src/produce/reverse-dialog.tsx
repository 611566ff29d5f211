import { ticketReversals } from '@yangui/domain';
import { FormDialog } from '../forms/form-dialog.tsx';
import { FormChoice } from '../forms/form-fields.tsx';
import { choice } from '../forms/kinds.ts';
import { useForm } from '../forms/use-form.ts';
import { useMessages } from '../i18n/index.tsx';
import { prepare } from '../sync/command.ts';
import type { TicketRow } from '../sync/produce.ts';
import { Choices } from '../ui/choices.tsx';
import { yuanText } from '../ui/yuan.ts';

/** Takes a ticket back: why, and how money that was paid in cash comes back. */
export function ReverseDialog({ ticket, onClose }: { ticket: TicketRow; onClose: () => void }) {
  const { produce, shell } = useMessages();
  const cash = ticket.payment === 'cash';
  const form = useForm({
    name: `reverse-ticket ${ticket.id}`,
    fields: { back: choice(['cash', 'owed'], cash ? '' : 'owed'), reason: choice(ticketReversals) },
    commands: ({ back, reason }) => prepare('reverse-ticket', { ticket: ticket.id, back, reason }),
    follows: onClose,
  });
  return (
    <FormDialog
      form={form}
      title={produce.reverse.title(ticket.code)}
      action={produce.reverse.action}
      kind="danger"
      onClose={onClose}
    >
      <p class="note">{produce.reverse.hint}</p>
      <FormChoice
        of={form.at('reason')}
        label={produce.reason}
        empty={shell.choose}
        options={ticketReversals.map((value) => ({ value, label: produce.reasons[value] }))}
      />
      {cash && (
        <Choices
          legend={produce.reverse.back(yuanText(ticket.amountFen))}
          value={form.value('back')}
          onChange={(back) => form.put('back', back)}
          options={[
            { value: 'cash', label: produce.reverse.backs.cash },
            { value: 'owed', label: produce.reverse.backs.owed },
          ]}
        />
      )}
    </FormDialog>
  );
}
