import type { Problem } from '../kernel/index.ts';

/** What these rules refuse, and what to do next. */
export const fleetProblems = {
  'owner-unknown': {
    status: 404,
    retry: 'changed',
    zh: '这个人在县里没有“车主”这个岗位。请先在“人员和岗位”里给这个人安排车主岗位，再来指定。',
    en: 'This person does not hold the role of vehicle owner. Give it to them under People and roles first, then name them here.',
  },
  'depot-unknown': {
    status: 404,
    retry: 'changed',
    zh: '本县没有这个发车点。请先在“车辆和发车点”里添加。',
    en: 'There is no such depot. Add it under Vehicles and depots first.',
  },
  'vehicle-unknown': {
    status: 404,
    retry: 'changed',
    zh: '本县没有这辆车。请在“车辆和发车点”里核对。',
    en: 'There is no such vehicle. Check under Vehicles and depots.',
  },
  'vehicle-not-ready': {
    status: 409,
    retry: 'changed',
    zh: '“{vehicle}”现在的状态不能做这一步。请换一辆车，或先恢复它。',
    en: '“{vehicle}” is not in a state for this step. Use another vehicle, or bring it back into service first.',
  },
  'shift-invalid': {
    status: 422,
    retry: 'changed',
    zh: '“{vehicle}”的出车时间要早于收车时间。',
    en: 'The shift of “{vehicle}” must begin before it ends.',
  },
  'timetable-unfit': {
    status: 422,
    retry: 'changed',
    zh: '客货邮班车要有时刻表，其他车不要。请检查“{vehicle}”的车型和时刻表。',
    en: 'A passenger-freight-post bus has a timetable and no other vehicle has. Check the kind and the timetable of “{vehicle}”.',
  },
  'timetable-invalid': {
    status: 422,
    retry: 'changed',
    zh: '时刻表不对：至少两站，其中要有发车点和一个服务站，时间要一站比一站晚。',
    en: 'That timetable is not right: at least two stops, the depot and a station among them, each later than the one before.',
  },
  'window-invalid': {
    status: 422,
    retry: 'changed',
    zh: '“{station}”收货的开始时间要早于结束时间。',
    en: 'The delivery window of “{station}” must begin before it ends.',
  },
} as const satisfies Record<string, Problem>;
