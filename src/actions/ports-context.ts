import { createContext, useContext } from 'react';
import type { Ports } from './ports.ts';

export const PortsContext = createContext<Ports | null>(null);

/** The ports that verbs of this window use; only below `PortsContext`. */
export function usePorts(): Ports {
  const ports = useContext(PortsContext);
  if (ports === null) throw new Error('no ports above this component');
  return ports;
}
