import type { ComponentType } from 'preact';
import { StopScreen, VanScreen } from './fetch-behind.ts';
import { Today } from '../road/drive/today.tsx';

/** Every address of the driver's phone, behind `/drive/:county`. */
export type DriveAddress = '/' | '/stops/:id' | '/vans/:id';

/** What is drawn at each address. */
export const driveScreens: Readonly<Record<DriveAddress, ComponentType<{ readonly id: string }>>> = {
  '/': Today,
  '/stops/:id': StopScreen,
  '/vans/:id': VanScreen,
};
