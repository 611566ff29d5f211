import { createHmac, hkdfSync } from 'node:crypto';
import { uuidv8 } from '@yangui/domain';

/** The id of what a county's clockwork does for one purpose: always the same, and not to be told beforehand by anybody else. */
export type ClockworkIds = (county: string, purpose: string) => string;

/**
 * Ids for the clockwork's commands: UUIDv8 (RFC 9562, 5.8) by HMAC-SHA256 under a key that follows from the server's secret,
 * county by county. Servers on one database share that secret, and a restored server has its own again, so that each makes the
 * same ids; whoever knows every order of a county knows none of them. Where the secret was lost another id is made, and the
 * rule itself refuses what was done already.
 */
export function clockworkIds(secret: string): ClockworkIds {
  const keys = new Map<string, Buffer>();
  return (county, purpose) => {
    let key = keys.get(county);
    if (key === undefined)
      keys.set(county, (key = Buffer.from(hkdfSync('sha256', secret, '', `yangui-clockwork-1 ${county}`, 32))));
    return uuidv8(createHmac('sha256', key).update(purpose).digest('hex'));
  };
}
