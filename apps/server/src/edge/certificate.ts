import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Instant } from '@yangui/domain';
import { hasAuthority, openAuthority } from './authority.ts';
import type { KeyPair } from './edge.ts';

/** What https is served by just now. */
export interface Certificate {
  readonly pair: KeyPair;
  readonly until: Instant;
  /** The names and addresses it is good for. */
  readonly reachedAt: readonly string[];
  /** The county's own root, which phones must be given, where it stands under one. */
  readonly root?: { readonly der: Buffer; readonly fingerprint: string };
}

/** Reads, or makes, the certificate as it is to be at a moment. Throws one clear line where there is none to serve by. */
export type CertificateSource = (now: Instant) => Promise<Certificate>;

/**
 * Where this server's certificate comes from: the files that `YANGUI_CERTIFICATE` and `YANGUI_CERTIFICATE_KEY` name, else the
 * data folder's own authority. Undefined where there is neither, and Yangui is served over http.
 * @throws where only one of the two is given
 */
export function certificateSourceFrom(
  environment: NodeJS.ProcessEnv,
  dataFolder: string,
): CertificateSource | undefined {
  const cert = environment['YANGUI_CERTIFICATE']?.trim() ?? '';
  const key = environment['YANGUI_CERTIFICATE_KEY']?.trim() ?? '';
  if (cert !== '' && key !== '') return async () => byPath(cert, key);
  if (cert !== key)
    throw new Error('YANGUI_CERTIFICATE and YANGUI_CERTIFICATE_KEY go together: the paths of two PEM files');
  return hasAuthority(dataFolder) ? (now) => byAuthority(dataFolder, now) : undefined;
}

function byPath(certificateFile: string, keyFile: string): Certificate {
  const pair = {
    cert: contents('YANGUI_CERTIFICATE', certificateFile),
    key: contents('YANGUI_CERTIFICATE_KEY', keyFile),
  };
  try {
    createSecureContext(pair);
  } catch (error) {
    throw new Error(
      `YANGUI_CERTIFICATE (${certificateFile}) and YANGUI_CERTIFICATE_KEY (${keyFile}) cannot be served by: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
  const { validToDate, subjectAltName = '' } = new X509Certificate(pair.cert);
  return { pair, until: validToDate.getTime(), reachedAt: alternatives(subjectAltName) };
}

async function byAuthority(dataFolder: string, now: Instant): Promise<Certificate> {
  const { server, serverUntil, reachedAt, root, fingerprint } = await openAuthority({ dataFolder, now });
  return { pair: server, until: serverUntil, reachedAt, root: { der: root, fingerprint } };
}

function contents(setting: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${setting} is ${file}, which cannot be read`, { cause: error });
  }
}

/** `DNS:a.example, IP Address:10.0.0.1` as names and addresses. */
function alternatives(text: string): readonly string[] {
  return text.split(', ').flatMap((one) => {
    const [, kind, name = ''] = /^(DNS|IP Address):(.+)$/.exec(one) ?? [];
    return kind === undefined ? [] : [name];
  });
}

/**
 * The https origin at which a request to `host` goes on: at the same name where the certificate is good for it, else at the first
 * that it is good for. Nobody is sent anywhere else, whatever host a request names.
 */
export function secureOrigin({ reachedAt }: Certificate, host: string, port: number): string {
  const named = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname.replaceAll(/[[\]]/g, '') : '';
  const name = reachedAt.find((one) => covers(one, named)) === undefined ? (reachedAt[0] ?? 'localhost') : named;
  return originAt(name.replace(/^\*\./, 'www.'), port);
}

/** `https://name:port`, as browsers write it. */
export function originAt(name: string, port: number): string {
  return new URL(`https://${isIP(name) === 6 ? `[${name}]` : name}:${port}`).origin;
}

function covers(pattern: string, name: string): boolean {
  if (!pattern.startsWith('*.')) return pattern.toLowerCase() === name.toLowerCase();
  return name.includes('.') && name.slice(name.indexOf('.') + 1).toLowerCase() === pattern.slice(2).toLowerCase();
}
