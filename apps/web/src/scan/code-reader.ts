/** Reads the code in a picture of the camera, if there is one. */
export type ReadCode = (picture: HTMLVideoElement) => Promise<string | undefined>;

export interface CodeReader {
  readonly read: ReadCode;
  /** Whether it knows the bars of parcels and goods; else QR codes alone. */
  readonly bars: boolean;
}

/** What stands on parcels (Code 128, Code 39, ITF), on goods (EAN) and on our own labels (QR). */
const FORMATS = ['code_128', 'code_39', 'itf', 'ean_13', 'ean_8', 'qr_code'];

interface BrowserDetector {
  detect(picture: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}

declare global {
  interface Window {
    /** Missing in Safari, Firefox, and on Android phones without Google's services. */
    readonly BarcodeDetector?: {
      new (options: { readonly formats: readonly string[] }): BrowserDetector;
      getSupportedFormats(): Promise<readonly string[]>;
    };
  }
}

/** The browser's own reader where it knows all formats, else the one that comes along, else one of QR codes alone. */
export async function anyCode(): Promise<CodeReader> {
  const Detector = window.BarcodeDetector;
  const known = (await Detector?.getSupportedFormats().catch(() => [])) ?? [];
  if (Detector !== undefined && FORMATS.every((format) => known.includes(format))) {
    const detector = new Detector({ formats: FORMATS });
    return { read: async (picture) => (await detector.detect(picture))[0]?.rawValue, bars: true };
  }
  try {
    const { readCodes } = await import('./read-codes.ts');
    return { read: await readCodes(), bars: true };
  } catch {
    // It is fetched when it is first used; a phone without network may not have it yet.
    return qrCode();
  }
}

/** QR codes alone: what this needs is kept on the device with the app. */
export async function qrCode(): Promise<CodeReader> {
  const { decodeQR } = await import('qr/decode.js');
  const still = stills();
  return {
    bars: false,
    read: async (picture) => {
      try {
        return decodeQR(still(picture));
      } catch {
        // No code in this picture: the next one comes in a moment.
        return undefined;
      }
    },
  };
}

/** The most that is looked at of a picture, in points across: more makes no code clearer and takes longer. */
const WIDEST = 1_280;

/** Takes still pictures of a video. */
export function stills(): (video: HTMLVideoElement) => ImageData {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (video) => {
    if (context === null) throw new Error('the browser draws no pictures');
    const scale = Math.min(1, WIDEST / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height);
  };
}
