import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();

const scope = new EventTarget();
globalThis.self = globalThis;
// What a page without isolation and without a GPU has.
globalThis.crossOriginIsolated = false;
globalThis.navigator ??= { hardwareConcurrency: 2 };
globalThis.addEventListener = scope.addEventListener.bind(scope);
globalThis.removeEventListener = scope.removeEventListener.bind(scope);
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
const early = [];
let ready = false;
const deliver = (data) => scope.dispatchEvent(Object.assign(new Event('message'), { data, origin: '' }));
parentPort.on('message', (data) => (ready ? deliver(data) : early.push(data)));
await import(workerData.entry);
ready = true;
for (const data of early) deliver(data);
