import { countyPage } from '../modules/county/public/county-page.ts';
import { certificatePage } from '../modules/produce/public/certificate.ts';
import { matterPage } from '../modules/enquiries/public/matter.ts';
import { sendPage } from '../modules/enquiries/public/send.ts';
import type { InstallPublic } from './entry.ts';

/** Every public page there is: one file each in its module's `public/`. */
export const publicPages: readonly InstallPublic[] = [countyPage, sendPage, matterPage, certificatePage];
