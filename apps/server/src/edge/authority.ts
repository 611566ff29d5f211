import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { BlockList, isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { DAY, type Instant } from '@yangui/domain';
import { z } from 'zod';
import type { KeyPair } from './edge.ts';
import { issueRoot, issueServer, permittedBy } from './issue.ts';
import { holds } from './limits.ts';

/** What every root may sign for: this machine, and names and addresses that exist in a building or a valley, never on the internet. */
const ALWAYS_PERMITTED = (
  'localhost local lan internal home.arpa ' +
  '127.0.0.0/8 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 169.254.0.0/16 ::1/128 fc00::/7'
).split(' ');
/** A server's certificate is made anew when so much of it is left. */
const RENEW_DAYS = 30;
const DNS_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

const asked = z.object({ for: z.array(z.string()) });

/** Where this machine can be reached. */
export interface Machine {
  readonly name: string;
  readonly addresses: readonly string[];
}

/** A county's own certificate authority: a root that stays, and the server's certificate under it. */
export interface Authority {
  /** The root, for phones: DER. */
  readonly root: Buffer;
  /** SHA-256 of the root, as phones show it: `AB:CD:…`. */
  readonly fingerprint: string;
  readonly rootUntil: Instant;
  readonly server: KeyPair;
  readonly serverUntil: Instant;
  /** The names and addresses that the server's certificate is good for. */
  readonly reachedAt: readonly string[];
}

export interface AuthorityOptions {
  readonly dataFolder: string;
  readonly now: Instant;
  readonly machine?: Machine;
  /** Names and addresses besides those the machine itself knows, remembered from then on. */
  readonly alsoFor?: readonly string[];
  /** Makes a new root in place of the one there is; every phone must be given the new one. */
  readonly anew?: boolean;
}

/** Whether the data folder has an authority. */
export function hasAuthority(dataFolder: string): boolean {
  return existsSync(filesIn(dataFolder).root);
}

/**
 * Opens the authority of a data folder, making it where there is none. The root stays; the server's certificate is made anew where
 * little of it is left or the machine is reached at another address now. Keys are readable by their owner alone.
 * @throws one clear line where a name is none, or the root may not sign for it
 */
export async function openAuthority({
  dataFolder,
  now,
  machine = thisMachine(),
  alsoFor,
  anew = false,
}: AuthorityOptions): Promise<Authority> {
  const files = filesIn(dataFolder);
  const root = anew || !existsSync(files.root) ? undefined : pairOf(await readFile(files.root, 'utf8'), files.root);
  const wished = [
    ...new Set([...(root === undefined ? [] : await rememberedIn(files.asked)), ...(alsoFor ?? []).map(folded)]),
  ];
  const names = [machine.name, `${machine.name}.local`].map((name) => name.toLowerCase()).filter(isDnsName);
  const permitted = root === undefined ? [...ALWAYS_PERMITTED, ...names, ...wished] : permittedBy(root.cert);
  const stranger = wished.find((one) => !permits(permitted, one));
  if (stranger !== undefined)
    throw new Error(
      `this county’s root may not sign for ${stranger}. \`yangui certificate --anew --for ${wished.join(',')}\` makes a new one, which every phone must be given`,
    );
  const reachedAt = [...new Set([...wished, ...names, 'localhost', ...machine.addresses, '127.0.0.1', '::1'])].filter(
    (one) => permits(permitted, one),
  );
  const used = root ?? issueRoot(rootName(machine, now), permitted, now);
  const before =
    root !== undefined && existsSync(files.server)
      ? pairOf(await readFile(files.server, 'utf8'), files.server)
      : undefined;
  const kept = before !== undefined && isGood(before, used, reachedAt, now) ? before : undefined;
  const server = kept ?? issueServer(used, reachedAt, now);
  await mkdir(files.folder, { recursive: true, mode: 0o700 });
  if (root === undefined) {
    await writeWhole(files.root, used.cert + used.key, 0o600);
    await writeWhole(files.forPhones, new X509Certificate(used.cert).raw, 0o644);
  }
  await writeWhole(files.asked, `${JSON.stringify({ for: wished })}\n`, 0o600);
  if (kept === undefined) await writeWhole(files.server, server.cert + server.key, 0o600);
  const [rootCertificate, serverCertificate] = [new X509Certificate(used.cert), new X509Certificate(server.cert)];
  return {
    root: rootCertificate.raw,
    fingerprint: rootCertificate.fingerprint256,
    rootUntil: rootCertificate.validToDate.getTime(),
    server,
    serverUntil: serverCertificate.validToDate.getTime(),
    reachedAt,
  };
}

/** The machine this runs on, by its own name and the addresses it has now. */
export function thisMachine(): Machine {
  const addresses = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal, scopeid }) => !internal && (scopeid ?? 0) === 0)
    .map(({ address }) => address);
  return { name: hostname().split('.')[0] ?? '', addresses };
}

