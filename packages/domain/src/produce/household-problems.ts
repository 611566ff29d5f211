import type { Problem } from '../kernel/index.ts';

/** What is refused of households and their plots, and what to do next. */
export const householdProblems = {
  'household-unknown': {
    status: 404,
    retry: 'changed',
    zh: '没有这个农户。请刷新后再找，或先登记。',
    en: 'There is no such household. Refresh and look again, or register it first.',
  },
  'household-elsewhere': {
    status: 409,
    retry: 'never',
    zh: '农户 {name} 登记在别的服务站。请到那个站卖。',
    en: 'Household {name} is registered at another station. It sells there.',
  },
  'household-given-up': {
    status: 409,
    retry: 'changed',
    zh: '农户 {name} 已停用。要再卖，请先在农户页恢复。',
    en: 'Household {name} sells no more. To sell again, take it up again on its page first.',
  },
  'household-amended': {
    status: 409,
    retry: 'changed',
    zh: '农户 {name} 刚才有别人改过。请看新的内容，再改一次。',
    en: 'Somebody else corrected household {name} just now. Look at what it is now, then correct it again.',
  },
  'members-missing': {
    status: 422,
    retry: 'changed',
    zh: '农户至少要有一个人。请先选人。',
    en: 'A household is at least one person. Choose somebody first.',
  },
  'members-too-many': {
    status: 422,
    retry: 'changed',
    zh: '一户最多 20 个人。请分成几户。',
    en: 'A household is at most 20 people. Make several of it.',
  },
  'grows-too-many': {
    status: 422,
    retry: 'changed',
    zh: '一户最多登记 30 个品种。请留下主要的。',
    en: 'A household grows at most 30 commodities here. Keep the main ones.',
  },
  'size-out-of-range': {
    status: 422,
    retry: 'changed',
    zh: '规模要大于 0，最多 100 万；亩数最多两位小数，头、箱、棵填整数。没有的就空着。',
    en: 'A size is above 0 and at most a million: mu with up to two decimals; heads, hives and trees in whole numbers. Leave empty what there is none of.',
  },
  'plot-unknown': {
    status: 404,
    retry: 'changed',
    zh: '没有这块地（圈舍）。请刷新后再找。',
    en: 'There is no such plot or herd. Refresh and look again.',
  },
  'plot-amended': {
    status: 409,
    retry: 'changed',
    zh: '这块地（圈舍）刚才有别人改过。请看新的内容，再改一次。',
    en: 'Somebody else corrected this plot or herd just now. Look at what it is now, then correct it again.',
  },
  'plots-too-many': {
    status: 422,
    retry: 'changed',
    zh: '农户 {name} 已登记 {most} 块，到上限了。请把小块合在一起登记。',
    en: 'Household {name} has {most} plots or herds already, as many as can be. Join small ones into one.',
  },
  'plot-day-ahead': {
    status: 422,
    retry: 'changed',
    zh: '日期不能晚于今天（{today}）。等到了那天再登记。',
    en: 'The day must not be after today ({today}). Write it down when it has come.',
  },
  'plot-days-swapped': {
    status: 422,
    retry: 'changed',
    zh: '停种停养的日期（{until}）早于起始日期（{since}）。请检查这两个日期。',
    en: 'It would be given up ({until}) before this size holds ({since}). Check the two days.',
  },
  'grown-twice': {
    status: 422,
    retry: 'changed',
    zh: '“{name}”填了两次。请合成一行。',
    en: '“{name}” is there twice. Make it one line.',
  },
  'villager-in-household': {
    status: 409,
    retry: 'changed',
    zh: '这位村民已经在一户里。请先从那一户移出，或直接用那一户。',
    en: 'This villager belongs to a household already. Take them out of it first, or use that one.',
  },
} as const satisfies Record<string, Problem>;
