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
  'notice-given': { status: 409, retry: 'never', zh: '这位村民已于 {at} 听过第 {version} 版告知并同意，不用再念。', en: 'This villager heard version {version} of the notice on {at} and agreed. There is no need to read it again.' },
  'order-unknown': { status: 404, retry: 'never', zh: '没有这张订单。请刷新后再找。', en: 'There is no such order. Refresh and look again.' },
  'order-not-ready': { status: 409, retry: 'changed', zh: '订单现在是“{stage}”，不能做这一步。请刷新后看看。', en: 'The order is “{stage}” now; this step cannot be taken. Refresh and look again.' },
  'order-bought-outside': { status: 409, retry: 'never', zh: '这是站长在平台上代买的，已向平台下单，不用县中心向供应商确认。', en: 'The partner bought this on a platform; there is nothing for the centre to confirm with a supplier.' },
  'supplier-reference-invalid': { status: 422, retry: 'changed', zh: '供应商单号最多 40 位字母、数字或符号，不能写姓名、手机号或身份证号，也可以不填。', en: 'A supplier’s reference has at most 40 letters, digits or signs, and no name, phone or ID number. It may stay empty.' },
  'return-window-open': { status: 409, retry: 'later', zh: '退货期到 {until} 才结束，返利还不能结。', en: 'The return window is open until {until}; the rebate cannot be released yet.' },
  'return-window-over': { status: 409, retry: 'never', zh: '退货期已于 {until} 结束。有质量问题请联系县中心。', en: 'The return window closed on {until}. For a quality problem call the county centre.' },

  // Money
  'return-too-much': { status: 409, retry: 'changed', zh: '“{name}”这张单上只剩 {left} 件可退，要退 {asked} 件。请改数量。', en: 'Only {left} of “{name}” on this order can still come back; {asked} were given. Change the quantity.' },
  'cash-over-limit': { status: 409, retry: 'changed', zh: '站点现金 {holdsFen} 元，再收 {amountFen} 元就超过限额 {limitFen} 元。请先把现金上交县中心，或改用扫码付款。', en: 'The station holds {holdsFen} yuan in cash; {amountFen} more would pass its limit of {limitFen}. Remit cash to the centre first, or take QR.' },
  'tab-over-limit': { status: 409, retry: 'changed', zh: '这位村民已赊 {owesFen} 元，再赊 {amountFen} 元就超过限额 {limitFen} 元。请先还一部分，或用现金、扫码付款。', en: 'This villager owes {owesFen} yuan; {amountFen} more would pass the limit of {limitFen}. Let them pay some of it off, or take cash or QR.' },
  'tab-overpaid': { status: 409, retry: 'changed', zh: '这位村民只欠 {owesFen} 元。请按欠款收。', en: 'This villager owes only {owesFen} yuan. Take no more than that.' },
  'institution-overpaid': { status: 409, retry: 'changed', zh: '账上支付机构只欠 {owesFen} 元。请核对到账金额，多出的不要记在这里。', en: 'By the books the payment institution owes only {owesFen} yuan. Check the amount received; what is over does not belong here.' },
  'payment-reference-invalid': { status: 422, retry: 'changed', zh: '到账流水号不对：4 到 40 位字母、数字或短横线。请照银行回单填写。', en: 'That payment reference is not right: 4 to 40 letters, digits or hyphens. Take it from the bank’s slip.' },
  'drawer-short': { status: 409, retry: 'changed', zh: '账上站点现金只有 {haveFen} 元，不够 {needFen} 元。请先清点现金，或向县中心领备用金。', en: 'By the books the station holds {haveFen} yuan in cash, less than {needFen}. Count the drawer, or ask the centre for a float.' },
  'difference-unexplained': { status: 422, retry: 'changed', zh: '应有 {expectedFen} 元，清点为 {countedFen} 元。请选择差额的原因。', en: 'There should be {expectedFen} yuan; {countedFen} were counted. Choose the reason for the difference.' },
  'remittance-unknown': { status: 404, retry: 'never', zh: '没有这笔上交款。请刷新后再找。', en: 'There is no such remittance. Refresh and look again.' },
  'remittance-confirmed': { status: 409, retry: 'never', zh: '这笔上交款已确认，收到 {countedFen} 元，不用再确认。', en: 'This remittance is confirmed already: {countedFen} yuan were counted.' },
  'own-work': { status: 403, retry: 'changed', zh: '经办和审批不能是同一个人。请另一位同事来做这一步。', en: 'Whoever prepared this cannot approve it. Ask a colleague to take this step.' },
  'setting-out-of-range': { status: 422, retry: 'changed', zh: '设置超出允许的范围（{where}）。退货期最少 7 天（消费者权益保护法第 25 条），结算日为每月 1 到 28 日。', en: 'That setting is outside its range ({where}). The return window is 7 days at least (Consumer Rights Law, art. 25); the settlement day is the 1st to the 28th.' },
  'person-unknown': { status: 404, retry: 'changed', zh: '本县没有这个人。请在“人员和岗位”里核对。', en: 'There is no such person in this county. Check under People and roles.' },
  'payee-invalid': { status: 422, retry: 'changed', zh: '收款信息不对（{where}）。户名和银行用文字，账号是 8 到 32 位数字。', en: 'The bank details are not right ({where}). Names are letters; the account number has 8 to 32 digits.' },
  'payee-missing': { status: 409, retry: 'changed', zh: '等待付款的 {count} 人都没有登记收款账户。请先在“收款账户”里登记。', en: 'None of the {count} people waiting has bank details. Enter them under Payees first.' },
  'payee-unchanged': { status: 409, retry: 'changed', zh: '退票后收款账户还没有更正。请先更正，再重新付款。', en: 'The bank details have not been set anew since the payout bounced. Correct them, then try again.' },
  'payout-under-way': { status: 409, retry: 'later', zh: '此人有一笔付款已交银行，结果没有登记前不能改收款账户。请先登记付款结果。', en: 'A payout of theirs is with the bank. Record its result before changing the bank details.' },
  'payout-unknown': { status: 404, retry: 'never', zh: '这次结算里没有第 {serial} 笔。请刷新后再找。', en: 'This settlement has no line {serial}. Refresh and look again.' },
  'payout-not-ready': { status: 409, retry: 'changed', zh: '第 {serial} 笔现在是“{stage}”，不能做这一步。请刷新后看看。', en: 'Line {serial} is “{stage}” now; this step cannot be taken. Refresh and look again.' },
  'nothing-to-pay': { status: 409, retry: 'changed', zh: '没有等待付款的人，不用再出付款文件。', en: 'Nobody is waiting to be paid; there is nothing to put into a file.' },
  'nothing-payable': { status: 409, retry: 'later', zh: '现在没有可结算的返利。等退货期过了再来。', en: 'No rebate is payable now. Come back when return windows are over.' },
  'settlement-unknown': { status: 404, retry: 'never', zh: '没有这次结算。请刷新后再找。', en: 'There is no such settlement. Refresh and look again.' },
  'settlement-not-ready': { status: 409, retry: 'changed', zh: '{period} 的结算现在是“{stage}”，不能做这一步。请刷新后看看。', en: 'The settlement of {period} is “{stage}” now; this step cannot be taken. Refresh and look again.' },
  'settlement-too-early': { status: 409, retry: 'later', zh: '{period} 的返利从 {day} 起才能结算。', en: 'The rebates of {period} can be settled from {day} on.' },
  'settlement-open': { status: 409, retry: 'changed', zh: '{period} 的结算还在等审批。请先审批或退回。', en: 'The settlement of {period} is still waiting for approval. Have it approved or sent back first.' },
  'period-settled': { status: 409, retry: 'never', zh: '{period} 已经结算过。新到期的返利进入下一次结算。', en: '{period} is settled already. What became payable since goes into the next one.' },
  'period-not-over': { status: 409, retry: 'later', zh: '{period} 还没有结束，不能关账。', en: '{period} is not over yet and cannot be closed.' },
  'period-closed': { status: 409, retry: 'never', zh: '{period} 已经关账。要更正请在当期冲账。', en: '{period} is closed already. Correct errors by booking in the open period.' },
  'period-out-of-order': { status: 409, retry: 'changed', zh: '关账要按月份顺序，下一个是 {next}。', en: 'Months are closed in their order; the next one is {next}.' },

  // Parcels
  'parcel-unknown': { status: 404, retry: 'never', zh: '没有这个包裹。请核对单号，刷新后再找。', en: 'There is no such parcel. Check the number, refresh and look again.' },
  'parcel-number-invalid': { status: 422, retry: 'changed', zh: '快递单号不对：6 到 40 位字母、数字或短横线。请重新扫描。', en: 'That tracking number is not right: 6 to 40 letters, digits or hyphens. Scan it again.' },
  'parcel-already-registered': { status: 409, retry: 'never', zh: '单号 {number} 已经登记过。请在包裹列表里查它现在在哪里。', en: 'Number {number} is already registered. Look in the list of parcels for where it is.' },
  'parcel-handed-out': { status: 409, retry: 'never', zh: '包裹 {number} 已于 {at} 交给收件人，不能再扫。有疑问请登记投诉。', en: 'Parcel {number} was handed out on {at} and cannot be scanned again. If that is wrong, open a complaint.' },
  'parcel-not-ready': { status: 409, retry: 'changed', zh: '包裹 {number} 现在不在能做这一步的地方。请看它的经过。', en: 'Parcel {number} is not where this step can be taken. Look at its history.' },
  'parcel-in-trouble': { status: 409, retry: 'changed', zh: '包裹 {number} 报了异常，要先处理。请联系县中心。', en: 'Something is wrong with parcel {number}. It must be resolved first; call the county centre.' },
  'parcel-not-in-trouble': { status: 409, retry: 'never', zh: '包裹 {number} 没有异常，不用处理。', en: 'Nothing is wrong with parcel {number}; there is nothing to resolve.' },
  'resolution-unfit': { status: 422, retry: 'changed', zh: '包裹 {number} 的异常不能这样处理。请换一种。', en: 'What is wrong with parcel {number} is not put right that way. Choose another.' },
  'parcel-there-already': { status: 409, retry: 'changed', zh: '包裹 {number} 本来就是“{station}”的。请选别的站点。', en: 'Parcel {number} is meant for “{station}” already. Choose another station.' },
  'parcel-for-other-station': { status: 409, retry: 'changed', zh: '包裹 {number} 是“{station}”的。请放回去，或报“送错村”。', en: 'Parcel {number} is for “{station}”. Put it back, or report it as the wrong village.' },
  'parcel-not-in-load': { status: 409, retry: 'changed', zh: '包裹 {number} 不在这趟车的清单上。请核对单号和封签。', en: 'Parcel {number} is not on this van’s list. Check the number and the seal.' },
  'parcel-has-order': { status: 409, retry: 'never', zh: '包裹 {number} 已对应一张订单，收件人就是下单的村民。', en: 'Parcel {number} carries an order; it is for the villager who ordered.' },
  'parcel-still-kept': { status: 409, retry: 'later', zh: '包裹 {number} 要为收件人保管满 {days} 天，{until} 之后才能按无人领取退回。', en: 'Parcel {number} is kept for its recipient for {days} days; it can go back as unclaimed from {until}.' },
  'pickup-code-wrong': { status: 403, retry: 'changed', zh: '取件码不对。请再念一遍，或用姓名和手机号后四位核对。', en: 'That pick-up code is wrong. Ask for it again, or check the name and the last four digits of the phone.' },
  'no-parcels': { status: 422, retry: 'changed', zh: '还没有选包裹。', en: 'No parcel has been chosen yet.' },
  'too-many-parcels': { status: 422, retry: 'changed', zh: '一次最多交接 500 件。请分几次。', en: 'At most 500 parcels change hands at once. Do it in parts.' },
  'seal-invalid': { status: 422, retry: 'changed', zh: '封签号不对：2 到 24 位字母、数字或短横线。', en: 'That seal number is not right: 2 to 24 letters, digits or hyphens.' },
  'load-unknown': { status: 404, retry: 'changed', zh: '本站没有这趟车的清单。请刷新后重选。', en: 'There is no such load for this station. Refresh and choose again.' },
  'driver-unknown': { status: 404, retry: 'changed', zh: '此人不是本县的司机。请先授予司机岗位，或不选司机。', en: 'This person is no driver here. Grant the role first, or choose no driver.' },
  'consent-missing': { status: 403, retry: 'changed', zh: '没有收件人同意此人代取的记录，或已撤回。请先登记同意，或请本人来取。', en: 'There is no standing consent for this person to collect. Record it first, or have the recipient come.' },
  'agent-is-self': { status: 422, retry: 'changed', zh: '代取人不能是本人。请选家里的另一位。', en: 'The agent cannot be the recipient. Choose somebody else of the household.' },
  'complaint-open': { status: 409, retry: 'never', zh: '包裹 {number} 已有一个投诉在办。', en: 'A complaint about parcel {number} is open already.' },
  'complaint-missing': { status: 409, retry: 'never', zh: '包裹 {number} 没有在办的投诉。', en: 'No complaint about parcel {number} is open.' },
  'order-elsewhere': { status: 409, retry: 'changed', zh: '这张订单是“{station}”的。请把包裹分到那个站点。', en: 'This order belongs to “{station}”. Sort the parcel to that station.' },
  'order-in-parcel': { status: 409, retry: 'changed', zh: '这张订单的货在包裹里。请在取件里交出那个包裹。', en: 'The goods of this order are in a parcel. Hand that parcel out instead.' },

  // Purchases on outside platforms
  'platform-order-invalid': { status: 422, retry: 'changed', zh: '平台订单号不对：4 到 40 位字母、数字或短横线。', en: 'That platform order number is not right: 4 to 40 letters, digits or hyphens.' },
  'link-invalid': { status: 422, retry: 'changed', zh: '链接不对。请粘贴以 http 开头的商品地址，也可以不填。', en: 'That link is not right. Paste the address of the goods, beginning with http, or leave it empty.' },
  'purchase-already-recorded': { status: 409, retry: 'never', zh: '这个平台订单号 {number} 已经记过一次。', en: 'The platform order {number} is already on record.' },
  'tracking-taken': { status: 409, retry: 'changed', zh: '单号 {number} 已属于另一张订单。请核对。', en: 'Number {number} belongs to another order already. Check it.' },
  'order-not-outside': { status: 409, retry: 'never', zh: '这是县里商店的订单，没有外部快递单号。', en: 'This order is from the county’s own shop; it has no outside tracking number.' },
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;

export function isProblemCode(text: string | undefined): text is ProblemCode {
  return text !== undefined && Object.hasOwn(problems, text);
}
