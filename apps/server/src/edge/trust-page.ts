import { trustWords, type TrustStep } from './trust-words.ts';

/** What the page tells: the root, how to know it again, and where to go on from there. */
export interface TrustPage {
  /** The county's root: DER. */
  readonly root: Buffer;
  /** SHA-256 of it, as phones show it. */
  readonly fingerprint: string;
  /** Where Yangui is served by it: `https://192.168.1.10:7343`. */
  readonly addresses: readonly string[];
}

export interface PlainAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Where the page is, over http as over https: a phone that does not trust the county yet must be able to open it. */
export const TRUST_PATH = '/trust';
const ROOT_PATH = '/trust/yangui-root.crt';

const style = `
:root { color-scheme: light; font: 18px/1.6 system-ui, "Noto Sans SC", sans-serif; }
body { max-width: 34rem; margin: 0 auto; padding: 1rem 1rem 3rem; background: #faf8f4; color: #22201c; }
h1 { font-size: 1.5rem; line-height: 1.3; } h2 { font-size: 1.15rem; margin: 2rem 0 .3rem; }
code { display: block; padding: .8rem; background: #fff; border: 1px solid #d8d2c6; border-radius: .5rem; font: 1rem/1.7 ui-monospace, monospace; overflow-wrap: anywhere; }
a { color: #8a3b12; } a.button { display: block; padding: .8rem; margin: 1.2rem 0; border-radius: .5rem; background: #8a3b12; color: #fff; text-align: center; text-decoration: none; font-weight: 600; }
ol { padding: 0; list-style: none; } li { display: flex; gap: 1rem; margin: 1.4rem 0; align-items: flex-start; } svg { flex: none; width: 8.5rem; height: auto; }
@media (max-width: 26rem) { li { flex-direction: column; } }
@media print { a.button { display: none; } }`;

const headers = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** The page, or the root itself, at a path with its query; undefined where the path is neither. */
export function trustAnswer(page: TrustPage, address: string): PlainAnswer | undefined {
  const [path, query] = address.split('?');
  if (path === ROOT_PATH)
    return {
      headers: {
        ...headers,
        'content-type': 'application/x-x509-ca-cert',
        'content-disposition': 'attachment; filename="yangui-root.crt"',
      },
      body: page.root,
    };
  if (path !== TRUST_PATH) return undefined;
  const language = new URLSearchParams(query).get('lang') === 'en' ? 'en' : 'zh';
  return { headers: { ...headers, 'content-type': 'text/html; charset=utf-8' }, body: html(page, language) };
}

function html({ fingerprint, addresses }: TrustPage, language: 'zh' | 'en'): string {
  const words = trustWords[language];
  const link = (address: string) => `<a href="${escaped(address)}/">${escaped(address)}</a>`;
  return `<!doctype html>
<html lang="${words.lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(words.title)}</title><style>${style}</style></head>
<body>
<p><a href="${TRUST_PATH}?lang=${language === 'zh' ? 'en' : 'zh'}">${escaped(words.other)}</a></p>
<h1>${escaped(words.title)}</h1>
<p>${escaped(words.why)}</p>
<h2>${escaped(words.compare)}</h2>
<p>${escaped(words.compareMore)}</p>
<code>SHA-256 ${inGroups(fingerprint)}</code>
<a class="button" href="${ROOT_PATH}" download>${escaped(words.download)}</a>
<ol>${words.steps.map((step, index) => item(step, index + 1)).join('')}</ol>
<h2>${escaped(words.names)}</h2>
<p>${addresses.map(link).join('<br>')}</p>
<p>${escaped(words.undo)}</p>
</body>
</html>
`;
}

function item({ text, screen }: TrustStep, number: number): string {
  return `<li>${picture(screen)}<div>${number}. ${escaped(text)}</div></li>`;
}

/** A phone as it looks at a step, drawn: what is tapped stands out. */
function picture({ title, rows, tap }: TrustStep['screen']): string {
  const row = (text: string, index: number) => {
    const y = 62 + index * 34;
    const tapped = index === tap;
    return `<rect x="14" y="${y}" width="132" height="28" rx="5" fill="${tapped ? '#8a3b12' : '#f1ece2'}"/><text x="22" y="${y + 18}" font-size="11" fill="${tapped ? '#fff' : '#22201c'}">${escaped(text.slice(0, 24))}</text>`;
  };
  return `<svg viewBox="0 0 160 190" role="img" aria-label="${escaped(title)}: ${escaped(rows[tap] ?? '')}"><rect x="4" y="4" width="152" height="182" rx="14" fill="#fff" stroke="#22201c" stroke-width="3"/><rect x="62" y="12" width="36" height="4" rx="2" fill="#22201c"/><text x="16" y="44" font-size="13" font-weight="600" fill="#22201c">${escaped(title.slice(0, 20))}</text>${rows.map(row).join('')}</svg>`;
}

/** A fingerprint in groups of eight pairs, which can be compared line by line. */
function inGroups(fingerprint: string): string {
  return (fingerprint.match(/(?:[0-9A-F]{2}:?){1,8}/g) ?? []).map((group) => `<br>${group}`).join('');
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
