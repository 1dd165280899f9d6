// Prints functions of more than 60 lines that have no comment `// long: why` above them.
import { readFileSync } from "node:fs";

const MOST = 60;
for (const file of process.argv.slice(2)) {
  const lines = readFileSync(file, "utf8").split("\n");
  lines.forEach((line, at) => {
    const head = /^(\s*)(pub(\([^)]*\))?\s+)?(const\s+|async\s+|unsafe\s+)*fn\s+(\w+)/.exec(line);
    if (!head) return;
    // rustfmt puts the closing brace at the indentation of the head.
    const end = lines.findIndex((later, i) => i >= at && (later === `${head[1]}}` || (i === at && /\}$|;$/.test(later))));
    const length = end - at + 1;
    const reason = lines.slice(Math.max(0, at - 6), at).some((above) => /\/\/ long:/.test(above));
    if (length > MOST && !reason) console.log(`${file}:${at + 1}: fn ${head[5]} has ${length} lines`);
  });
}
