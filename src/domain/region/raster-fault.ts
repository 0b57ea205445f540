/** What of a file is counted when it is refused as too large. */
export type RasterExtent =
  | 'pixels'
  | 'directories'
  | 'directory-bytes'
  | 'block-bytes'
  | 'unpacked-bytes'
  | 'tiles';

/** Why a raster (a GeoTIFF, an SRTM tile, a map tile) cannot be read, with what came and what was wanted. */
export type RasterFault =
  | {
      /** The bytes did not come: no such file, no network, a refusing server. */
      readonly kind: 'raster-unreachable';
      readonly file: string;
      readonly reason: string;
    }
  | { readonly kind: 'raster-timed-out'; readonly file: string; readonly seconds: number }
  | {
      /** Not the format that the name promises: a web page instead of a picture, say. */
      readonly kind: 'raster-other-format';
      readonly file: string;
      /** How the file begins. */
      readonly came: string;
      readonly wanted: string;
    }
  | {
      /** It ends early or contradicts itself. */
      readonly kind: 'raster-damaged';
      readonly file: string;
      readonly reason: string;
    }
  | {
      readonly kind: 'raster-too-large';
      readonly file: string;
      readonly counted: RasterExtent;
      readonly came: number;
      readonly most: number;
    }
  | {
      /** A sound file of a kind that is not read here. */
      readonly kind: 'raster-unsupported';
      readonly file: string;
      readonly came: string;
      readonly wanted: string;
    }
  | {
      readonly kind: 'raster-tile-size';
      readonly file: string;
      readonly columns: number;
      readonly rows: number;
      readonly wanted: string;
    }
  | {
      /** Values that cannot be what the raster should hold, people per pixel say. */
      readonly kind: 'raster-values-implausible';
      readonly file: string;
      readonly count: number;
      readonly first: string;
      readonly minimum: number;
      readonly maximum: number;
    }
  | {
      /** Cells that more than one raster covers, so that their people would count twice. */
      readonly kind: 'raster-covers-twice';
      readonly file: string;
      readonly cells: number;
    };
