/** Whether sending the same command again can help: `never`, `later` as it is, or `changed` after the person acts. */
export type Retry = 'never' | 'later' | 'changed';

export interface Problem {
  readonly status: number;
  readonly retry: Retry;
  readonly zh: string;
  readonly en: string;
}

/**
 * Every refusal there is, once: a stable code, its HTTP status, whether to try again, and what to tell the person,
 * with the next step. `{name}` is filled from the refusal's details; `{…Fen}` is shown as yuan.
 * Codes are never reused; one that is no longer sent stays listed as such.
 */
export const problems = {
  // What came over the wire
  'malformed-json': { status: 400, retry: 'never', zh: '收到的数据不是有效的 JSON。请更新应用后重试。', en: 'What arrived is not valid JSON. Update the app and try again.' },
  'malformed-request': { status: 400, retry: 'never', zh: '请求的格式不对（{where}）。请更新应用后重试。', en: 'The request has the wrong shape ({where}). Update the app and try again.' },
  'malformed-command': { status: 422, retry: 'changed', zh: '有一项填写不对（{where}）。请检查后重新提交。', en: 'One field is not right ({where}). Check it and send again.' },
  'command-unknown': { status: 422, retry: 'never', zh: '服务器不认识操作“{type}”。请更新应用。', en: 'The server does not know the command “{type}”. Update the app.' },
  'body-too-large': { status: 413, retry: 'never', zh: '一次发送的数据太大。请分批发送，每批不超过 {limit} 条。', en: 'Too much was sent at once. Send it in parts of at most {limit} commands.' },
  'batch-too-large': { status: 413, retry: 'changed', zh: '一批有 {count} 条操作，最多 {limit} 条。请分批发送。', en: 'The batch has {count} commands; {limit} is the most. Send it in parts.' },
  'not-found': { status: 404, retry: 'never', zh: '没有这个地址。请从首页重新进入。', en: 'There is nothing at this address. Start again from the first page.' },
  'command-id-reused': { status: 409, retry: 'never', zh: '这个编号已用于另一项操作。请重新填写后提交。', en: 'This id was already used for a different command. Enter it again and send.' },
  'clock-ahead': { status: 422, retry: 'changed', zh: '设备时间快了（{at}）。请把手机时间设为自动，再提交一次。', en: 'The device’s clock is ahead ({at}). Set it to automatic and send again.' },
  'clock-behind': { status: 422, retry: 'changed', zh: '设备时间是 {at}，离现在太久。请校对手机时间；如果这项操作确实是那时做的，请联系县中心补录。', en: 'The device’s clock says {at}, too long ago. Check the clock; if it really happened then, ask the county centre to enter it.' },
  'county-unknown': { status: 404, retry: 'never', zh: '这个系统里没有代码为 {county} 的县。', en: 'There is no county {county} in this system.' },
  'busy': { status: 503, retry: 'later', zh: '服务器正忙。您的操作没有丢失，稍后会自动重发。', en: 'The server is busy. Nothing is lost; it will be sent again shortly.' },
  'internal': { status: 500, retry: 'later', zh: '系统出了问题，已记录下来。什么都没有改动，请稍后再试或联系县中心。', en: 'Something broke on our side and was logged. Nothing was changed; try again later or call the county centre.' },

  // Who speaks
  'not-signed-in': { status: 401, retry: 'changed', zh: '请先登录。', en: 'Please sign in first.' },
  'sign-in-failed': { status: 401, retry: 'changed', zh: '账号或密码不对。请核对后再试。', en: 'The name or the password is wrong. Check them and try again.' },
  'pin-wrong': { status: 401, retry: 'changed', zh: 'PIN 码不对，还可以试 {left} 次。', en: 'That PIN is wrong. {left} tries are left.' },
  'pin-locked': { status: 429, retry: 'changed', zh: 'PIN 码错误次数过多，已锁定。请用密码登录。', en: 'Too many wrong PINs; it is locked. Sign in with your password.' },
  'pin-not-set': { status: 409, retry: 'changed', zh: '这个人没有在本设备上设置 PIN 码。请用密码登录。', en: 'No PIN is set for this person on this device. Sign in with the password.' },
  'pin-weak': { status: 422, retry: 'changed', zh: 'PIN 码要 6 位数字，不能是连续或相同的数字。', en: 'A PIN has 6 digits, not all the same and not in a row.' },
  'password-weak': { status: 422, retry: 'changed', zh: '密码至少 10 个字符。', en: 'A password has at least 10 characters.' },
  'sign-in-taken': { status: 409, retry: 'changed', zh: '这个登录名或手机号已有人使用。请换一个。', en: 'This sign-in name or phone is taken. Choose another.' },
  'too-many-requests': { status: 429, retry: 'later', zh: '尝试太频繁。请 {seconds} 秒后再试。', en: 'Too many attempts. Try again in {seconds} seconds.' },
  'account-closed': { status: 403, retry: 'never', zh: '您在本县的账号已停用。未送出的记录保留在设备上，请联系县中心。', en: 'Your account in this county is closed. What you have not sent stays on the device; call the county centre.' },
  'foreign-origin': { status: 403, retry: 'never', zh: '这个请求来自别的网站（{origin}），已拒绝。请在雁归自己的页面上操作。', en: 'This request came from another site ({origin}) and was refused. Work on Yangui’s own pages.' },
  'not-allowed': { status: 403, retry: 'never', zh: '您的岗位不能做这件事。需要的话请联系县中心管理员。', en: 'Your role may not do this. Ask the county’s administrator if you need to.' },
  'not-your-place': { status: 403, retry: 'never', zh: '这件事发生在别的地方（{place}），不在您负责的范围内。', en: 'This belongs to another place ({place}), outside the one you serve.' },

  // People and rights
  'name-missing': { status: 422, retry: 'changed', zh: '请填写名称。', en: 'Enter a name.' },
  'name-too-long': { status: 422, retry: 'changed', zh: '名称太长，最多 60 个字。', en: 'The name is too long: 60 characters at most.' },
  'name-unreadable': { status: 422, retry: 'changed', zh: '名称里有表情或特殊符号。请只用文字和数字。', en: 'The name has pictures or special signs in it. Use letters and digits only.' },
  'phone-invalid': { status: 422, retry: 'changed', zh: '电话号码不对。请填 11 位手机号或带区号的座机号，也可以不填。', en: 'That phone number is not right. Enter 11 digits or a landline with area code, or leave it empty.' },
  'address-too-long': { status: 422, retry: 'changed', zh: '地址太长，最多 200 个字。', en: 'The address is too long: 200 characters at most.' },
  'outside-county': { status: 422, retry: 'changed', zh: '{place} 不在本县。请选择本县的地方。', en: '{place} is not in this county. Choose a place in it.' },
  'already-exists': { status: 409, retry: 'never', zh: '“{what}”已经有了，不用再建。', en: '“{what}” is already there.' },
  'role-already-held': { status: 409, retry: 'never', zh: '此人已经担任这个岗位。', en: 'This person already holds that role there.' },
  'role-not-held': { status: 409, retry: 'never', zh: '此人没有担任这个岗位，不用撤销。', en: 'This person does not hold that role there.' },
  'own-administration': { status: 409, retry: 'changed', zh: '不能撤销自己的管理员岗位。请另一位管理员来做。', en: 'You cannot take your own administrator role away. Ask another administrator.' },
  'partner-by-appointment': { status: 409, retry: 'changed', zh: '站长要在站点页面任命或解聘。', en: 'Partners are appointed, and their time ended, on the station’s page.' },

  // Stations
  'station-unknown': { status: 404, retry: 'never', zh: '本县没有这个站点。请刷新后重选。', en: 'There is no such station in this county. Refresh and choose again.' },
  'station-has-partner': { status: 409, retry: 'changed', zh: '“{station}”已有站长。要换人，请先结束现任站长的任期。', en: '“{station}” already has a partner. End that appointment first.' },
  'station-without-partner': { status: 409, retry: 'changed', zh: '“{station}”现在没有站长。请县中心先任命站长。', en: '“{station}” has no partner now. The county centre must appoint one first.' },
  'village-has-station': { status: 409, retry: 'changed', zh: '这个村已有站点“{station}”。一村一站；请在那个站点上继续，或先关闭它。', en: 'This village already has “{station}”: one village, one station. Go on with that one, or close it first.' },
  'station-not-ready': { status: 409, retry: 'changed', zh: '“{station}”现在是“{stage}”，不能做这一步。请刷新后看看。', en: '“{station}” is “{stage}” now; this step cannot be taken. Refresh and look again.' },
  'premises-small': { status: 409, retry: 'changed', zh: '“{station}”的场地不足 {least} 平方米。请填写实际面积，或选择场地小的原因。', en: 'The premises of “{station}” are under {least} m². State the floor area, or choose why less will do.' },
  'floor-area-invalid': { status: 422, retry: 'changed', zh: '面积要是 1 到 100000 的整数（平方米）。', en: 'The floor area is a whole number of square metres from 1 to 100,000.' },
  'equipment-unchecked': { status: 409, retry: 'changed', zh: '“{station}”的设备还有 {count} 项没有核对。请逐项选择“已有”或“不需要”。', en: '{count} items of equipment at “{station}” are not checked. Say for each that it is there, or not needed.' },
  'station-has-orders': { status: 409, retry: 'changed', zh: '“{station}”还有 {count} 张订单没有办完。请先交给村民或取消。', en: '“{station}” has {count} open orders. Hand them over or cancel them first.' },
  'station-not-open': { status: 409, retry: 'changed', zh: '“{station}”还没有开业，不能下单。请县中心先开业。', en: '“{station}” is not open yet and takes no orders. The county centre must open it first.' },
  'station-paused': { status: 409, retry: 'changed', zh: '“{station}”暂停营业，暂不接新单。已有的订单照常交付；要恢复请联系县中心。', en: '“{station}” is paused and takes no new orders. Orders under way are still handed over; ask the county centre to resume it.' },
  'station-closed': { status: 410, retry: 'never', zh: '“{station}”已关闭，不再接单和用人。请到附近的站点办理。', en: '“{station}” is closed: no orders, no partner. Go to a station nearby.' },
  'position-outside': { status: 422, retry: 'changed', zh: '这个位置不在中国境内。请检查经度（73–136）和纬度（3–54）是否填反或填错。', en: 'This position lies outside China. Check whether longitude (73–136) and latitude (3–54) are swapped or mistyped.' },
  'partner-elsewhere': { status: 409, retry: 'changed', zh: '此人已是另一个站点的站长，一人只能任一站。', en: 'This person already runs another station; one person, one station.' },

  // Assisted purchase
  'product-unknown': { status: 404, retry: 'changed', zh: '本县没有这个商品。请刷新商品目录后重选。', en: 'This county has no such product. Refresh the catalogue and choose again.' },
  'product-withdrawn': { status: 409, retry: 'changed', zh: '“{name}”已下架。请换一种商品。', en: '“{name}” was taken off the catalogue. Choose another product.' },
  'product-ordered': { status: 409, retry: 'never', zh: '“{name}”已有订单，撤销导入时保留。不想再卖请单独下架。', en: '“{name}” has been ordered, so it stays when the import is undone. Withdraw it by itself if it is no longer sold.' },
  'barcode-invalid': { status: 422, retry: 'changed', zh: '条码不对。请重新扫描，或者留空。', en: 'That barcode is not right. Scan it again or leave it empty.' },
  'quantity-out-of-range': { status: 422, retry: 'changed', zh: '数量要是 1 到 9999 的整数。', en: 'A quantity is a whole number from 1 to 9,999.' },
  'basket-empty': { status: 422, retry: 'changed', zh: '还没有选商品。', en: 'Nothing has been chosen yet.' },
  'basket-too-large': { status: 422, retry: 'changed', zh: '一单最多 100 行。请分成几单。', en: 'One order has at most 100 lines. Make several orders.' },
  'amount-too-large': { status: 422, retry: 'changed', zh: '金额超过 {limitFen} 元。请检查数量和价格。', en: 'The amount is over {limitFen} yuan. Check quantity and price.' },
  'price-changed': { status: 409, retry: 'changed', zh: '“{name}”的价格已由 {saidFen} 元变为 {nowFen} 元。请告诉村民新价格，再下单。', en: 'The price of “{name}” has gone from {saidFen} to {nowFen} yuan. Tell the villager and order again.' },
  'stock-short': { status: 409, retry: 'changed', zh: '“{name}”只剩 {left} 件，要 {asked} 件。请减少数量或换一种。', en: 'Only {left} of “{name}” are left; {asked} were asked for. Take fewer or another.' },
  'villager-unknown': { status: 404, retry: 'changed', zh: '没有这位村民的登记。请先登记姓名。', en: 'This villager is not registered. Register the name first.' },
  'villager-elsewhere': { status: 403, retry: 'changed', zh: '这位村民登记在别的站点，不在“{station}”。请在本站重新登记。', en: 'This villager is registered at another station, not at “{station}”. Register them here.' },
  'villager-erased': { status: 410, retry: 'changed', zh: '这位村民的资料已按本人要求删除。需要服务请重新登记。', en: 'This villager’s data were erased at their request. Register them anew to serve them.' },
  'order-unknown': { status: 404, retry: 'never', zh: '没有这张订单。请刷新后再找。', en: 'There is no such order. Refresh and look again.' },
  'order-not-ready': { status: 409, retry: 'changed', zh: '订单现在是“{stage}”，不能做这一步。请刷新后看看。', en: 'The order is “{stage}” now; this step cannot be taken. Refresh and look again.' },
  'return-window-open': { status: 409, retry: 'later', zh: '退货期到 {until} 才结束，返利还不能结。', en: 'The return window is open until {until}; the rebate cannot be released yet.' },
  'return-window-over': { status: 409, retry: 'never', zh: '退货期已于 {until} 结束。有质量问题请联系县中心。', en: 'The return window closed on {until}. For a quality problem call the county centre.' },
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;

export function isProblemCode(text: string | undefined): text is ProblemCode {
  return text !== undefined && Object.hasOwn(problems, text);
}
