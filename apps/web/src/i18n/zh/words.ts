import type { EventType, OrderStage, Reason, Role } from '@yangui/domain';
import type { CommandType } from '../../sync/command.ts';

const stages: Record<OrderStage, string> = {
  placed: '待到货',
  received: '待取件',
  collected: '已取件',
  completed: '已完成',
  returned: '已退货',
  cancelled: '已取消',
};

const roles: Record<Role, string> = {
  administrator: '管理员',
  'county-clerk': '县中心办事员',
  'finance-approver': '财务审批人',
  'station-partner': '站长',
  driver: '司机',
  'programme-officer': '主管部门',
};

const reasons: Record<Reason, string> = {
  'changed-mind': '不想要了',
  damaged: '破损',
  'wrong-goods': '发错货',
  quality: '质量问题',
  late: '送得太晚',
  other: '其他',
};

const commands: Record<CommandType, string> = {
  'open-station': '开设站点',
  'appoint-partner': '任命站长',
  'end-appointment': '结束任期',
  'grant-role': '授予岗位',
  'revoke-role': '撤销岗位',
  'add-product': '新增商品',
  'change-product-terms': '调整价格和返利',
  'receive-stock': '入库',
  'register-villager': '登记村民',
  'place-order': '下单',
  'receive-order': '标记到货',
  'collect-order': '交给村民',
  'cancel-order': '取消订单',
  'return-order': '退货',
  'release-rebate': '结出返利',
  'erase-villager': '删除村民资料',
};

const events: Record<EventType, string> = {
  RoleGranted: '授予了岗位',
  RoleRevoked: '撤销了岗位',
  StationOpened: '站点开设',
  PartnerAppointed: '站长上任',
  AppointmentEnded: '站长离任',
  ProductAdded: '商品上架',
  ProductTermsChanged: '价格或返利调整',
  StockReceived: '商品入库',
  VillagerRegistered: '村民登记',
  VillagerErased: '村民资料删除',
  OrderPlaced: '下单',
  OrderReceived: '到货',
  OrderCollected: '取件',
  RebateReleased: '返利结出',
  OrderReturned: '退货',
  OrderCancelled: '取消',
};

const accounts = {
  sales: '销售',
  'rebate-expense': '返利支出',
  cash: '站点现金',
  'rebate-accrued': '返利·待取件',
  'rebate-pending': '返利·退货期内',
  'rebate-payable': '返利·可结算',
};

/** The words of the trade: stages, roles, reasons, commands, events, units. */
export const words = {
  stages,
  roles,
  reasons,
  commands,
  events,
  accounts,
  yuan: '元',
  erasedVillager: '资料已删除',
  nobody: '（无）',
  system: '系统',
  unknownPerson: '未具名',
  order: '订单',
  orderCode: (code: string) => `订单 ${code}`,
  villager: '村民',
  station: '站点',
  partner: '站长',
  product: '商品',
  products: '商品',
  phone: '电话',
  address: '住址',
  name: '姓名',
  price: '单价',
  quantity: '数量',
  amount: '金额',
  total: '合计',
  rebate: '返利',
  stage: '状态',
  town: '乡镇',
  village: '村',
  reason: '原因',
  time: '时间',
  stock: '库存',
  unit: '单位',
  barcode: '条码',
  perUnit: (unit: string) => `/ ${unit}`,
  stockLeft: (count: number, unit: string) => `剩 ${count} ${unit}`,
  soldOut: '无货',
  lines: (first: string, count: number) => (count > 1 ? `${first} 等 ${count} 种` : first),
  of: (name: string, unit: string) => `${name}（${unit}）`,
};
