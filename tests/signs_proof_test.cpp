// What is proved of the lists of signs that pages show before anything was asked.

#include "legcramp/load.hpp"
#include "output/reasons.hpp"
#include "support/problems.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

using Lines = std::vector<std::string>;

Json all_of(std::initializer_list<const char*> ids) { return {{"all", Json(ids)}}; }
Json any_of(std::initializer_list<const char*> ids) { return {{"any", Json(ids)}}; }

/// The signs of a level: 0 emergency, 1 urgent, 2 routine.
Json& signs_of(Json& json, std::size_t level) { return json["help"][level]["signs"]; }

/// Gives a file a screen with one more finding, a detail of `whole` if that is given.
void add_finding(Json& json, const char* id, const char* whole = nullptr) {
  json["findings"].push_back(
      {{"id", id}, {"name", id}, {"ask", "Is it so?"}, {"words", Json::array({id})}});
  Json screen{{"id", std::string(id) + "-screen"}, {"name", id}, {"ask", "Is it so?"}};
  if (whole != nullptr) screen["detail_of"] = whole;
  screen["findings"] = Json::array({id});
  json["screens"].push_back(std::move(screen));
}

Lines problems_with_signs(const Json& json) {
  const LoadedKnowledge owned = loaded(json);
  Lines lines;
  for (const Property& property : check(owned.knowledge).properties)
    if (property.id == "signs")
      for (const Problem& problem : property.problems) lines.push_back(problem.text);
  return lines;
}

}  // namespace

TEST_CASE("an emergency that no sign names is found, with the sign to add", "[hidden-sign]") {
  Json json = sound_knowledge();
  json["help"][0].erase("signs");
  CHECK(
      problems_of(json) ==
      Lines{"signs: The rule \"flag\" asks for emergency, but no sign says so. Add to \"help\", to "
            "the \"signs\" of emergency: { \"text\": \"a red flag\", \"when\": \"red-flag\" }."});
  const LoadedKnowledge owned = loaded(json);
  const Problem problem = problem_of(owned.knowledge, "signs");
  CHECK(answers_of(owned.knowledge, problem) == "red-flag=yes");
  CHECK(problem.example->is_complete());
  REQUIRE(problem.places.size() == 2);
  CHECK(problem.places[0].name == "flag");
  CHECK(problem.places[1].name == "emergency");
}

TEST_CASE("an urgent finding that no sign names is found, also where others are signs") {
  Json json = sound_knowledge();
  rule_of(json, "other")["when"] = any_of({"other-flag", "frail"});
  CHECK(problems_with_signs(json) ==
        Lines{"The rule \"other\" asks for urgent, but no sign says so. Add to \"help\", to the "
              "\"signs\" of urgent: { \"text\": \"frail\", \"when\": \"frail\" }."});
  signs_of(json, 1).push_back(sign("frail", "frail"));
  CHECK(problems_with_signs(json).empty());
}

TEST_CASE("a combination that a rule needs is named in full, each combination once") {
  Json json = sound_knowledge();
  add_finding(json, "dizzy");
  json["rules"].push_back(rule("both",
                               {{"all", Json::array({"frail", any_of({"other-flag", "dizzy"})})}},
                               {{"urgency", "emergency"}}, {{"urgency", "urgent"}}));
  json["rules"].push_back(rule("again", all_of({"dizzy", "frail"}), {{"urgency", "emergency"}},
                               {{"urgency", "urgent"}}));
  const std::string start =
      "The rule \"both\" asks for emergency, but no sign says so. Add to \"help\", to the "
      "\"signs\" "
      "of emergency: ";
  Lines found = problems_with_signs(json);
  std::ranges::sort(found);
  CHECK(
      found ==
      Lines{
          start +
              R"({ "text": "another flag, with frail", "when": { "all": ["other-flag", "frail"] } }.)",
          start + R"({ "text": "frail, with dizzy", "when": { "all": ["frail", "dizzy"] } }.)"});
}

