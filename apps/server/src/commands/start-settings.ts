import { mapTilesFrom, type MapTiles } from '../adapters/map-tiles.ts';
import { gatewaysFrom, type MessageGateway } from '../adapters/message-gateway.ts';
import { roadServiceFrom, type RoadService } from '../adapters/roads.ts';
import { certificateSourceFrom, type CertificateSource } from '../edge/certificate.ts';
import { publicAddressFrom, type PublicAddress } from '../edge/public-address.ts';
import { dataFolderOf, textOption, type Options } from './database.ts';

/** All that a start is told by options and environment. */
export interface StartSettings {
  readonly host: string;
  /** Where http is served; where https is, what puts the county's root on phones and sends everybody on. */
  readonly port: number;
  readonly httpsPort: number;
  readonly roadService: RoadService | undefined;
  readonly mapTiles: MapTiles | undefined;
  /** What takes messages to people’s phones. */
  readonly gateways: readonly MessageGateway[];
  readonly address: PublicAddress;
  /** Where https is served by this server itself. */
  readonly certificates: CertificateSource | undefined;
}

/**
 * Reads them all before anything is begun.
 * @throws one clear line for the first that makes no sense
 */
export function readStartSettings(options: Options, environment: NodeJS.ProcessEnv): StartSettings {
  return {
    host: textOption(options, 'host') ?? environment['HOST'] ?? '127.0.0.1',
    port: portOf(textOption(options, 'port') ?? environment['PORT'] ?? '7300'),
    httpsPort: portOf(textOption(options, 'https-port') ?? environment['YANGUI_HTTPS_PORT'] ?? '7343'),
    roadService: roadServiceFrom(environment),
    mapTiles: mapTilesFrom(environment),
    gateways: gatewaysFrom(environment),
    address: publicAddressFrom(environment),
    certificates: certificateSourceFrom(environment, dataFolderOf(options)),
  };
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Error(`“${text}” is no port: a number from 0 to 65535, such as npm start -- --port 7300`);
}
