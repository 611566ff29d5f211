import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import program from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { stills, type ReadCode } from './code-reader.ts';

/** The reader that comes along, from this server. @throws where it cannot be fetched */
export async function readCodes(): Promise<ReadCode> {
  await prepareZXingModule({ overrides: { locateFile: () => program }, fireImmediately: true });
  const still = stills();
  return async (picture) => {
    const [found] = await readBarcodes(still(picture), {
      formats: ['Code128', 'Code39', 'ITF', 'EAN13', 'EAN8', 'QRCode'],
      maxNumberOfSymbols: 1,
    });
    return found?.text;
  };
}
