/** Somebody signed in on a device. */
export interface Session {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  /** What people call the device. */
  readonly device: string;
}
