export {
  isNoticeEvent,
  NOTICE_DAYS,
  NOTICE_FRESH_DAYS,
  noticeLines,
  noticeRules,
  type NoticeEvent,
  type NoticeLine,
  type NoticeOwner,
  type NoticePlace,
} from './notice-rules.ts';
export { isQuiet, quietHours, type QuietHours } from './quiet-hours.ts';
