import type { Problem } from '../kernel/index.ts';

/** What is refused of attachments, and what to do next. */
export const attachmentsProblems = {
  'attachment-unknown': {
    status: 404,
    retry: 'later',
    zh: '没有这份附件的记录。手机上的记录传上来以后再试。',
    en: 'There is no record of this attachment. Try again once the phone’s record has arrived.',
  },
  'attachment-erased': {
    status: 409,
    retry: 'never',
    zh: '这份附件已经删除，不再接收。',
    en: 'This attachment is erased already, and is not taken any more.',
  },
  'attachment-goes-with-row': {
    status: 409,
    retry: 'never',
    zh: '这份附件和姓名一起删除。请在它所属的记录上删除姓名和照片。',
    en: 'This attachment is erased together with the name. Erase both at the record that it belongs to.',
  },
  'attachment-differs': {
    status: 409,
    retry: 'never',
    zh: '传来的内容和登记时的那份不一样，没有收下。请重拍或重选，再登记一次。',
    en: 'What arrived is not what was recorded, and was not taken. Take or choose it again and record it anew.',
  },
  'attachment-type-refused': {
    status: 422,
    retry: 'never',
    zh: '这里不收这样的文件（{found}）。请换成完整的 JPEG、PNG、WebP 图片或 PDF，末尾不能带别的内容。',
    en: 'Such a file is not taken here ({found}). Use a whole JPEG, PNG or WebP picture or a PDF with nothing behind its end.',
  },
  'attachment-has-metadata': {
    status: 422,
    retry: 'never',
    zh: '这张图片带着拍摄地点、时间等信息（{found}），没有收下。请用本应用拍照或选图，会自动去掉。',
    en: 'This picture says where and when it was taken ({found}), and was not taken. Take or choose it in this app, which leaves that out.',
  },
  'attachment-too-large': {
    status: 422,
    retry: 'never',
    zh: '这份附件太大（{where}）。请用本应用重拍，会自动缩小。',
    en: 'This attachment is too large ({where}). Take it again in this app, which makes it small.',
  },
} as const satisfies Record<string, Problem>;
