import { pageHeaders } from '../workbench/index.ts';

/** What the page could ask the browser for and never needs. */
const deniedFeatures = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'web-share',
  'xr-spatial-tracking',
];

/** The headers that every answer of the web host carries, those that refuse among them. */
export function responseHeaders(host: string, nonce?: string): Record<string, string> {
  return {
    ...pageHeaders(`'self' ws://${host}`, nonce),
    'Permissions-Policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
  };
}
