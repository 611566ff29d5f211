import type { ComponentType } from 'preact';
import { StopScreen } from './stop.tsx';
import { Today } from './today.tsx';
import { VanScreen } from './van.tsx';

/** Every address of the driver's phone, behind `/drive/:county`. */
export type DriveAddress = '/' | '/stops/:id' | '/vans/:id';

/** What is drawn at each address: all of it at once, for the road is where the network is not. */
export const driveScreens: Readonly<Record<DriveAddress, ComponentType<{ readonly id: string }>>> = {
  '/': Today,
  '/stops/:id': StopScreen,
  '/vans/:id': VanScreen,
};
