// The directory and a profile among many members, as a guest and as a member see them.
import { Site, fill } from "./site.mjs";

export const MEMBERS = 10_000;
const PAGES = [
  ["directory", "/people"],
  ["directory, filtered", "/people?country=FI&language=de"],
  ["profile", "/members/member-1"],
];

export const measurePeople = async (database, median) => {
  fill(database, ["--threads", "400", "--replies", "10000", "--members", String(MEMBERS)]);
  const site = await Site.start(database);
  const [cookie] = await site.cookies(1);
  const rows = [];
  for (const [name, path] of PAGES) {
    for (const [who, script] of [["guest", []], ["member", ["-H", `Cookie: ${cookie}`]]]) {
      for (const connections of [1, 16, 64]) rows.push({ page: name, who, connections, ...median((time) => site.measure(path, connections, time, script)) });
    }
  }
  await site.stop();
  return rows;
};
