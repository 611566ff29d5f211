/** What is entered by hand and can be looked up to be reversed, by what it is; payouts stand in their settlement. */
export const bookingKinds = ['float', 'remittance', 'stock', 'institution'] as const;
export type BookingKind = (typeof bookingKinds)[number];
