import { carrierCodes, LINE_SUBSIDY } from '@yangui/domain';
import { useMessages } from '../i18n/index.tsx';
import { useCarrierName } from '../parcels/parcel-parts.tsx';

/** Whose an account is: the name that came with it, or who pays towards the cost of loops; null where nobody's. */
export function useAccountOwner(): (account: string, about?: string | null) => string | null {
  const payerName = usePayerName();
  return (account, about = null) => {
    const [head = '', of = ''] = account.split(':');
    return head === 'carrier-owes' && of !== '' ? payerName(of) : about;
  };
}

/** What an account is called: by its kind, and whose it is where that is known. */
export function useAccountName(): (account: string, about?: string | null) => string {
  const accounts: Readonly<Record<string, string>> = useMessages().words.accounts;
  const ownerOf = useAccountOwner();
  return (account, about) => {
    const [head = ''] = account.split(':');
    const kind = accounts[head] ?? account;
    const whose = ownerOf(account, about);
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
