import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a path misbehaves. With `times`, only for so many requests; else always. */
export type Mischief =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly retryAfter?: string;
      readonly times?: number;
    }
  /** The connection breaks after a share of the body. */
  | { readonly kind: 'cut'; readonly share: number; readonly times?: number }
  /** The stated length is the true one plus this. */
  | { readonly kind: 'wrong-length'; readonly moreBytes: number; readonly times?: number }
  | { readonly kind: 'drip'; readonly chunkBytes: number; readonly everyMs: number; readonly times?: number }
  /** A page for people with status 200; `type` is what the server calls it. */
  | { readonly kind: 'html'; readonly type: string; readonly times?: number }
  | { readonly kind: 'no-ranges'; readonly times?: number }
  | { readonly kind: 'no-validator'; readonly times?: number }
  /** A body compressed by the server on its way, whose stated length is the compressed one. */
  | { readonly kind: 'encoded'; readonly body: Uint8Array; readonly times?: number };

export interface SeenRequest {
  readonly path: string;
  readonly range: string | null;
  readonly ifRange: string | null;
}

export interface OpenDataServer {
  readonly origin: string;
  readonly seen: readonly SeenRequest[];
  serve(path: string, bytes: Uint8Array, type?: string): void;
  misbehave(path: string, ...mischiefs: readonly Mischief[]): void;
  close(): Promise<void>;
}

interface Served {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** A server on the loopback that answers as open-data servers do, range requests included, and misbehaves on demand. */
export async function startOpenDataServer(): Promise<OpenDataServer> {
  const files = new Map<string, Served>();
  const mischiefs = new Map<string, { readonly mischief: Mischief; left: number }[]>();
  const seen: SeenRequest[] = [];
  const takeMischief = (path: string): Mischief | null => {
    const [next] = (mischiefs.get(path) ?? mischiefs.get(withoutQuery(path)) ?? []).filter(
      ({ left }) => left > 0,
    );
    if (next === undefined) return null;
    next.left -= 1;
    return next.mischief;
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    allowPages(response);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const { range, 'if-range': ifRange } = request.headers;
    seen.push({ path, range: range ?? null, ifRange: typeof ifRange === 'string' ? ifRange : null });
    answer(request, response, {
      file: files.get(path) ?? files.get(withoutQuery(path)),
      mischief: takeMischief(path),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    serve: (path, bytes, type = 'application/octet-stream') => files.set(path, { bytes, type }),
    misbehave: (path, ...list) =>
      mischiefs.set(
        path,
        list.map((mischief) => ({ mischief, left: mischief.times ?? Number.POSITIVE_INFINITY })),
      ),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const withoutQuery = (path: string): string => path.replace(/\?.*$/u, '');

/** What lets a page of another address read the answers, as open-data stores send it. */
function allowPages(response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', 'range, if-range');
  response.setHeader('access-control-expose-headers', 'content-range, etag, retry-after');
}

interface Answer {
  readonly file: Served | undefined;
  readonly mischief: Mischief | null;
}

function answer(request: IncomingMessage, response: ServerResponse, { file, mischief }: Answer): void {
  if (mischief?.kind === 'status') {
    const headers = mischief.retryAfter === undefined ? {} : { 'retry-after': mischief.retryAfter };
    response.writeHead(mischief.status, headers).end('busy');
    return;
  }
  if (mischief?.kind === 'html') {
    response
      .writeHead(200, { 'content-type': mischief.type })
      .end('<!DOCTYPE html><html><body>Sign in</body></html>');
    return;
  }
  if (file === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('no such key');
    return;
  }
  if (mischief?.kind === 'encoded') {
    const headers = {
      'content-type': file.type,
      'content-encoding': 'gzip',
      'content-length': mischief.body.length,
    };
    response.writeHead(200, headers).end(mischief.body);
    return;
  }
  sendFile(request, response, file, mischief);
}

function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: Served,
  mischief: Mischief | null,
): void {
  const { bytes, type } = file;
  const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
  const validator: Record<string, string> = mischief?.kind === 'no-validator' ? {} : { etag };
  const asked = mischief?.kind === 'no-ranges' ? null : rangeOf(request, bytes.length, etag);
  if (asked === 'unsatisfiable') {
    response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
    return;
  }
  const body = asked === null ? bytes : bytes.subarray(asked.first, asked.last + 1);
  const more = mischief?.kind === 'wrong-length' ? mischief.moreBytes : 0;
  response.writeHead(asked === null ? 200 : 206, {
    'content-type': type,
    'content-length': body.length + more,
    'accept-ranges': 'bytes',
    ...validator,
    ...(asked === null ? {} : { 'content-range': `bytes ${asked.first}-${asked.last}/${bytes.length}` }),
  });
  if (mischief?.kind === 'drip') drip(response, body, mischief);
  else if (mischief?.kind === 'cut') {
    response.write(body.subarray(0, Math.floor(body.length * mischief.share)), () => response.destroy());
  } else if (more > 0) response.write(body, () => response.destroy());
  else response.end(body);
}

function rangeOf(
  { headers }: IncomingMessage,
  size: number,
  etag: string,
): { readonly first: number; readonly last: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d+)-(\d*)$/u.exec(headers.range ?? '');
  const ifRange = headers['if-range'];
  if (match === null || (ifRange !== undefined && ifRange !== etag)) return null;
  const first = Number(match[1]);
  if (first >= size) return 'unsatisfiable';
  return { first, last: match[2] === '' ? size - 1 : Math.min(size - 1, Number(match[2])) };
}

function drip(
  response: ServerResponse,
  body: Uint8Array,
  { chunkBytes, everyMs }: { readonly chunkBytes: number; readonly everyMs: number },
): void {
  let at = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(at, at + chunkBytes));
    at += chunkBytes;
    if (at < body.length) return;
    clearInterval(timer);
    response.end();
  }, everyMs);
  response.on('close', () => clearInterval(timer));
}