/** Whether a name or an address lies in what is permitted: at a name or below it, in a range. */
export function permits(permitted: readonly string[], wanted: string): boolean {
  if (isIP(wanted) === 0)
    return permitted.some(
      (one) => !one.includes('/') && isIP(one) === 0 && (wanted === one || wanted.endsWith(`.${one}`)),
    );
  const list = new BlockList();
  for (const one of permitted) {
    const [address = '', bits] = one.split('/');
    const version = isIP(address);
    if (version === 0) continue;
    list.addSubnet(address, Number(bits ?? (version === 4 ? 32 : 128)), version === 4 ? 'ipv4' : 'ipv6');
  }
  return holds(list, wanted);
}

function isGood(pair: KeyPair, root: KeyPair, reachedAt: readonly string[], now: Instant): boolean {
  const certificate = new X509Certificate(pair.cert);
  return (
    certificate.verify(new X509Certificate(root.cert).publicKey) &&
    certificate.validFromDate.getTime() <= now &&
    certificate.validToDate.getTime() > now + RENEW_DAYS * DAY &&
    reachedAt.every((one) => (isIP(one) === 0 ? certificate.checkHost(one) : certificate.checkIP(one)) !== undefined)
  );
}

/** Two boxes never make roots of one name: a phone that knows both can tell them apart. */
function rootName({ name }: Machine, now: Instant): string {
  return `雁归 Yangui ${name} ${new Date(now).toISOString().slice(0, 10)}`;
}

function folded(given: string): string {
  const one = given.trim().toLowerCase();
  if (isIP(one) === 0 && !isDnsName(one))
    throw new Error(`${given} is no name or address that a certificate can be made for`);
  return one;
}

function isDnsName(name: string): boolean {
  return DNS_NAME.test(name);
}

async function rememberedIn(file: string): Promise<readonly string[]> {
  if (!existsSync(file)) return [];
  const read = asked.safeParse(JSON.parse(await readFile(file, 'utf8')));
  return read.success ? read.data.for : [];
}

function pairOf(pem: string, file: string): KeyPair {
  const parts = [...pem.matchAll(/-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----\n?/g)];
  const of = (kind: RegExp) => parts.flatMap(([text, name = '']) => (kind.test(name) ? [text] : [])).join('');
  const [cert, key] = [of(/^CERTIFICATE$/), of(/PRIVATE KEY$/)];
  if (cert === '' || key === '') throw new Error(`${file} has no certificate and key in it`);
  return { cert, key };
}

function filesIn(dataFolder: string) {
  const folder = join(dataFolder, 'certificate');
  return {
    folder,
    root: join(folder, 'root.pem'),
    forPhones: join(folder, 'yangui-root.crt'),
    server: join(folder, 'server.pem'),
    asked: join(folder, 'asked.json'),
  };
}

/** Writes a file whole or not at all: a server may be reading it, and the power may fail. */
async function writeWhole(file: string, contents: string | Buffer, mode: number): Promise<void> {
  const draft = `${file}.${process.pid}.draft`;
  try {
    await writeFile(draft, contents, { mode });
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}
