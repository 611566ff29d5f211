export const stationAccount = {
  cash: (station: string) => `cash:${station}`,
  cashInTransit: (station: string) => `cash-in-transit:${station}`,
  cashShortOver: (station: string) => `cash-short-over:${station}`,
} as const;
