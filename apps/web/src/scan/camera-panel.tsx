import { useRef, useState } from 'preact/hooks';
import { useMessages } from '../i18n/index.tsx';
import { Button } from '../ui/button.tsx';
import { useCamera } from './camera.ts';
import { anyCode } from './code-reader.ts';
import { scanned } from './scanned.ts';
import './scans.css';

/** Scans with the device's camera, code by code until it is closed. Whoever takes the scans of this screen takes these. */
export function CameraPanel() {
  const { scans: say } = useMessages();
  const [last, setLast] = useState<string>();
  const video = useRef<HTMLVideoElement>(null);
  const camera = useCamera(video, anyCode, (text) => {
    // Felt in the hand that holds the phone; nobody has to look.
    navigator.vibrate?.(60);
    setLast(text);
    scanned(text);
  });
  const isOpen = camera.is === 'opening' || camera.is === 'on';
  return (
    <div class="camera-scan">
      <div class="camera-ways">
        <Button icon="camera" onClick={camera.toggle}>
          {isOpen ? say.cameraOff : say.cameraOn}
        </Button>
        {camera.lamp && <Button onClick={camera.lamp.toggle}>{camera.lamp.isOn ? say.lampOff : say.lampOn}</Button>}
      </div>
      {isOpen && <video ref={video} muted playsInline />}
      <p class="note" role="status">
        {camera.is === 'lacking'
          ? say.cameraNone
          : camera.is === 'opening'
            ? say.cameraOpening
            : camera.is === 'on'
              ? last !== undefined
                ? say.cameraRead(last)
                : camera.bars
                  ? say.cameraHold
                  : say.cameraQrOnly
              : null}
      </p>
    </div>
  );
}
