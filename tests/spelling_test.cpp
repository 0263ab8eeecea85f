#include "knowledge/spelling.hpp"

#include "support/catch.hpp"

using namespace legcramp;

TEST_CASE("a letter added, dropped, changed or swapped is one slip") {
  CHECK(spelling_distance("calf", "calf") == 0);
  CHECK(spelling_distance("calf", "calfs") == 1);
  CHECK(spelling_distance("calf", "caf") == 1);
  CHECK(spelling_distance("calf", "half") == 1);
  CHECK(spelling_distance("claf", "calf") == 1);
  CHECK(spelling_distance("aclf", "calf") == 1);
  CHECK(spelling_distance("", "calf") == 4);
  CHECK(spelling_distance("excersise", "exercise") == 2);
}

TEST_CASE("what is near enough is suggested, nearest first") {
  using Names = std::vector<std::string>;
  CHECK(suggest("tps", {"relief", "tips", "export"}) == Names{"tips"});
  CHECK(suggest("urgnt", {"agent", "urgent"}) == Names{"urgent"});
  CHECK(suggest("zebra", {"relief", "tips"}).empty());
  CHECK(suggest(std::string(100'000, 'x'), {"relief"}).empty());
  CHECK(suggest("ansuro", {"unsure"}) == Names{"unsure"});
  CHECK(suggest("n", {"no"}) == Names{"no"});
  CHECK(suggest("n", {"y"}).empty());
}

TEST_CASE("more than three slips are not what was meant, however long the name is") {
  using Names = std::vector<std::string>;
  const std::string name = "a-name-that-is-longer-than-most";
  CHECK(suggest("a-nam-tha-is-longr-than-most", {name}) == Names{name});
  CHECK(suggest("a-nam-tha-is-longr-than-mst", {name}).empty());
}

TEST_CASE("a part of a name is as near as one slip, if it is not too short") {
  using Names = std::vector<std::string>;
  CHECK(suggest("day", {"everyday-life"}) == Names{"everyday-life"});
  CHECK(suggest("da", {"everyday-life"}).empty());
  CHECK(suggest("tips", {"tops", "tips-for-all"}) == Names{"tops", "tips-for-all"});
  CHECK(suggest("tips", {"tips-for-all", "tops"}) == Names{"tips-for-all", "tops"});
}

TEST_CASE("no more than three are suggested, and nothing for what is too long for a name") {
  using Names = std::vector<std::string>;
  CHECK(suggest("tip", {"tips", "tipp", "tape", "tipy", "tipz"}) == Names{"tips", "tipp", "tipy"});
  const std::string longest(63, 'x');
  CHECK(suggest(longest + "y", {longest}) == Names{longest});
  CHECK(suggest(longest + "yy", {longest}).empty());
}
