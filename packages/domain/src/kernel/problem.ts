/** Whether sending the same command again can help: `never`, `later` as it is, or `changed` after the person acts. */
export type Retry = 'never' | 'later' | 'changed';

export interface Problem {
  readonly status: number;
  readonly retry: Retry;
  readonly zh: string;
  readonly en: string;
}
