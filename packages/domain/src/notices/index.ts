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
export {
  collectable,
  messageChannels,
  messageLines,
  messageRules,
  messageTemplates,
  toTellReasons,
  worthACall,
  type MessageAbout,
  type MessageChannel,
  type MessageState,
  type MessageTemplate,
  type ToTellReason,
} from './message-rules.ts';
export { messageText, nameSaid, waitingCode, type MessageFilling } from './message-text.ts';
