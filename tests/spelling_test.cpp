#include "knowledge/spelling.hpp"

#include "support/catch.hpp"

using namespace legcramp;

TEST_CASE("a letter added, dropped, changed or swapped is one slip") {
  CHECK(spelling_distance("calf", "calf") == 0);
  CHECK(spelling_distance("calf", "calfs") == 1);
  CHECK(spelling_distance("calf", "caf") == 1);
  CHECK(spelling_distance("calf", "half") == 1);
  CHECK(spelling_distance("claf", "calf") == 1);
  CHECK(spelling_distance("", "calf") == 4);
  CHECK(spelling_distance("excersise", "exercise") == 2);
}

TEST_CASE("what is near enough is suggested, nearest first") {
  using Names = std::vector<std::string>;
  CHECK(suggest("tps", {"relief", "tips", "export"}) == Names{"tips"});
  CHECK(suggest("urgnt", {"agent", "urgent"}) == Names{"urgent"});
  CHECK(suggest("zebra", {"relief", "tips"}).empty());
  CHECK(suggest(std::string(100'000, 'x'), {"relief"}).empty());
}
