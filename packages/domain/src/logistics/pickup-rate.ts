/**
 * What a station earns for a parcel handed out, in fen. The county pays it, never the recipient
 * (domain facts §3.2: fees per piece of 0.3 to 0.6 yuan). It accrues when the parcel comes to the station and is payable
 * when it is handed out, on the partner's own accounts, so that the next settlement pays it with the rebates.
 */
export const PICKUP_RATE_FEN = 50;
