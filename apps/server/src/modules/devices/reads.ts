import { devices } from './devices.ts';
import { driverDevices } from './driver-devices.ts';
import { copyOfStation } from './station-copy.ts';
import type { Queries } from '../../http/reading.ts';

export const devicesReads = {
  '/stations/:station/copy': copyOfStation,
  '/devices': devices,
  '/driver-devices': driverDevices,
} satisfies Partial<Queries>;
