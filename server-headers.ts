/** Cross-origin isolation: SharedArrayBuffer, and with it WASM threads, exist only under these two headers. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self'",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers that any server of the built app must send. */
export const productionHeaders = { ...isolation, 'Content-Security-Policy': policy };

/** The development server injects inline scripts for hot reload, so it is isolated but without the policy. */
export const developmentHeaders = isolation;
