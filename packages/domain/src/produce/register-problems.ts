import type { Problem } from '../kernel/index.ts';

/** What is refused of the industry register, and what to do next. */
export const registerProblems = {
  'entry-unknown': {
    status: 404,
    retry: 'changed',
    zh: '产业名录里没有这一户。请刷新后再找。',
    en: 'The register has no such entry. Refresh and look again.',
  },
  'entry-amended': {
    status: 409,
    retry: 'changed',
    zh: '这一户刚才有别人改过。请看新的内容，再改一次。',
    en: 'Somebody else corrected this entry just now. Look at what it is now, then correct it again.',
  },
  'entry-of-household': {
    status: 409,
    retry: 'changed',
    zh: '这一户是网内农户：姓名、种养规模和停用请在农户页改。',
    en: 'This entry is a household of the network: what it is called, what it grows and whether it sells stand on the household’s page.',
  },
  'entry-erased': {
    status: 409,
    retry: 'never',
    zh: '这一条的资料已按要求删除，不能再改。本人又要登记时，请新登记一条。',
    en: 'What this entry said was erased on request and stays so. If they want to be in the register again, enter them anew.',
  },
  'entry-joined': {
    status: 409,
    retry: 'never',
    zh: '这一条已并入网内农户。请打开那一户。',
    en: 'This entry was joined to a household of the network. Open that one.',
  },
  'entry-in-other-village': {
    status: 409,
    retry: 'changed',
    zh: '这一户和农户不在同一个村，不能并。请核对村名，或另选农户。',
    en: 'Entry and household are of different villages. Check the village, or choose another household.',
  },
  'trades-missing': {
    status: 422,
    retry: 'changed',
    zh: '请选这一户做什么：养殖（种植）、经销、电商，可以多选。',
    en: 'Choose what the entry lives by: raising, dealing, selling online, one or more.',
  },
  'founded-invalid': {
    status: 422,
    retry: 'changed',
    zh: '创办时间写年或年月，如 2018、2018-04，不能晚于现在。不知道就空着。',
    en: 'Say the year or the month it was founded, as 2018 or 2018-04, not one to come. Leave it empty where nobody knows.',
  },
  'register-import-unknown': {
    status: 404,
    retry: 'changed',
    zh: '没有这次导入。请刷新后再看。',
    en: 'There is no such import. Refresh and look again.',
  },
  'register-import-undone': {
    status: 409,
    retry: 'never',
    zh: '这次导入已经撤销了，里面的户不再算数。要用请重新导入。',
    en: 'This import was taken back, and its entries count no more. Import the sheet anew.',
  },
  'register-import-in-use': {
    status: 409,
    retry: 'changed',
    zh: '这次导入里有 {count} 户后来改过、删过或并入了农户，不能整批撤销。请逐户停用。',
    en: '{count} of its entries were corrected, erased or joined to a household since, so the import cannot be taken back whole. Give entries up one by one.',
  },
} as const satisfies Record<string, Problem>;
