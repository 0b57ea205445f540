/** Folder of the set, zoom, column and row of a tile: `terrarium/14/13973/6401.png`. */
export const tilePath = /^(?:(.*)\/)?(\d{1,2})\/(\d+)\/(\d+)\.(?:png|webp)$/iu;

/** Whether a path is that of a tile, which says nothing without its folders. */
export const isTilePath = (path: string): boolean => tilePath.test(path);

/** The name of a file that lies in folders; a tile is named by its folders too. */
export function nameInFolder(path: string): string {
  const parts = path.split(/[\\/]/u);
  return parts.slice(isTilePath(parts.join('/')) ? -4 : -1).join('/');
}
