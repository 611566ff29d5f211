/** What is said of a scan that nobody takes. */
export const scans = {
  notOnPage: (text: string) => `这一页不收扫码，${text} 没有记下。先打开要用它的页面，再扫一次。`,
  notInWindow: (text: string) => `这个窗口不收扫码，${text} 没有记下。先办完或关掉这个窗口，再扫一次。`,
};
