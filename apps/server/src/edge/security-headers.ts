/** What a page of ours may use of the device: what the counter needs, and nothing else. */
const permissions = [
  'camera=(self)',
  'geolocation=(self)',
  'serial=(self)',
  ...['microphone', 'payment', 'usb', 'midi', 'display-capture'].map((feature) => `${feature}=()`),
].join(', ');

const YEAR_SECONDS = 31_536_000;

/**
 * What every answer tells browsers: that nothing foreign may run in our pages, frame them, hold their window or read their files.
 * @param pictureOrigins where pictures may come from besides this server: a source of map tiles
 * @param strict whether browsers shall never again try this name without https
 */
export function securityHeaders(pictureOrigins: readonly string[], strict: boolean): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'self'",
    // The reader of barcodes is WebAssembly, from this server. It opens nothing to texts as programs.
    "script-src 'self' 'wasm-unsafe-eval'",
    ["img-src 'self' data: blob:", ...pictureOrigins].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': permissions,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    ...(strict && { 'strict-transport-security': `max-age=${YEAR_SECONDS}` }),
  };
}
