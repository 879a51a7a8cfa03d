import { playStory } from "./story.ts";

if (process.argv.includes("--story")) {
  try {
    await playStory((text) => console.log(text));
    console.log("The story ended as it should.");
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
} else {
  console.error("Usage: npm run demo -- --story");
  process.exitCode = 1;
}
