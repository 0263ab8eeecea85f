// What is proved of words: that they find what they say, and raise no alarm by accident.

#include "support/problems.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

using Lines = std::vector<std::string>;

Lines problems_of(const Json& json, Text property) {
  const LoadedKnowledge owned = loaded(json);
  Lines lines;
  for (const Property& one : check(owned.knowledge).properties)
    if (one.id == property)
      for (const Problem& problem : one.problems)
        lines.push_back((problem.is_only_worth_knowing ? "~" : "") + problem.text);
  return lines;
}

Json with_words(const char* id, Json words) {
  Json json = sound_knowledge();
  for (const char* const list : {"findings", "causes", "remedies", "tips"})
    for (Json& entry : json[list])
      if (entry["id"] == id) entry["words"] = words;
  return json;
}

}  // namespace

TEST_CASE("a phrase that does not find its entry is told") {
  CHECK(problems_of(with_words("strain", {"the", "frail"}), "found") ==
        Lines{"\"the\" (the) does not find \"strain\"."});
  Json json = with_words("frail", {"blue toe"});
  json["lookup"]["compounds"] = {"frail blue"};
  json["findings"][2]["words"] = {"frail blue"};
  json["causes"][0]["words"] = {"blue"};
  CHECK(problems_of(json, "found").empty());
  json["causes"][0]["words"] = {"blue -blue"};
  CHECK(problems_of(json, "found") == Lines{"\"blue\" (blue -blue) does not find \"strain\"."});
}

TEST_CASE("a red flag that other words hide is told, with the words", "[hidden-sign]") {
  Json json = with_words("red-flag", {"green {toe}"});
  json["lookup"]["groups"] = {{{"name", "toe"}, {"words", {"toe", "the"}}}};
  CHECK(problems_of(json, "look-ups") ==
        Lines{"The group \"toe\" holds \"the\", which every sentence has: \"common\", \"joins\" or "
              "\"breaks\" has it. Take it out of one of them."});
  json["lookup"]["groups"] = {{{"name", "toe"}, {"words", {"toe", "piggy"}}}};
  CHECK(problems_of(json, "alarms").empty());
  json["lookup"]["compounds"] = {"green piggy"};
  CHECK(problems_of(json, "alarms") ==
        Lines{"\"green piggy\" (green {toe}) does not find \"red-flag\", a red flag."});
}

TEST_CASE("a phrase that is no warning sign, and raises an alarm, is told", "[hidden-sign]") {
  Json json = with_words("red-flag", {"fever"});
  json["causes"][0]["words"] = {"fever tree"};
  CHECK(problems_of(json, "alarms") ==
        Lines{"\"fever tree\" (fever tree) is no warning sign, but raises the alarm of "
              "\"red-flag\". Exclude it there, or write it there too."});
  json["findings"][0]["words"] = {"fever -tree"};
  CHECK(problems_of(json, "alarms").empty());
  json["findings"][0]["words"] = {"fever", "fever tree"};
  CHECK(problems_of(json, "alarms").empty());
}

TEST_CASE("an ordinary word that raises an alarm by its stem is told", "[hidden-sign]") {
  CHECK(problems_of(with_words("red-flag", {"winded -winding -winds"}), "alarms") ==
        Lines{"\"wind\" raises the alarm of \"red-flag\". Write it beside the word that it has the "
              "stem of, or exclude it: \"-wind\"."});
  CHECK(problems_of(with_words("red-flag", {"winded -winding -winds -wind"}), "alarms").empty());
}

TEST_CASE("an amount finds within its bounds, and not beyond") {
  Json json = with_words("red-flag", {"nap {over 10 minutes}"});
  json["lookup"]["units"] = {{{"name", "minutes"}, {"words", {"minute", "min"}}}};
  CHECK(problems_of(json, "alarms").empty());
  json["findings"][0]["words"] = {"nap {over 10 minutes}", "nap"};
  CHECK(problems_of(json, "alarms").empty());  // it is what the author says
  json["findings"][0]["words"] = {"nap {over 10 minutes}", "nap {over 5 minutes}"};
  CHECK(problems_of(json, "alarms").empty());
}

TEST_CASE("a number without its unit is told") {
  CHECK(problems_of(with_words("frail", {"nap 15 minutes"}), "look-ups") ==
        Lines{"\"nap 15 minutes\" is found with 15 and with no other number. Write an amount with "
              "its unit, such as \"{over 15 minutes}\"."});
  CHECK(problems_of(with_words("red-flag", {"pulse {over 110}"}), "look-ups") ==
        Lines{"~\"pulse {over 110}\" takes any number, whatever is counted: try \"pulse 111\" and "
              "other units."});
}

TEST_CASE("a look-up case that comes out otherwise is told") {
  Json json = sound_knowledge();
  json["lookup"]["cases"] = {
      {{"words", "frail"}, {"finds", {"frail"}}},
      {{"words", "zebra"}},
      {{"words", "frail strain"}, {"finds", {"strain"}}, {"never", {"pull"}}}};
  CHECK(problems_of(json, "look-ups").empty());
  json["lookup"]["cases"] = {{{"words", "frail"}, {"finds", {"strain"}}},
                             {{"words", "frail"}},
                             {{"words", "zebra"}, {"finds", {"strain"}}},
                             {{"words", "frail strain"}, {"never", {"strain"}}}};
  CHECK(problems_of(json, "look-ups") ==
        Lines{"\"frail\" finds frail.", "\"frail\" finds frail.", "\"zebra\" finds nothing.",
              "\"frail strain\" finds frail, strain; it must not find strain."});
}

TEST_CASE("an entry that its own name does not find is told") {
  Json json = sound_knowledge();
  json["tips"][0]["name"] = "The";
  CHECK(problems_of(json, "found") == Lines{"\"The\" does not find \"rest\" first."});
}

TEST_CASE("an entry whose words others have taken over is told") {
  Json json = with_words("strain", {"pain"});
  json["lookup"]["groups"] = Json::array();
  for (const char* const list : {"remedies", "tips", "further"}) {
    json["lookup"]["groups"].push_back({{"name", list}, {"words", {"pain"}}});
    json[list][0]["words"] = {fmt::format("{{{}}}", list)};
  }
  CHECK(problems_of(json, "found") ==
        Lines{"\"pain\" (pain) finds three other entries before \"strain\". The first is "
              "\"pull\"."});
}

TEST_CASE("an amount that is found beyond its bounds is told") {
  Json json = with_words("red-flag", {"nap {over 10 minutes}"});
  json["lookup"]["units"] = {{{"name", "minutes"}, {"words", {"min"}}}};
  json["lookup"]["amounts"] = {{{"words", {"10 min"}}, {"value", 20}, {"unit", "minutes"}}};
  CHECK(problems_of(json, "alarms") ==
        Lines{"\"nap 10 min\" finds \"red-flag\", although it is out of the bounds of \"nap {over "
              "10 minutes}\"."});
}

TEST_CASE("words of a red flag are found in any order") {
  Json json = with_words("red-flag", {"vein hard"});
  CHECK(problems_of(json, "alarms").empty());
  json["lookup"]["compounds"] = {"hard vein"};
  CHECK(problems_of(json, "alarms") ==
        Lines{"\"hard vein\" (vein hard) does not find \"red-flag\", a red flag."});
}
