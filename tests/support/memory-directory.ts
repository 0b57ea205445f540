/** A folder in memory that answers as the browser's own file system does (WHATWG File System Standard). */
export class MemoryDirectory {
  readonly kind = 'directory';
  readonly name: string;
  readonly #entries = new Map<string, MemoryDirectory | MemoryFile>();
  readonly #room: { leftBytes: number };

  constructor(name = '', room = { leftBytes: Number.POSITIVE_INFINITY }) {
    this.name = name;
    this.#room = room;
  }

  async getDirectoryHandle(name: string, { create = false } = {}): Promise<MemoryDirectory> {
    const found = this.#entries.get(name);
    if (found instanceof MemoryDirectory) return found;
    if (!create) throw named('NotFoundError');
    const made = new MemoryDirectory(name, this.#room);
    this.#entries.set(name, made);
    return made;
  }

  async getFileHandle(name: string, { create = false } = {}): Promise<MemoryFile> {
    const found = this.#entries.get(name);
    if (found instanceof MemoryFile) return found;
    if (!create) throw named('NotFoundError');
    const made = new MemoryFile(name, this.#room);
    this.#entries.set(name, made);
    return made;
  }

  async removeEntry(name: string): Promise<void> {
    if (!this.#entries.delete(name)) throw named('NotFoundError');
  }

  async *values(): AsyncGenerator<MemoryDirectory | MemoryFile> {
    yield* [...this.#entries.values()];
  }
}

/** Counts the writes, as a clock that never stands still. */
let writes = 0;

class MemoryFile {
  readonly kind = 'file';
  readonly name: string;
  readonly #room: { leftBytes: number };
  #bytes = new Uint8Array();
  #writtenAt = 0;

  constructor(name: string, room: { leftBytes: number }) {
    this.name = name;
    this.#room = room;
  }

  async getFile(): Promise<File> {
    return new File([this.#bytes], this.name, { lastModified: this.#writtenAt });
  }

  async createSyncAccessHandle() {
    return {
      getSize: () => this.#bytes.length,
      truncate: (size: number) => {
        this.#bytes = this.#bytes.slice(0, size);
      },
      write: (bytes: Uint8Array<ArrayBuffer>, { at }: { readonly at: number }) => {
        if (bytes.length > this.#room.leftBytes) throw named('QuotaExceededError');
        this.#room.leftBytes -= bytes.length;
        const grown = new Uint8Array(Math.max(this.#bytes.length, at + bytes.length));
        grown.set(this.#bytes);
        grown.set(bytes, at);
        this.#bytes = grown;
        this.#writtenAt = ++writes;
        return bytes.length;
      },
      flush: () => undefined,
      close: () => undefined,
    };
  }

  async createWritable() {
    let coming = new Uint8Array();
    return {
      write: async (bytes: Uint8Array<ArrayBuffer>) => {
        if (bytes.length > this.#room.leftBytes) throw named('QuotaExceededError');
        this.#room.leftBytes -= bytes.length;
        const longer = new Uint8Array(coming.length + bytes.length);
        longer.set(coming);
        longer.set(bytes, coming.length);
        coming = longer;
      },
      close: async () => {
        this.#bytes = coming;
        this.#writtenAt = ++writes;
      },
      abort: async () => undefined,
    };
  }
}

const named = (name: string): DOMException => new DOMException(name, name);
