/** A time as the JSON of commands has it: ISO 8601 in UTC, null where it is unknown. */
export const instantText = (atMs: number | null): string | null =>
  atMs === null ? null : new Date(atMs).toISOString();
