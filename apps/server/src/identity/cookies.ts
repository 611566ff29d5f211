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

/** A cookie that names the device for a year and more, so that its people can switch by PIN. Only its hash is stored. */
export class DeviceCookie {
  private readonly name: string;
  private readonly secure: boolean;

  constructor(secure: boolean) {
    this.secure = secure;
    this.name = secure ? '__Secure-yangui.device' : 'yangui.device';
  }

  /** The key of the device that asks, or undefined where it has none yet. */
  keyOf(request: FastifyRequest): string | undefined {
    const value = cookieValue(request.headers.cookie, this.name);
    return value !== undefined && /^[\w-]{43}$/.test(value) ? keyFor(value) : undefined;
  }

  /** The key of the device that asks; one that has none gets one. */
  ensure(request: FastifyRequest, reply: FastifyReply): string {
    const known = this.keyOf(request);
    if (known !== undefined) return known;
    const value = randomBytes(32).toString('base64url');
    const secure = this.secure ? '; Secure' : '';
    reply.header(
      'set-cookie',
      `${this.name}=${value}; Path=/api/identity; Max-Age=${LONGEST_SECONDS}; HttpOnly; SameSite=Lax${secure}`,
    );
    return keyFor(value);
  }
}

function keyFor(value: string): string {
  return createHash('sha256').update(value).digest('base64url');
}
