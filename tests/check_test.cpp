#include "legcramp/check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "legcramp/builtin.hpp"
#include "legcramp/diff.hpp"
#include "legcramp/mutants.hpp"
#include "proof/space.hpp"
#include "support/problems.hpp"

using namespace legcramp;
using namespace legcramp::testing;

TEST_CASE("of sound knowledge everything is proved") {
  CHECK(problems_of(sound_knowledge()).empty());
  const LoadedKnowledge owned = loaded(sound_knowledge());
  const Proof proof = check(owned.knowledge);
  CHECK(proof.holds());
  CHECK(proof.properties.size() == 13);
  CHECK(proof.combinations == "54");  // 3 findings, 1 cause
}

TEST_CASE("of the built-in knowledge everything is proved, and every mutant is killed",
          "[rated-too-low]") {
  const Proof proof = check(builtin_knowledge());
  for (const Property& property : proof.properties)
    for (const Problem& problem : property.problems)
      if (!problem.is_only_worth_knowing) FAIL(property.id << ": " << problem.text);
  CHECK(proof.holds());
  const Mutation mutation = mutate(builtin_knowledge());
  for (const Survivor& survivor : mutation.survivors)
    FAIL("nobody notices " << survivor.place.name << ": " << survivor.change);
  CHECK(mutation.mutants > 900);
  CHECK(mutation.all_killed());
}

TEST_CASE("very many problems are counted, and some are listed") {
  Json json = sound_knowledge();
  for (int i = 0; i < 300; ++i) {
    json["cases"].push_back(json["cases"][1]);
    json["cases"].back()["expect"]["urgency"] = "routine";
  }
  const Proof proof = check(loaded(json).knowledge);
  CHECK(proof.properties[9].problems.size() == 200);
  CHECK(proof.properties[9].counts.ends_with("; 200 of 300 problems are listed"));
}

TEST_CASE("as many problems as are listed are not counted") {
  Json json = sound_knowledge();
  for (int i = 0; i < 200; ++i) {
    json["cases"].push_back(json["cases"][1]);
    json["cases"].back()["expect"]["urgency"] = "routine";
  }
  const Proof proof = check(loaded(json).knowledge);
  CHECK(proof.properties[9].problems.size() == 200);
  CHECK(proof.properties[9].counts.find("listed") == std::string::npos);
}

TEST_CASE("combinations that contradict themselves are not counted") {
  Json json = sound_knowledge();
  json["findings"].push_back({{"id", "whole"}, {"name", "whole"}, {"ask", "Whole?"}});
  json["screens"][1]["findings"] = Json::array({"whole"});
  json["screens"].push_back({{"id", "details"},
                             {"name", "details"},
                             {"ask", "Frail?"},
                             {"detail_of", "whole"},
                             {"findings", Json::array({"frail"})}});
  json["rules"].push_back(rule("nothing-helps", "whole",
                               {{"avoid", Json::array({"stretch", "heat", "swim", "rest"})}}));
  const LoadedKnowledge owned = loaded(json);
  // Whole yes or unsure: 3 x 2; the red flag no, for its note is something: 1 x 3; the cause 2.
  CHECK(problem_of(owned.knowledge, "no-gap").text ==
        "A gap: 36 combinations get no remedy, tip, further measure or note.");
  CHECK(check(owned.knowledge).combinations == "126");  // (1 + 2 x 3) x 9 x 2
}

TEST_CASE("findings and causes together have a limit, beyond which nothing is proved") {
  Json json = small_knowledge();
  const auto add_findings = [&](std::size_t until) {
    for (std::size_t i = json["findings"].size(); i < until; ++i) {
      const std::string id = fmt::format("f{}", i);
      json["findings"].push_back({{"id", id}, {"name", "A name."}, {"ask", "Is it so?"}});
      json["screens"].push_back({{"id", id + "-screen"},
                                 {"name", "A name."},
                                 {"ask", "Is it so?"},
                                 {"findings", Json::array({id})}});
    }
  };
  add_findings(Space::most_variables - json["causes"].size());
  const LoadedKnowledge most = loaded(json);
  CHECK_NOTHROW(Space({&most.knowledge}));
  add_findings(json["findings"].size() + 1);
  const LoadedKnowledge more = loaded(json);
  CHECK_THROWS_AS(Space({&more.knowledge}), TooLarge);
}

