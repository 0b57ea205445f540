import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ModelServer {
  /** Address of a path on it: `url('/card.json')`. */
  url(path: string): string;
  close(): Promise<void>;
}

/** Serves models/landslide on a port of this machine; `changed` answers some paths with other bytes. */
export async function serveLandslideModel(
  changed: Readonly<Record<string, Uint8Array>> = {},
): Promise<ModelServer> {
  const known = ['/model.onnx', '/card.json'];
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '';
    const bytes = changed[path] ?? (known.includes(path) ? readFileSync(`models/landslide${path}`) : null);
    response.writeHead(bytes === null ? 404 : 200).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
