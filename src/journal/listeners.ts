/** Those who want to know that something changed. */
export class Listeners {
  readonly #listeners = new Set<() => void>();

  /** @returns how to stop listening */
  add(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
