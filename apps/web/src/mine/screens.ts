/** Every address of what is somebody's own, behind `/mine/:county`. */
export type MineAddress = '/';
