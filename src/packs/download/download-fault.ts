/** Why a file did not come over the network. `url` is without its query, which may hold a key. */
export type DownloadFault =
  | {
      /** No answer: no network, no such host, refused, or a browser that forbids it. */
      readonly kind: 'download-unreachable';
      readonly url: string;
      readonly host: string;
      readonly reason: string;
    }
  | { readonly kind: 'download-not-found'; readonly url: string }
  | { readonly kind: 'download-refused'; readonly url: string; readonly status: number }
  | {
      /** The server is overloaded or limits requests, and still did after `attempts`. */
      readonly kind: 'download-busy';
      readonly url: string;
      readonly status: number;
      readonly attempts: number;
    }
  | {
      readonly kind: 'download-too-large';
      readonly url: string;
      readonly cameBytes: number;
      readonly mostBytes: number;
    }
  | {
      readonly kind: 'download-cut';
      readonly url: string;
      readonly cameBytes: number;
      /** Null when the server did not say how many there are. */
      readonly wantedBytes: number | null;
      readonly attempts: number;
    }
  | {
      readonly kind: 'download-slow';
      readonly url: string;
      readonly leastBytesPerS: number;
    }
  | {
      /** A page for people came where data was wanted: a login form, an error page with status 200. */
      readonly kind: 'download-wrong-content';
      readonly url: string;
      readonly wanted: string;
      readonly came: string;
    }
  | {
      readonly kind: 'download-checksum';
      readonly url: string;
      readonly wanted: string;
      readonly came: string;
    }
  | { readonly kind: 'download-no-ranges'; readonly url: string; readonly sizeBytes: number | null }
  | { readonly kind: 'download-changed'; readonly url: string }
  | { readonly kind: 'download-cancelled'; readonly url: string };

/** An address as sentences show it: without query, which may hold a key, and without a name and password. */
export function shownUrl(url: string): string {
  try {
    const { protocol, host, pathname } = new URL(url);
    return `${protocol}//${host}${pathname}`;
  } catch {
    return url.replace(/[?#].*$/su, '').slice(0, 200);
  }
}
