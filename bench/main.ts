const benches = {
  'county-loop': () => import('./county-loop.ts'),
  desk: () => import('./desk.ts'),
  orders: () => import('./orders.ts'),
  'plan-day': () => import('./plan-day.ts'),
  produce: () => import('./produce.ts'),
  routing: () => import('./routing.ts'),
  sync: () => import('./sync.ts'),
  talent: () => import('./talent.ts'),
  weight: () => import('./weight.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
if (isBench(name)) {
  const { run } = await benches[name]();
  try {
    await run(args);
  } catch (error) {
    console.error(`bench ${name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
} else {
  console.error(`npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exitCode = 2;
}

function isBench(word: string): word is keyof typeof benches {
  return Object.hasOwn(benches, word);
}
