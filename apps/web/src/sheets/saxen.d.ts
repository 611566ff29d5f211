declare module 'saxen' {
  /** The part of saxen that is used here. Names come without their prefix's meaning; texts come undecoded. */
  export class Parser {
    on(
      hook: 'openTag',
      listener: (name: string, attributes: () => Record<string, string>, decode: (text: string) => string) => void,
    ): this;
    on(hook: 'closeTag', listener: (name: string) => void): this;
    on(hook: 'text', listener: (text: string, decode: (text: string) => string) => void): this;
    on(hook: 'cdata', listener: (text: string) => void): this;
    on(hook: 'error' | 'warn', listener: (problem: Error) => void): this;
    parse(xml: string): void;
  }
}
