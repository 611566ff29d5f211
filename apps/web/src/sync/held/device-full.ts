/** A problem of keeping: the device's storage is full. The command was not taken, and what was kept is still there. */
export class DeviceFull extends Error {
  override name = 'DeviceFull';
}
