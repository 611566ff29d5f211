/** Why something that was booked is reversed: a code, never free text. */
export const bookingFaults = ['wrong-amount', 'wrong-one', 'entered-twice', 'not-happened', 'other'] as const;
export type BookingFault = (typeof bookingFaults)[number];

/** What is booked stays on record, and so does that it was reversed. */
export const bookingStages = ['booked', 'reversed'] as const;
export type BookingStage = (typeof bookingStages)[number];
