import { defineModule } from '../kernel/index.ts';
import { purchasingAccounts } from './account-heads.ts';
import { purchasingPayables, purchasingPayRuns } from './payables.ts';
import { addProduct } from './add-product.ts';
import { amendVillager } from './amend-villager.ts';
import { arrangeShelves } from './arrange-shelves.ts';
import { cancelOrder } from './cancel-order.ts';
import { changeProductTerms } from './change-product-terms.ts';
import { closeCentre } from './close-centre.ts';
import { closeDrawer } from './close-drawer.ts';
import { collectOrder } from './collect-order.ts';
import { confirmOrder } from './confirm-order.ts';
import { confirmRemittance } from './confirm-remittance.ts';
import { countCash } from './count-cash.ts';
import { dayCloseEvents } from './day-close.ts';
import { cashEvents } from './drawer.ts';
import { eraseVillager, purchaseRetention, villagerRetention } from './erase-villager.ts';
import { heldByStations } from './held.ts';
import { openFloat } from './open-float.ts';
import { orderEvents } from './order.ts';
import { payTab, tabEvents } from './pay-tab.ts';
import { placeOrder } from './place-order.ts';
import { productEvents } from './product.ts';
import { purchaseTallyEvents } from './purchase-tally.ts';
import { receiveOrder } from './receive-order.ts';
import { receiveStock } from './receive-stock.ts';
import { recordNotice } from './record-notice.ts';
import { recordOutsidePurchase } from './record-outside-purchase.ts';
import { referenceEvents } from './reference.ts';
import { registerVillager } from './register-villager.ts';
import { releaseRebate } from './release-rebate.ts';
import { remitCash } from './remit-cash.ts';
import { restoreProductTerms } from './restore-product-terms.ts';
import { returnOrder } from './return-order.ts';
import { shelvingEvents } from './shelving.ts';
import { reverseFloat } from './reverse-float.ts';
import { reverseRemittance } from './reverse-remittance.ts';
import { reverseStockReceipt } from './reverse-stock-receipt.ts';
import { stockReceiptEvents } from './stock-receipt.ts';
import { takeBackStation } from './take-back-station.ts';
import { trackOrder } from './track-order.ts';
import { villagerEvents } from './villager.ts';
import { withdrawProduct } from './withdraw-product.ts';
import { purchasingProblems } from './problems.ts';

/** What villagers order: products, orders, tabs, cash. */
export const purchasing = defineModule({
  name: 'purchasing',
  problems: purchasingProblems,
  kinds: {
    product: { heldWhole: true, dates: null },
    drawer: { heldWhole: true, dates: { moments: ({ countedAt }) => [countedAt] } },
    dayClose: { heldWhole: false, dates: null },
    lastClose: { heldWhole: true, dates: null },
    floatHanding: { heldWhole: false, dates: { moments: ({ givenAt, reversedAt }) => [givenAt, reversedAt] } },
    stockReceipt: { heldWhole: false, dates: { moments: ({ receivedAt, reversedAt }) => [receivedAt, reversedAt] } },
    remittance: {
      heldWhole: false,
      dates: { moments: ({ sentAt, confirmedAt, reversedAt }) => [sentAt, confirmedAt, reversedAt] },
    },
    villager: { heldWhole: false, dates: { moments: ({ consentAt }) => [consentAt] } },
    order: {
      heldWhole: false,
      dates: { steps: ({ steps }) => steps.map(({ at, stage, seq }) => ({ at, mark: stage, seq })) },
    },
    purchaseTally: { heldWhole: true, dates: null },
    orderReference: { heldWhole: false, dates: null },
    shelving: { heldWhole: true, dates: null },
    // Whatever waits for somebody is of a visit, which follows from whose it is.
    visit: { heldWhole: false, whenAsked: true, dates: null },
    visitNumber: { heldWhole: false, whenAsked: true, dates: null },
  },
  held: { station: heldByStations },
  events: {
    ...cashEvents,
    ...dayCloseEvents,
    ...orderEvents,
    ...tabEvents,
    ...productEvents,
    ...purchaseTallyEvents,
    ...referenceEvents,
    ...shelvingEvents,
    ...stockReceiptEvents,
    ...villagerEvents,
  },
  keeps: [villagerRetention, purchaseRetention],
  accounts: purchasingAccounts,
  payRuns: purchasingPayRuns,
  payables: purchasingPayables,
  commands: [
    addProduct,
    amendVillager,
    arrangeShelves,
    cancelOrder,
    changeProductTerms,
    closeCentre,
    closeDrawer,
    collectOrder,
    confirmOrder,
    confirmRemittance,
    countCash,
    eraseVillager,
    openFloat,
    payTab,
    placeOrder,
    receiveOrder,
    receiveStock,
    recordNotice,
    recordOutsidePurchase,
    registerVillager,
    releaseRebate,
    remitCash,
    restoreProductTerms,
    returnOrder,
    reverseFloat,
    reverseRemittance,
    reverseStockReceipt,
    takeBackStation,
    trackOrder,
    withdrawProduct,
  ],
});
