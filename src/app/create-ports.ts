import cardUrl from '../../models/landslide/card.json?url';
import modelUrl from '../../models/landslide/model.onnx?url';
import type { Ports } from '../actions/ports.ts';
import { BuildClient } from '../workers/build-client.ts';
import { FloodClient } from '../workers/flood-client.ts';
import { LandslideClient } from '../workers/landslide-client.ts';
import { LibraryClient } from '../workers/library-client.ts';
import { RegionClient } from '../workers/region-client.ts';
import { ResponseClient } from '../workers/response-client.ts';

/** The ports of this window and the end of their workers. */
export interface LivePorts {
  readonly ports: Ports;
  dispose(): void;
}

const absolute = (url: string): string => new URL(url, document.baseURI).href;

/** Connects every port to its worker. Workers start with their first question. */
export function createPorts(): LivePorts {
  const region = new RegionClient(absolute('packs/exercise/'));
  const library = new LibraryClient();
  const build = new BuildClient(absolute('sources.json'));
  const flood = new FloodClient();
  const landslide = new LandslideClient({ modelUrl: absolute(modelUrl), cardUrl: absolute(cardUrl) });
  const response = new ResponseClient();
  return {
    ports: {
      region,
      library,
      build,
      flood,
      landslide,
      response,
      clock: { nowMs: () => Date.now() },
    },
    dispose() {
      for (const client of [region, library, build, flood, landslide, response]) client.dispose();
    },
  };
}
