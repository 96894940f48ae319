/**
 * A file of named byte arrays. Layout, little-endian: "DLN1", number of sections (4 bytes), then for each its
 * name (1 byte length, ASCII) and size (4 bytes), padding to 8, and the bytes, each section padded to 8.
 */
const MAGIC = 0x314e4c44;

export function packSections(sections: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const names = [...sections.keys()];
  const head = padded(8 + names.reduce((sum, name) => sum + 5 + name.length, 0));
  const size = [...sections.values()].reduce((sum, bytes) => sum + padded(bytes.length), head);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, names.length, true);
  let at = 8;
  let body = head;
  for (const [name, bytes] of sections) {
    file[at++] = name.length;
    for (let i = 0; i < name.length; i++) file[at++] = name.charCodeAt(i);
    view.setUint32(at, bytes.length, true);
    at += 4;
    file.set(bytes, body);
    body += padded(bytes.length);
  }
  return file;
}

/** The sections as views of the file, each starting at a multiple of 8. Throws on anything else. */
export function unpackSections(file: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const whole = file.byteOffset % 8 === 0 ? file : file.slice();
  const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
  if (whole.length < 8 || view.getUint32(0, true) !== MAGIC) throw new Error('not a model file');
  const count = view.getUint32(4, true);
  const sizes: [string, number][] = [];
  let at = 8;
  for (let i = 0; i < count; i++) {
    const length = whole[at]!;
    const name = String.fromCharCode(...whole.subarray(at + 1, at + 1 + length));
    sizes.push([name, view.getUint32(at + 1 + length, true)]);
    at += 5 + length;
  }
  let body = padded(at);
  const sections = new Map<string, Uint8Array>();
  for (const [name, size] of sizes) {
    if (body + size > whole.length) throw new Error('model file cut short');
    sections.set(name, whole.subarray(body, body + size));
    body += padded(size);
  }
  return sections;
}

/** Ascending numbers (unsigned 32 bits) as varints of their differences. */
export function packAscending(values: Uint32Array): Uint8Array {
  const bytes: number[] = [];
  let last = 0;
  for (const value of values) {
    let gap = value - last;
    while (gap > 127) {
      bytes.push((gap & 127) | 128);
      gap = Math.floor(gap / 128);
    }
    bytes.push(gap);
    last = value;
  }
  return Uint8Array.from(bytes);
}

export function unpackAscending(bytes: Uint8Array, count: number): Uint32Array {
  const values = new Uint32Array(count);
  let at = 0;
  let last = 0;
  for (let i = 0; i < count; i++) {
    let byte = bytes[at++]!;
    let gap = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!;
      gap |= (byte & 127) << shift;
    }
    last = (last + (gap >>> 0)) >>> 0;
    values[i] = last;
  }
  return values;
}

function padded(size: number): number {
  return (size + 7) & ~7;
}
