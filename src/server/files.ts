import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A file of the page, ready to send. */
export interface PageFile {
  readonly type: string;
  readonly etag: string;
  /** True when its name changes with its content: it may be kept for ever. */
  readonly immutable: boolean;
  /** By content coding; `identity` is always there, the others where they are smaller. */
  readonly bytes: { readonly identity: Buffer; readonly gzip?: Buffer; readonly br?: Buffer };
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/**
 * All files of the built page by their address, `/assets/main-1a2b3c.js`; empty when it is not built.
 * Read once: a request can only name what is in this map, so that no address leads out of the folder.
 */
export async function pageFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => entry.isFile() && TYPES[extname(entry.name)] !== undefined)
    .map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths.map(async (path) => {
      const address = path.slice(folder.length).split(sep).join('/').replace(/^\/*/, '/');
      return [address, await pageFile(await readFile(path), extname(path), address)] as const;
    }),
  );
  return new Map(files);
}

/** A page made in memory, with its compressed forms. */
export async function pageFile(
  identity: Buffer,
  extension: string,
  address: string,
): Promise<PageFile> {
  const packable = !['.png', '.woff2', '.ico'].includes(extension) && identity.length > 500;
  const [small, smaller] = packable
    ? await Promise.all([
        promisify(gzip)(identity, { level: 9 }),
        promisify(brotliCompress)(identity, {
          params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
        }),
      ])
    : [];
  return {
    type: TYPES[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
    immutable: address.startsWith('/assets/'),
    bytes: { identity, ...(small && { gzip: small }), ...(smaller && { br: smaller }) },
  };
}

/** The smallest form that a header Accept-Encoding allows. */
export function codingFor(
  file: PageFile,
  accepted: string | undefined,
): 'identity' | 'gzip' | 'br' {
  const named = new Set(
    (accepted ?? '')
      .split(',')
      .map((part) => part.trim().split(';'))
      .filter(([, quality]) => !/^\s*q=0(\.0*)?$/.test(quality ?? ''))
      .map(([name]) => name!.toLowerCase()),
  );
  if (file.bytes.br && named.has('br')) return 'br';
  return file.bytes.gzip && named.has('gzip') ? 'gzip' : 'identity';
}
