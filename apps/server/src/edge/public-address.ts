import { BlockList, isIP } from 'node:net';
import { holds } from './limits.ts';

/** How people reach this server, and who may speak for them. */
export interface PublicAddress {
  /** Where people's pages come from, such as `https://luxiang.example`; undefined where it is whatever they typed. */
  readonly origin: string | undefined;
  /** The one proxy in front: what it says of who asked, and how, is believed. */
  readonly proxies: BlockList;
}

/**
 * What `YANGUI_ORIGIN` and `YANGUI_PROXY` say: the public https address, and the addresses or ranges (`10.0.0.2, 10.1.0.0/16`) of the
 * proxy in front. Without the second it is believed on this machine alone.
 * @throws one clear line where they make no sense
 */
export function publicAddressFrom(environment: NodeJS.ProcessEnv): PublicAddress {
  return { origin: originIn(environment['YANGUI_ORIGIN']), proxies: proxiesIn(environment['YANGUI_PROXY']) };
}

/** Whether to believe what the sender at `address` says of whoever is behind it: the nearest hop alone is ever believed. */
export function believes({ proxies }: PublicAddress): (address: string, hop: number) => boolean {
  return (address, hop) => hop === 0 && holds(proxies, address);
}

function originIn(given: string | undefined): string | undefined {
  const text = given?.trim() ?? '';
  if (text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' || url.href !== `${url.origin}/` || url.hostname.includes('*'))
    throw new Error(
      `YANGUI_ORIGIN is ${text}: it must be the public address and nothing else, such as https://luxiang.example or https://luxiang.example:8443`,
    );
  return url.origin;
}

function proxiesIn(given: string | undefined): BlockList {
  const list = new BlockList();
  const parts = given?.split(',').map((part) => part.trim()) ?? [];
  for (const part of parts.filter((one) => one !== '')) addTo(list, part);
  list.addSubnet('127.0.0.0', 8, 'ipv4');
  list.addAddress('::1', 'ipv6');
  return list;
}

function addTo(list: BlockList, part: string): void {
  const [address = '', bits, ...more] = part.split('/');
  const version = isIP(address);
  const longest = version === 4 ? 32 : 128;
  const prefix = bits === undefined ? longest : Number(bits);
  if (version === 0 || more.length > 0 || bits === '' || !Number.isInteger(prefix) || prefix < 1 || prefix > longest)
    throw new Error(
      `YANGUI_PROXY has ${part} in it: it must be addresses or ranges of the proxy, such as 10.0.0.2 or 10.0.0.0/24, separated by commas`,
    );
  list.addSubnet(address, prefix, version === 4 ? 'ipv4' : 'ipv6');
}
