export { appointPartner } from './appoint-partner.ts';
export { endAppointment } from './end-appointment.ts';
export { openStation } from './open-station.ts';
export { stationEvents, type Station } from './station.ts';
export { villageOf } from './village-of.ts';