TEST_CASE("what follows only from a cause that is named needs no sign") {
  Json json = sound_knowledge();
  json["causes"][0].erase("when");
  json["rules"].push_back(rule("named", "strain", {{"urgency", "urgent"}}));
  CHECK(problems_with_signs(json).empty());
  json["causes"][0]["when"] = "frail";
  CHECK(problems_with_signs(json) ==
        Lines{"The rule \"named\" asks for urgent, but no sign says so. Add to \"help\", to the "
              "\"signs\" of urgent: { \"text\": \"frail\", \"when\": \"frail\" }."});
}

TEST_CASE("a rule that needs nothing to be so is told, too") {
  Json json = sound_knowledge();
  json["rules"].push_back(rule("sturdy", {{"not", "frail"}}, {{"urgency", "urgent"}}));
  CHECK(problems_with_signs(json) ==
        Lines{"The rule \"sturdy\" asks for urgent, but no sign says so. Add to \"help\", to the "
              "\"signs\" of urgent: one with the condition of the rule."});
}

TEST_CASE("what is more urgent than a rule says belongs to the higher list alone") {
  Json json = sound_knowledge();
  rule_of(json, "other")["when"] = any_of({"other-flag", "red-flag"});
  CHECK(problems_with_signs(json).empty());
}

TEST_CASE("routine levels need no signs") {
  const Json json = sound_knowledge();
  CHECK_FALSE(json["help"][2].contains("signs"));
  CHECK(problems_with_signs(json).empty());
}

TEST_CASE("a sign that does not reach its level is found", "[rated-too-low]") {
  Json json = sound_knowledge();
  signs_of(json, 0).push_back(sign("frail", "frail"));
  CHECK(problems_with_signs(json) ==
        Lines{"The sign \"frail\" is in the list of emergency, but the rules give routine. Take it "
              "out of the list, or let its \"when\" ask for more."});
  const LoadedKnowledge owned = loaded(json);
  CHECK(answers_of(owned.knowledge, problem_of(owned.knowledge, "signs")) == "frail=yes");
  json = sound_knowledge();
  signs_of(json, 2) = Json::array({sign("nobody", {{"not", "frail"}})});
  CHECK(
      problems_with_signs(json) ==
      Lines{"The sign \"nobody\" is in the list of routine, but the rules give self-care. Take it "
            "out of the list, or let its \"when\" ask for more."});
}

TEST_CASE("a sign of a higher level is found, also as one part of a sign") {
  Json json = sound_knowledge();
  signs_of(json, 1).push_back(sign("red", "red-flag"));
  const Lines expected{
      "The sign \"red\" is in the list of urgent, but \"red-flag\" never makes it "
      "exactly that. Take it out of the \"when\" of the sign."};
  CHECK(problems_with_signs(json) == expected);
  signs_of(json, 1)[1]["when"] = any_of({"other-flag", "red-flag"});
  CHECK(problems_with_signs(json) == expected);
}

TEST_CASE("a part of a sign that makes no difference is found") {
  Json json = sound_knowledge();
  signs_of(json,
           1)[0]["when"] = {{"any", Json::array({"other-flag", all_of({"other-flag", "frail"})})}};
  CHECK(problems_with_signs(json) ==
        Lines{"The sign \"another flag\" is in the list of urgent, but \"frail\" never makes it "
              "exactly that. Take it out of the \"when\" of the sign."});
}

TEST_CASE("a detail is a sign where its whole is not no") {
  Json json = sound_knowledge();
  add_finding(json, "very-frail", "frail");
  json["rules"].push_back(
      rule("very", "very-frail", {{"urgency", "urgent"}}, {{"urgency", "urgent"}}));
  CHECK(problems_with_signs(json) ==
        Lines{"The rule \"very\" asks for urgent, but no sign says so. Add to \"help\", to the "
              "\"signs\" of urgent: { \"text\": \"very-frail\", \"when\": \"very-frail\" }."});
  signs_of(json, 1).push_back(sign("very frail", "very-frail"));
  CHECK(problems_with_signs(json).empty());
}

