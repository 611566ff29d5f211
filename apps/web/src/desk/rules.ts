/** The desk has screens of every module. */
export { wholeCounty as rules } from '@yangui/domain';
