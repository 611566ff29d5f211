/** One payment in a file for the bank. */
export interface Payment {
  readonly serial: number;
  readonly accountName: string;
  readonly accountNumber: string;
  readonly bank: string;
  readonly amountFen: number;
}

/**
 * A batch of payments as banks' business clients take them in: CSV (RFC 4180), one payment a line: serial,
 * account name, account number, bank, amount in yuan with two decimals, remark. Who saves it as a file gives it its
 * encoding, GBK as most of these clients want it.
 */
export function payoutFile(payments: readonly Payment[], remark: string): string {
  const head = ['序号', '户名', '账号', '开户行', '金额', '备注'];
  const lines = payments.map(({ serial, accountName, accountNumber, bank, amountFen }) => [
    String(serial),
    accountName,
    accountNumber,
    bank,
    yuan(amountFen),
    remark,
  ]);
  return [head, ...lines].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
