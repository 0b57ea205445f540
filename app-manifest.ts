import type { VitePWAOptions } from 'vite-plugin-pwa';

/** Larger than any file of the app: the runtime of the AI models has 14 MB. */
const mostBytes = 20_000_000;

/**
 * The app as one that is installed and works without a network: everything it is made of, the exercise region and the
 * models are kept by a service worker after the first visit. A new version waits until all windows are closed, so that
 * nothing changes under an officer's hands.
 */
export const offlineApp: Partial<VitePWAOptions> = {
  registerType: 'prompt',
  injectRegister: false,
  manifest: {
    name: '해태 · 재난안전 디지털 트윈',
    short_name: '해태',
    description: 'A 3D digital twin of one region for disaster safety',
    lang: 'ko',
    start_url: './',
    display: 'standalone',
    background_color: '#10151c',
    theme_color: '#10151c',
    icons: [{ src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  },
  workbox: {
    globPatterns: ['**/*.{html,js,mjs,css,svg,json,wasm,onnx,woff2,tif,fgb}'],
    // The server says at each build where open data lie; a kept copy would hide what an office set.
    globIgnores: ['**/sources.json'],
    maximumFileSizeToCacheInBytes: mostBytes,
    cleanupOutdatedCaches: true,
    // The runtime is written out as a file of ours: the policy allows no other host.
    inlineWorkboxRuntime: true,
    sourcemap: false,
  },
};
