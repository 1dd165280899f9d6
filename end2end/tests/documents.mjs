// Files of people, made here: what is sent has to be what it says it is.
import { crc32, deflateSync } from "node:zlib";

/** A page with one uncompressed picture of noise: a scan as a copier makes it. */
export const scan = (side) => {
  const pixels = Buffer.alloc(side * side * 3);
  for (let at = 0; at + 4 <= pixels.length; at += 4) pixels.writeUInt32LE(Math.imul(at + 1, 2654435761) >>> 0, at);
  const draw = "q 500 0 0 500 48 171 cm /Scan Do Q";
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</Scan 5 0 R>>>>>>",
    `<</Length ${draw.length}>>stream\n${draw}\nendstream`,
    [`<</Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace/DeviceRGB/BitsPerComponent 8/Length ${pixels.length}>>stream\n`, pixels, "\nendstream"],
  ];
  const parts = [Buffer.from("%PDF-1.4\n")];
  const offsets = [];
  let length = parts[0].length;
  for (const [n, object] of objects.entries()) {
    offsets.push(length);
    for (const piece of [`${n + 1} 0 obj`, ...[object].flat(), "endobj\n"]) {
      parts.push(Buffer.from(piece, "latin1"));
      length += parts.at(-1).length;
    }
  }
  const places = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(Buffer.from(`xref\n0 6\n0000000000 65535 f \n${places}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
};

/** A picture in three colours (PNG, ISO/IEC 15948). */
export const picture = (side) => {
  const rows = Buffer.alloc(side * (side * 3 + 1));
  for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) rows.set([x % 256, y % 256, 120], y * (side * 3 + 1) + 1 + x * 3);
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const [head, end] = [Buffer.alloc(4), Buffer.alloc(4)];
    head.writeUInt32BE(data.length);
    end.writeUInt32BE(crc32(body));
    return Buffer.concat([head, body, end]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
};
