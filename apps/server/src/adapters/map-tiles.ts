/** How a source of map tiles counts positions: as receivers do, or shifted as maps published in China are. */
export const tileCoordinates = ['wgs84', 'gcj02'] as const;

/** Where the desk's maps take the tiles under their own drawing from. */
export interface MapTiles {
  /** With {x}, {y} and {z} of the usual Web Mercator grid. */
  readonly url: string;
  /** Whom the source wants named on the map. */
  readonly attribution: string;
  readonly coordinates: (typeof tileCoordinates)[number];
}

/**
 * The tiles that the environment names: `YANGUI_TILES_URL`, `YANGUI_TILES_ATTRIBUTION`, and `YANGUI_TILES_COORDINATES` where
 * they are shifted (`gcj02`, as Amap's are). None, and the maps are drawn on plain paper.
 * @throws where they are said so that no browser could fetch them
 */
export function mapTilesFrom(environment: NodeJS.ProcessEnv): MapTiles | undefined {
  const url = environment['YANGUI_TILES_URL']?.trim();
  if (url === undefined || url === '') return undefined;
  const asked = environment['YANGUI_TILES_COORDINATES']?.trim().toLowerCase() ?? 'wgs84';
  const coordinates = tileCoordinates.find((one) => one === asked);
  if (coordinates === undefined)
    throw new Error(`YANGUI_TILES_COORDINATES is ${asked}: it can be ${tileCoordinates.join(' or ')}`);
  const missing = ['{x}', '{y}', '{z}'].filter((part) => !url.includes(part));
  if (
    missing.length > 0 ||
    !URL.canParse(url) ||
    !/^https?:$/.test(new URL(url).protocol) ||
    /[{}]/.test(new URL(url).host)
  ) {
    throw new Error(
      `YANGUI_TILES_URL is ${url}: it must be an http or https address of one host, with {x}, {y} and {z}`,
    );
  }
  return { url, attribution: environment['YANGUI_TILES_ATTRIBUTION']?.trim() ?? '', coordinates };
}

/** The one other origin that pages may take pictures from. */
export function originOf({ url }: MapTiles): string {
  return new URL(url).origin;
}
