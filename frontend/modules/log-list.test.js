import assert from "node:assert/strict";
import {test} from "node:test";
import {colour, highlight, nanos, Positions} from "./log-list.js";

const entry = (pod, ts) => ({pod, container: "c", ts, line: "x"});

test("times compare as text once they have nine digits", () => {
  assert.equal(nanos("2026-01-02T03:04:05Z"), "2026-01-02T03:04:05.000000000Z");
  assert.equal(nanos("2026-01-02T03:04:05.1Z"), "2026-01-02T03:04:05.100000000Z");
  assert.ok(nanos("2026-01-02T03:04:05Z") < nanos("2026-01-02T03:04:05.000000001Z"));
});

test("remembers the last time of each container and how many lines have it", () => {
  const positions = new Positions();
  assert.equal(positions.token(), null);
  positions.add(entry("a", "2026-01-02T03:04:05Z"));
  positions.add(entry("a", "2026-01-02T03:04:05.5Z"));
  positions.add(entry("a", "2026-01-02T03:04:05.500Z"));
  positions.add(entry("a", "2026-01-02T03:04:05.4Z"));
  positions.add(entry("b", "2026-01-02T03:04:06Z"));
  positions.add({...entry("b", "2026-01-02T03:04:09Z"), marker: "restarted"});
  assert.deepEqual(JSON.parse(positions.token()), {
    "a/c": ["2026-01-02T03:04:05.5Z", 2],
    "b/c": ["2026-01-02T03:04:06Z", 1],
  });
  positions.clear();
  assert.equal(positions.token(), null);
});

test("marks every place where a word is found, in any case", () => {
  assert.deepEqual(highlight("a PCAP of pcap", "pcap"), [
    {text: "a ", found: false}, {text: "PCAP", found: true}, {text: " of ", found: false}, {text: "pcap", found: true},
  ]);
  assert.deepEqual(highlight("nothing", "pcap"), [{text: "nothing", found: false}]);
  assert.deepEqual(highlight("", ""), [{text: "", found: false}]);
  assert.deepEqual(highlight("İ", "i"), [{text: "İ", found: false}]);
});

test("a name has always the same of four colours", () => {
  assert.equal(colour("arkime"), colour("arkime"));
  for (const name of ["a", "b", "opensearch", "logstash", "zeek"]) assert.ok([1, 2, 3, 4].includes(colour(name)));
});
