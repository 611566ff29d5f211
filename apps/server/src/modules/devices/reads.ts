import { devices } from './devices.ts';
import { driverDevices } from './driver-devices.ts';
import type { Queries } from '../../http/reading.ts';

export const devicesReads = {
  '/devices': devices,
  '/driver-devices': driverDevices,
} satisfies Partial<Queries>;
