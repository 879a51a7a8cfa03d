/** XML with an element a line; anything else stays as it is. */
export function indentXml(text: string): string {
  if (!/^\s*<(\?xml|qdbapi)/.test(text)) return text.trim();
  let depth = 0;
  return text
    .trim()
    .replace(/>\s*</g, ">\n<")
    .split("\n")
    .map((line) => {
      const opens = /^<[^/?!][^>]*[^/]>$/.test(line) || /^<\w>$/.test(line);
      if (line.startsWith("</")) depth = Math.max(0, depth - 1);
      const indented = "  ".repeat(depth) + line.trim();
      if (opens) depth += 1;
      return indented;
    })
    .join("\n");
}