TEST_CASE("a file too large for the proof is never called proved", "[failure-taken-for-fine]") {
  Json json = sound_knowledge();
  const int pairs = 26;
  Json any = Json::array();
  for (int side = 0; side < 2; ++side)
    for (int i = 0; i < pairs; ++i) {
      const std::string id = fmt::format("{}-{}", side == 0 ? "left" : "right", i);
      json["findings"].push_back({{"id", id}, {"name", "A name."}, {"ask", "Is it so?"}});
      json["screens"].push_back({{"id", id + "-screen"},
                                 {"name", "A name."},
                                 {"ask", "Is it so?"},
                                 {"findings", Json::array({id})}});
      if (side == 0) any.push_back({{"all", Json::array({id, fmt::format("right-{}", i)})}});
    }
  json["rules"].push_back(rule("pairs", {{"any", any}}, {{"urgency", "routine"}}));
  const LoadedKnowledge owned = loaded(json);
  const Proof proof = check(owned.knowledge);
  CHECK_FALSE(proof.holds());
  std::vector<Text> not_proved;
  for (const Property& property : proof.properties)
    if (property.verdict == Verdict::not_proved) not_proved.push_back(property.id);
  // What does not hang on the one large rule is proved all the same.
  CHECK(not_proved ==
        std::vector<Text>{"guaranteed", "doubt", "signs", "nothing-dead", "stopping"});
  CHECK(mutate(owned.knowledge).is_too_large);
  CHECK(diff(owned.knowledge, loaded(sound_knowledge()).knowledge).is_too_large);
}

TEST_CASE("what was looked at is counted, whatever the order of the rules") {
  const auto counts = [](const Json& json) {
    std::vector<std::string> all;
    for (const Property& property : check(loaded(json).knowledge).properties)
      all.push_back(property.counts);
    return all;
  };
  const std::vector<std::string> expected{"",
                                          "guarantees: 2",
                                          "findings: 3",
                                          "signs: 2",
                                          "rules: 5, findings: 3, causes and measures: 5",
                                          "avoids: 1",
                                          "remedies for warmth and massage: 1",
                                          "screens: 2 at most, 1.95 on the average",
                                          "sources: 1, cited 12 times",
                                          "cases: 8; urgency: 8 exact, 0 too low, 0 too high",
                                          "entries: 8, phrases: 5",
                                          "red flags: 2, wordings: 17",
                                          "look-up cases: 0, groups: 0"};
  Json json = sound_knowledge();
  CHECK(counts(json) == expected);
  for (std::size_t i = 0; i < 4; ++i) {
    std::rotate(json["rules"].begin(), json["rules"].begin() + 1, json["rules"].end());
    CHECK(counts(json) == expected);
  }
  json = sound_knowledge();
  json["causes"][0].erase("when");
  json["rules"].erase(3);
  CHECK(counts(json)[7].starts_with("screens: 1 at most"));
}

TEST_CASE("what is wrong with the first of a list is found like with any other") {
  const auto first = [](const Json& rule) {
    Json json = sound_knowledge();
    json["rules"].insert(json["rules"].begin(), rule);
    return problems_of(json);
  };
  CHECK(first(rule("never", {{"all", Json::array({"frail", {{"not", "frail"}}})}},
                   {{"note", "A note."}})) ==
        std::vector<std::string>{
            "nothing-dead: \"never\" is unreachable: its condition can never hold."});
  // A note is something to be shown, be it that of the first rule.
  for (const std::string& problem :
       first(rule("nothing-helps", {{"all", Json::array({"other-flag", "frail"})}},
                  {{"avoid", Json::array({"stretch", "swim", "rest"})}, {"note", "N."}},
                  {{"note", "M."}})))
    CHECK_FALSE(problem.starts_with("no-gap"));
  Json json = sound_knowledge();
  std::rotate(json["rules"].begin(), json["rules"].begin() + 1, json["rules"].end());
  json["guarantees"].erase(0);
  CHECK(problems_of(json).front().starts_with(
      "guaranteed: The rule \"flag\" asks for emergency, where no guarantee demands it."));
  json = sound_knowledge();
  const Json source{{"id", "paper"}, {"title", "A paper"}};
  json["sources"].insert(json["sources"].begin(), source);
  CHECK(problems_of(json) ==
        std::vector<std::string>{"sourced: The source \"paper\" is used nowhere."});
  json = sound_knowledge();
  const Json finding{{"id", "idle"}, {"name", "idle"}, {"ask", "Idle?"}};
  const Json screen{{"id", "idle-screen"},
                    {"name", "idle"},
                    {"ask", "Idle?"},
                    {"findings", Json::array({"idle"})}};
  json["findings"].insert(json["findings"].begin(), finding);
  json["screens"].insert(json["screens"].begin(), screen);
  CHECK(problems_of(json) ==
        std::vector<std::string>{
            "nothing-dead: \"idle\" changes nothing that is shown, whatever the answer.",
            "stopping: \"idle-screen\" is never asked.", "stopping: \"idle\" is never asked."});
}
