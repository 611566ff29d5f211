/** The words of the page that puts the county's root on a phone, in both languages. */
export interface TrustWords {
  readonly lang: string;
  readonly title: string;
  readonly other: string;
  readonly why: string;
  readonly compare: string;
  readonly compareMore: string;
  readonly download: string;
  readonly steps: readonly TrustStep[];
  readonly names: string;
  readonly undo: string;
}

export interface TrustStep {
  readonly text: string;
  /** What the phone shows then: its title and rows, of which one is tapped. */
  readonly screen: { readonly title: string; readonly rows: readonly string[]; readonly tap: number };
}

export const trustWords: Readonly<Record<'zh' | 'en', TrustWords>> = {
  zh: {
    lang: 'zh-CN',
    title: '让这部手机信任本县的雁归',
    other: 'English',
    why: '装好一次，手机与县里服务器之间的往来就都加密，雁归才能装到桌面、签字、用相机和电子秤。证书只对本地网络里的服务器有效，不能用来查看别的网站。',
    compare: '先核对指纹',
    compareMore: '下面的指纹要与县中心纸上写的完全一样。不一样就不要装，请打电话问县中心。',
    download: '1. 下载证书',
    steps: [
      {
        text: '点上面的“下载证书”，存到手机里。浏览器提醒时选“保留”。',
        screen: { title: '下载', rows: ['yangui-root.crt'], tap: 0 },
      },
      {
        text: '打开手机的“设置”，搜索“CA 证书”。找不到时：安全 → 加密与凭据 → 安装证书 → CA 证书。',
        screen: { title: '安装证书', rows: ['CA 证书', 'VPN 和应用用户证书', 'WLAN 证书'], tap: 0 },
      },
      {
        text: '手机会提醒“您的数据将不会保密”。这是对任何证书都有的提醒，选“仍然安装”，输入锁屏密码。手机没有锁屏密码时，要先设一个。',
        screen: { title: 'CA 证书', rows: ['不安装', '仍然安装'], tap: 1 },
      },
      {
        text: '选刚才下载的 yangui-root.crt。看到“已安装 CA 证书”就好了。',
        screen: { title: '打开文件', rows: ['yangui-root.crt'], tap: 0 },
      },
      {
        text: '再核对一次：安全 → 加密与凭据 → 信任的凭据 → 用户，点“雁归 Yangui”，看 SHA-256 指纹。',
        screen: { title: '信任的凭据 · 用户', rows: ['Yangui', '雁归 Yangui'], tap: 1 },
      },
    ],
    names: '然后用 Chrome 打开',
    undo: '以后不用了：在同一处“信任的凭据 · 用户”里点它，选“移除”。',
  },
  en: {
    lang: 'en',
    title: 'Let this phone trust the county’s Yangui',
    other: '中文',
    why: 'Done once, everything between the phone and the county’s server is encrypted, and Yangui can be installed, sign, and use the camera and the scales. The certificate is good for servers of the local network alone; nobody can read other sites with it.',
    compare: 'First compare the fingerprint',
    compareMore:
      'What stands below must be exactly what the county centre’s paper says. If it is not, do not install it; call the centre.',
    download: '1. Download the certificate',
    steps: [
      {
        text: 'Tap “Download the certificate” above and keep the file. If the browser warns, choose “Keep”.',
        screen: { title: 'Downloads', rows: ['yangui-root.crt'], tap: 0 },
      },
      {
        text: 'Open the phone’s Settings and search for “CA certificate”. Or: Security → Encryption & credentials → Install a certificate → CA certificate.',
        screen: {
          title: 'Install a certificate',
          rows: ['CA certificate', 'VPN & app user certificate', 'Wi-Fi certificate'],
          tap: 0,
        },
      },
      {
        text: 'The phone warns that “your data won’t be private”, as it does of every certificate. Choose “Install anyway” and enter the screen lock. A phone without one must be given one first.',
        screen: { title: 'CA certificate', rows: ['Don’t install', 'Install anyway'], tap: 1 },
      },
      {
        text: 'Choose the yangui-root.crt just downloaded. “CA certificate installed” means that it is done.',
        screen: { title: 'Open file', rows: ['yangui-root.crt'], tap: 0 },
      },
      {
        text: 'Compare once more: Security → Encryption & credentials → Trusted credentials → User, tap “雁归 Yangui” and read the SHA-256 fingerprint.',
        screen: { title: 'Trusted credentials · User', rows: ['Yangui', '雁归 Yangui'], tap: 1 },
      },
    ],
    names: 'Then open in Chrome',
    undo: 'To take it away again: tap it in the same list, “Trusted credentials · User”, and choose “Remove”.',
  },
};
