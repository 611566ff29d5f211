/** What people say who see nothing but their own: drivers and owners of vehicles. */
export const mine = {
  title: '我的收入',
  intro: '县里欠您的车费、驾驶费，和付到哪一步。只有您自己和县里看得到。',
  empty: '还没有您的账',
  emptyNext: '车次结算后会显示在这里。车不是挂在您名下的话，请找县中心。',
  payable: '下次结算付',
  lab: '送检样品',
};
