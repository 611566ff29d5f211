import { carrierCodes, LINE_SUBSIDY } from '@yangui/domain';
import { useMessages } from '../i18n/index.tsx';
import { useCarrierName } from '../parcels/parcel-parts.tsx';

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
