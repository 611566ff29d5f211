/** How much of the device's storage is used, in bytes; null where the browser does not say. */
export interface StorageFigures {
  readonly storageUsedBytes: number | null;
  readonly storageQuotaBytes: number | null;
}

/** What the browser says of this site's storage. */
export async function storageFigures(): Promise<StorageFigures> {
  if (!('storage' in navigator)) return { storageUsedBytes: null, storageQuotaBytes: null };
  const { usage = null, quota = null } = await navigator.storage.estimate();
  return { storageUsedBytes: usage, storageQuotaBytes: quota };
}

/**
 * Asks the browser not to clear what is kept here when the disk gets full. Some browsers ask the person, so it belongs
 * where they have just chosen to work without network.
 * @returns whether it promises so
 */
export async function askToPersist(): Promise<boolean> {
  if (!('storage' in navigator)) return false;
  return (await navigator.storage.persisted()) || navigator.storage.persist();
}
