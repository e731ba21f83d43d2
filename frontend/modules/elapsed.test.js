import assert from "node:assert/strict";
import {test} from "node:test";
import {words} from "./elapsed.js";

test("says how long something has taken", () => {
  assert.equal(words(-5), "0 s");
  assert.equal(words(41_900), "41 s");
  assert.equal(words(125_000), "2 min 5 s");
  assert.equal(words(3_600_000 + 7 * 60_000 + 59_000), "1 h 7 min");
});
