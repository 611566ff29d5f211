/** What is said of a scan that nobody takes, and of the camera as a scanner. */
export const scans = {
  notOnPage: (text: string) => `这一页不收扫码，${text} 没有记下。先打开要用它的页面，再扫一次。`,
  notInWindow: (text: string) => `这个窗口不收扫码，${text} 没有记下。先办完或关掉这个窗口，再扫一次。`,
  cameraOn: '用摄像头扫码',
  cameraOff: '关掉摄像头',
  cameraOpening: '正在打开摄像头…',
  cameraHold: '把条码或二维码放进画面，离近一点，拿稳。可以一件接一件地扫。',
  cameraQrOnly: '这台设备还没有条码识别程序，现在只能扫二维码。有网络时关掉再打开一次即可。',
  cameraRead: (text: string) => `扫到 ${text}，可以扫下一件`,
  cameraNone: '用不了摄像头。请在浏览器里允许使用摄像头，或在上面输入号码。',
  lampOn: '开灯',
  lampOff: '关灯',
};
