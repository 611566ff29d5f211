import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CodeReader } from './code-reader.ts';
import { Sightings } from './sightings.ts';

/** A camera gives some thirty pictures a second; so many are looked at. */
const LOOK_EVERY_MS = 120;
/** So often in a row bars are read before they are believed: they are misread now and then, QR codes are not. */
const SURE_OF_BARS = 2;

declare global {
  interface MediaTrackConstraintSet {
    /** The lamp. W3C, MediaStream Image Capture. */
    torch?: boolean;
  }
}

interface Open {
  readonly stop: () => void;
  /** Switches the lamp, where there is one. */
  readonly light: ((on: boolean) => Promise<void>) | undefined;
}

/** How the camera stands: `lacking` where there is none, or the browser may not use it. */
export interface Camera {
  readonly is: 'off' | 'opening' | 'on' | 'lacking';
  readonly toggle: () => void;
  /** Whether bars are read, or QR codes alone; known once it is on. */
  readonly bars: boolean;
  readonly lamp: { readonly isOn: boolean; readonly toggle: () => void } | undefined;
}

/** The camera of this device as a scanner: shows its pictures in `video` while it is on, and tells each code once. */
export function useCamera(
  video: RefObject<HTMLVideoElement>,
  readerOf: () => Promise<CodeReader>,
  tell: (text: string) => void,
): Camera {
  const [wanted, setWanted] = useState(false);
  const [lacking, setLacking] = useState(false);
  const [open, setOpen] = useState<{ readonly bars: boolean; readonly light: Open['light'] }>();
  const [lit, setLit] = useState(false);
  const latest = useRef(tell);
  useLayoutEffect(() => {
    latest.current = tell;
  });
  useEffect(() => {
    if (!wanted) return undefined;
    let ended = false;
    let stop = () => {};
    const begin = async () => {
      const reader = await readerOf();
      const camera = await watch(video.current, reader, (text) => latest.current(text));
      if (ended) return camera.stop();
      stop = camera.stop;
      setOpen({ bars: reader.bars, light: camera.light });
    };
    begin().catch(() => {
      setLacking(true);
      setWanted(false);
    });
    return () => {
      ended = true;
      stop();
      setOpen(undefined);
      setLit(false);
    };
  }, [wanted]);
  const light = open?.light;
  return {
    is: wanted ? (open === undefined ? 'opening' : 'on') : lacking ? 'lacking' : 'off',
    bars: open?.bars ?? true,
    toggle() {
      setLacking(false);
      setWanted(!wanted);
    },
    lamp: light && {
      isOn: lit,
      toggle: () =>
        void light(!lit).then(
          () => setLit(!lit),
          () => undefined,
        ),
    },
  };
}

/** Looks at the camera's pictures, one after the other. @throws where there is no camera to use */
async function watch(
  video: HTMLVideoElement | null,
  { read, bars }: CodeReader,
  tell: (text: string) => void,
): Promise<Open> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1_280 } },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const stop = () => {
    stopped = true;
    clearTimeout(timer);
    for (const track of stream.getTracks()) track.stop();
  };
  if (video === null) {
    stop();
    throw new Error('the screen is gone');
  }
  video.srcObject = stream;
  await video.play();
  const sightings = new Sightings(bars ? SURE_OF_BARS : 1);
  const look = async () => {
    const scanned = sightings.see(video.videoWidth === 0 ? undefined : await read(video).catch(() => undefined));
    if (stopped) return;
    if (scanned !== undefined) tell(scanned);
    timer = setTimeout(() => void look(), LOOK_EVERY_MS);
  };
  void look();
  const [track] = stream.getVideoTracks();
  return {
    stop,
    light:
      track !== undefined && hasLamp(track) ? (on) => track.applyConstraints({ advanced: [{ torch: on }] }) : undefined,
  };
}

function hasLamp(track: MediaStreamTrack): boolean {
  return 'torch' in track.getCapabilities();
}
