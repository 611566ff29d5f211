import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The longest a browser keeps a cookie: 400 days. */
const LONGEST_SECONDS = 400 * 86_400;

/** The value of one cookie as it was sent, or undefined. */
export function cookieValue(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined;
  const mark = `${name}=`;
  for (let start = header.indexOf(mark); start >= 0; start = header.indexOf(mark, start + 1)) {
    if (start > 0 && header[start - 1] !== ' ' && header[start - 1] !== ';') continue;
    const end = header.indexOf(';', start);
    return header.slice(start + mark.length, end < 0 ? undefined : end);
  }
  return undefined;
}

/** The value of every cookie whose name begins so. */
function cookieValues(header: string | undefined, start: string): readonly string[] {
  return (header ?? '').split(/; */).flatMap((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return name.startsWith(start) ? [value] : [];
  });
}

/**
 * The cookies of a device, kept for a year and more, so that its people can switch by PIN: one that names the device, and one of
 * each person who set a PIN there. Only their hashes are stored.
 */
export class DeviceCookies {
  private readonly name: string;
  private readonly pinName: string;
  private readonly secure: boolean;

  constructor(secure: boolean) {
    this.secure = secure;
    this.name = secure ? '__Secure-yangui.device' : 'yangui.device';
    this.pinName = secure ? '__Secure-yangui.pin.' : 'yangui.pin.';
  }

  /** The key of the device that asks, or undefined where it has none yet. */
  keyOf(request: FastifyRequest): string | undefined {
    const value = cookieValue(request.headers.cookie, this.name);
    return value === undefined ? undefined : keyFor(value);
  }

  /** The key of the device that asks; one that has none gets one. */
  ensure(request: FastifyRequest, reply: FastifyReply): string {
    return this.keyOf(request) ?? this.give(reply, this.name);
  }

  /** Gives the device that asks a new cookie for a person's PIN, never one it came with. Returns its hash. */
  givePin(reply: FastifyReply, person: string): string {
    return this.give(reply, this.pinName + person);
  }

  /** The hash of the cookie for a person's PIN, or undefined where the device has none. */
  pinOf(request: FastifyRequest, person: string): string | undefined {
    const value = cookieValue(request.headers.cookie, this.pinName + person);
    return value === undefined ? undefined : keyFor(value);
  }

  /** The hashes of the cookies for PINs that the device came with. */
  pinsOf(request: FastifyRequest): readonly string[] {
    return cookieValues(request.headers.cookie, this.pinName).flatMap((value) => keyFor(value) ?? []);
  }

  private give(reply: FastifyReply, name: string): string {
    const value = randomBytes(32).toString('base64url');
    const secure = this.secure ? '; Secure' : '';
    reply.header(
      'set-cookie',
      `${name}=${value}; Path=/api/identity; Max-Age=${LONGEST_SECONDS}; HttpOnly; SameSite=Lax${secure}`,
    );
    return hashed(value);
  }
}

function keyFor(value: string): string | undefined {
  return /^[\w-]{43}$/.test(value) ? hashed(value) : undefined;
}

function hashed(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}
