import type { MessageChannel, MessageTemplate } from '@yangui/domain';
import * as z from 'zod';

/** A message as it goes out. Nothing of it is kept here. */
export interface OutgoingMessage {
  /** The key under which a gateway takes it once, however often it is sent. */
  readonly key: string;
  /** Where to: a phone number. */
  readonly to: string;
  readonly template: MessageTemplate;
  /** The whole text, without the signature. */
  readonly text: string;
  /** What fills the template that was registered with the operator, each with something in it. */
  readonly values: Readonly<Record<string, string>>;
}

/** What became of a message, as its gateway says. `unknown`: it has never had it. */
export type GatewayAnswer =
  | {
      readonly is: 'taken' | 'delivered' | 'not-delivered';
      /** The gateway's own number for it. */
      readonly reference: string;
      readonly costFen: number;
    }
  | { readonly is: 'refused' }
  | { readonly is: 'unknown' };

/**
 * A way out to people's phones. Where it gives no answer, or none that can be understood, it throws, and nobody knows
 * whether it took the message: it is asked by the key before anything is sent again.
 */
export interface MessageGateway {
  readonly channel: MessageChannel;
  send(message: OutgoingMessage): Promise<GatewayAnswer>;
  ask(key: string): Promise<GatewayAnswer>;
}

const answer = z.discriminatedUnion('is', [
  z.object({
    is: z.enum(['taken', 'delivered', 'not-delivered']),
    // A text with a NUL in it can be kept by no database.
    reference: z
      .string()
      .max(200)
      .regex(/^[^\0]*$/),
    costFen: z.int().min(0).max(100_000),
  }),
  z.object({ is: z.literal('refused') }),
  z.object({ is: z.literal('unknown') }),
]);

export interface SmsSettings {
  /** Where the gateway listens; `POST /messages` and `GET /messages/:key` below it. */
  readonly url: string;
  readonly token: string;
  /** The signature as it was registered with the operator, without 【】. */
  readonly signature: string;
}

/** How long a gateway is waited for. */
const PATIENCE_MS = 10_000;
/** How much of what it says is listened to: an answer has some dozens of letters. */
const MOST_BYTES = 16_384;

/**
 * Text messages by HTTP. Each operator’s cloud signs its requests in its own way and knows templates by its own numbers: what
 * stands in between (docs/decisions/2026-11-30-notices.md) turns one into the other, and keeps the operator’s secret.
 */
export function smsGateway({ url, token, signature }: SmsSettings): MessageGateway {
  const ask = async (path: string, body?: object): Promise<GatewayAnswer> => {
    const response = await fetch(`${url}/messages${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // A name and a phone go to the address that was set, and nowhere that it points to.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) throw new Error(`the gateway answered ${response.status}`);
    return answer.parse(JSON.parse(await shortBody(response)));
  };
  return {
    channel: 'sms',
    send: (message) => ask('', { ...message, signature }),
    ask: (key) => ask(`/${key}`),
  };
}

/** What an answer says. @throws where it does not end */
async function shortBody(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new Error(`the gateway answered with more than ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

/** The gateways that the environment names; none where it names none. @throws where what is set could send no message, and says why */
export function gatewaysFrom(environment: NodeJS.ProcessEnv): readonly MessageGateway[] {
  const { YANGUI_SMS_URL: url = '', YANGUI_SMS_TOKEN: token = '', YANGUI_SMS_SIGNATURE: signature = '' } = environment;
  if (url === '' && token === '' && signature === '') return [];
  if (url === '' || token === '' || signature === '')
    throw new Error('messages need all three: YANGUI_SMS_URL, YANGUI_SMS_TOKEN and YANGUI_SMS_SIGNATURE');
  if (!URL.canParse(url) || !/^https?:\/\//.test(url))
    throw new Error(`YANGUI_SMS_URL: “${url}” is no address, such as https://127.0.0.1:9000`);
  const { username, password, search, hash } = new URL(url);
  if (`${username}${password}${search}${hash}` !== '')
    throw new Error('YANGUI_SMS_URL: leave out user, password, ? and #; the secret goes into YANGUI_SMS_TOKEN');
  // It goes out in a header: whatever else stands in it, no message leaves.
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new Error(
      'YANGUI_SMS_TOKEN: letters, digits and signs of a keyboard without accents alone, no space or line break',
    );
  if (/[【】\p{Cc}]/u.test(signature))
    throw new Error('YANGUI_SMS_SIGNATURE: as it was registered, without 【】 and line breaks');
  return [smsGateway({ url: url.replace(/\/+$/, ''), token, signature })];
}