TEST_CASE("of very many combinations that are no sign twenty are told for each rule") {
  Json json = sound_knowledge();
  Json left = Json::array();
  Json right = Json::array();
  for (int i = 0; i < 6; ++i) {
    add_finding(json, fmt::format("left-{}", i).c_str());
    add_finding(json, fmt::format("right-{}", i).c_str());
    left.push_back(fmt::format("left-{}", i));
    right.push_back(fmt::format("right-{}", i));
  }
  json["rules"].push_back(rule("pairs", {{"all", Json::array({{{"any", left}}, {{"any", right}}})}},
                               {{"urgency", "urgent"}}));
  CHECK(problems_with_signs(json).size() == 20);
}

TEST_CASE("a red flag without words is found, for nobody can look it up", "[hidden-sign]") {
  Json json = sound_knowledge();
  json["findings"][2].erase("words");
  CHECK(problems_with_signs(json).empty());               // it is routine
  json["findings"][0]["words"] = {"the", "-flag", "or"};  // says nothing
  CHECK(problems_with_signs(json).size() == 1);
  json["findings"][0]["words"] = {"the", "crimson"};
  CHECK(problems_with_signs(json).empty());
  for (const std::size_t flag : {0U, 1U}) {
    json = sound_knowledge();
    json["findings"][flag].erase("words");
    CHECK(problems_of(json) ==
          Lines{fmt::format(
              "signs: \"{}\" is {}, but no phrase of its \"words\" finds it. Add phrases "
              "that people type for it.",
              flag == 0 ? "red-flag" : "other-flag", flag == 0 ? "emergency" : "urgent")});
    const LoadedKnowledge owned = loaded(json);
    CHECK(problem_of(owned.knowledge, "signs").places.front().index == static_cast<Index>(flag));
  }
}

TEST_CASE("a detail that is a red flag needs words, unless its whole is one already") {
  Json json = sound_knowledge();
  add_finding(json, "very-frail", "frail");
  json["findings"][3].erase("words");
  json["rules"].push_back(rule("very", {{"all", Json::array({"frail", "very-frail"})}},
                               {{"urgency", "urgent"}}, {{"urgency", "urgent"}}));
  signs_of(json, 1).push_back(sign("very frail", {{"all", Json::array({"frail", "very-frail"})}}));
  CHECK(problems_with_signs(json) ==
        Lines{"\"very-frail\" is urgent, but no phrase of its \"words\" finds it. Add phrases that "
              "people type for it."});
  const LoadedKnowledge owned = loaded(json);
  CHECK(answers_of(owned.knowledge, problem_of(owned.knowledge, "signs")) ==
        "frail=yes very-frail=yes");
  // Of what is urgent anyhow, no detail makes more.
  rule_of(json, "weak")["then"]["urgency"] = "urgent";
  signs_of(json, 1)[1] = sign("frail", "frail");
  CHECK(problems_with_signs(json).empty());
}

TEST_CASE("signs in one text load and are shown, but nothing is proved of them") {
  Json json = sound_knowledge();
  signs_of(json, 0) = "A red flag?";
  CHECK(problems_of(json) ==
        Lines{"signs: The signs of emergency are one text, so nothing can be proved of them. Write "
              "a list of them, each with its \"text\" and its \"when\"."});
  const LoadedKnowledge owned = loaded(json);
  CHECK(problem_of(owned.knowledge, "signs").places.front().name == "emergency");
  CHECK(signs_of(owned.knowledge, Urgency::emergency).ends_with("of these: A red flag?"));
  signs_of(json, 0) = "";
  CHECK_FALSE(load_knowledge(json.dump()).has_value());
}
