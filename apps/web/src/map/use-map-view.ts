import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { panned, viewOf, zoomed, type Degrees, type Point, type Size, type View } from './projection.ts';

const STEP_PIXELS = 60;
const MARGIN_PIXELS = 48;
/** How much of a map its buttons cover on the right. */
const TOOLS_PIXELS = 24;
/** A pointer that moved less was a click. */
const STILL_PIXELS = 5;

/** How to look at a map: by wheel, pinch, drag and keys. */
export interface MapView {
  readonly size: Size;
  readonly view: View | undefined;
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  /** Whether the press that ends now was a drag, so that a click does not count. */
  readonly dragged: () => boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
}

/** @param places what the whole view must show */
export function useMapView(frame: RefObject<HTMLElement>, places: readonly Degrees[]): MapView {
  const size = useSize(frame);
  const [moved, setMoved] = useState<View>();
  const whole = viewOf(places, size, MARGIN_PIXELS, TOOLS_PIXELS);
  const view = moved ?? whole;
  const pointers = useRef(new Map<number, Point>());
  const distance = useRef(0);

  const change = (next: (view: View, whole: View) => View) => {
    if (whole !== undefined) setMoved((before) => next(before ?? whole, whole));
  };
  const zoomAt = (factor: number, around: Point) => change((before, all) => zoomed(before, factor, around, size, all));
  const zoomBy = (factor: number) => zoomAt(factor, { x: size.width / 2, y: size.height / 2 });
  const inFrame = ({ clientX, clientY }: MouseEvent): Point => {
    const box = frame.current?.getBoundingClientRect();
    return { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) };
  };

  const latest = useRef(zoomAt);
  latest.current = zoomAt;
  useEffect(() => {
    const element = frame.current;
    // Added by hand, since only a listener that is not passive may keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      latest.current(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)), inFrame(event));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, []);

  return {
    size,
    view,
    zoomBy,
    fit: () => setMoved(undefined),
    dragged: () => distance.current > STILL_PIXELS,
    onKeyDown(event) {
      const steps: Readonly<Record<string, () => void>> = {
        ArrowLeft: () => change((before) => panned(before, { x: STEP_PIXELS, y: 0 })),
        ArrowRight: () => change((before) => panned(before, { x: -STEP_PIXELS, y: 0 })),
        ArrowUp: () => change((before) => panned(before, { x: 0, y: STEP_PIXELS })),
        ArrowDown: () => change((before) => panned(before, { x: 0, y: -STEP_PIXELS })),
        '+': () => zoomBy(1.4),
        '=': () => zoomBy(1.4),
        '-': () => zoomBy(1 / 1.4),
        '0': () => setMoved(undefined),
      };
      const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key];
      if (step === undefined) return;
      event.preventDefault();
      step();
    },
    onPointerDown(event) {
      if (pointers.current.size === 0) distance.current = 0;
      pointers.current.set(event.pointerId, inFrame(event));
    },
    onPointerMove(event) {
      const before = pointers.current.get(event.pointerId);
      if (before === undefined) return;
      const now = inFrame(event);
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
      pointers.current.set(event.pointerId, now);
      distance.current += Math.hypot(now.x - before.x, now.y - before.y);
      if (other !== undefined) {
        const factor =
          Math.hypot(now.x - other.x, now.y - other.y) /
          Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
        zoomAt(factor, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
      } else if (distance.current > STILL_PIXELS) {
        frame.current?.setPointerCapture(event.pointerId);
        change((at) => panned(at, { x: now.x - before.x, y: now.y - before.y }));
      }
    },
    onPointerUp: (event) => void pointers.current.delete(event.pointerId),
  };
}

function useSize(frame: RefObject<HTMLElement>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return size;
}
