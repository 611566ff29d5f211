import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';

const WIDTH = 640;
const HEIGHT = 480;
const WHITE = 235;
const BLACK = 16;

/** Writes a video that shows one parcel's label, as Code 128, for a browser to take for its camera (YUV4MPEG2, one picture). */
export async function filmLabel(file: string, number: string): Promise<void> {
  const program = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm')));
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(program).buffer }, fireImmediately: true });
  const { symbol, error } = await writeBarcode(number, { format: 'Code128' });
  if (error !== '') throw new Error(error);
  const scale = Math.floor((WIDTH * 0.9) / symbol.width);
  const left = Math.floor((WIDTH - symbol.width * scale) / 2);
  const light = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  for (let y = HEIGHT / 4; y < (HEIGHT * 3) / 4; y += 1)
    for (let x = 0; x < symbol.width * scale; x += 1)
      if (symbol.data[Math.floor(x / scale)] === 0) light[y * WIDTH + left + x] = BLACK;
  const colourless = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  writeFileSync(
    file,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F25:1 Ip A1:1 C420jpeg\nFRAME\n`), light, colourless]),
  );
}
