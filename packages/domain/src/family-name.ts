/**
 * Family names that are read otherwise than their characters alone: each with a character, or two, that dictionaries
 * have under the reading of the name, and that is no family name itself. Readings by 现代汉语词典 and 中国姓氏大辞典.
 */
const readAs: Readonly<Record<string, string>> = {
  // Two characters.
  万俟: '末骑',
  尉迟: '遇迟',
  单于: '缠于',
  长孙: '掌孙',
  澹台: '谈台',
  令狐: '铃狐',
  // zēng shàn qiú xiè zhā ōu gě rén piáo huà jǐ qín zhái xiǎn
  曾: '憎',
  单: '擅',
  仇: '囚',
  解: '械',
  查: '扎',
  区: '殴',
  盖: '舸',
  任: '壬',
  朴: '瓢',
  华: '画',
  纪: '挤',
  覃: '擒',
  翟: '宅',
  洗: '险',
  // yuè yùn miào shào móu bì pó chóng zhài niè bó gōu nài dū yāo yān sà shè qiè
  乐: '悦',
  员: '韵',
  缪: '妙',
  召: '哨',
  牟: '眸',
  秘: '闭',
  繁: '婆',
  种: '虫',
  祭: '债',
  乜: '孽',
  薄: '脖',
  句: '沟',
  能: '耐',
  都: '嘟',
  么: '妖',
  燕: '烟',
  撒: '萨',
  厍: '射',
  郄: '妾',
};

/** A person's name with its family name put into characters that sort where it is read: 曾国强 (Zēng, not Céng) → 憎国强. Never shown. */
export function familyNameAsRead(name: string): string {
  for (const length of [2, 1]) {
    const same = readAs[name.slice(0, length)];
    if (same !== undefined) return same + name.slice(length);
  }
  return name;
}
