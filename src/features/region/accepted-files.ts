/** What "Open terrain…" takes: GeoTIFF and SRTM sheets, or one pack. */
export const acceptedFiles = ['.tif', '.tiff', '.hgt', '.gz', '.zip'] as const;
