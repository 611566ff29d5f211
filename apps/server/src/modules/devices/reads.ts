import type { MountedRead } from '../../http/reading.ts';
import { devices } from './devices.ts';
import { driverDevices } from './driver-devices.ts';
import { copyOfStation } from './station-copy.ts';

export const devicesReads: readonly MountedRead[] = [copyOfStation, devices, driverDevices];
