import { carrierCodes, LINE_SUBSIDY } from '@yangui/domain';
import { useMessages } from '../i18n/index.tsx';
import { useCarrierName } from '../parcels/parcel-parts.tsx';

/** The word for an event's type; one that a newer server knows stands under its own name. */
export function useEventWord(): (type: string) => string {
  const events: Readonly<Record<string, string>> = useMessages().words.events;
  return (type) => events[type] ?? type;
}

/** The word for a command's type. */
export function useCommandWord(): (type: string) => string {
  const commands: Readonly<Record<string, string>> = useMessages().words.commands;
  return (type) => commands[type] ?? type;
}

/** What an account is called: by its kind, and whose it is where that is known. */
export function useAccountName(): (account: string, about?: string | null) => string {
  const accounts: Readonly<Record<string, string>> = useMessages().words.accounts;
  const payerName = usePayerName();
  return (account, about) => {
    const [head = '', of = ''] = account.split(':');
    const kind = accounts[head] ?? account;
    const whose = head === 'carrier-owes' && of !== '' ? payerName(of) : about;
    return whose ? `${kind} · ${whose}` : kind;
  };
}

/** What somebody is called who pays towards the cost of loops: a carrier, or the programme. */
export function usePayerName(): (payer: string) => string {
  const { costs } = useMessages();
  const carrierName = useCarrierName();
  return (payer) => {
    if (payer === LINE_SUBSIDY) return costs.lineSubsidy;
    const code = carrierCodes.find((one) => one === payer);
    return code === undefined ? payer : carrierName(code);
  };
}
