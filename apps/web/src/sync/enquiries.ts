import { useList } from './reads.ts';
import type { Filters, Row } from './shown.ts';

/** What somebody brought before the county without a sign-in. */
export type EnquiryRow = Row<'/enquiries'>;

export const useEnquiries = (county: string, filters: Filters<'/enquiries'>, enabled = true) =>
  useList(county, '/enquiries', filters, enabled);
