export { accountOf, book, chart, earningStages, transfer, type Account } from './account.ts';
