/** Somebody signed in on a device. */
export interface Session {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  /** What people call the device. */
  readonly device: string;
  /** The hash of the device's cookie. */
  readonly deviceKey: string;
  /** When they showed their password in it; missing where a PIN opened it. */
  readonly provedAt?: number;
  /** Until when their password is a one-time one: such a session may choose an own password and nothing else. */
  readonly oneTimeUntil?: number;
}
