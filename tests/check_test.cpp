#include "legcramp/check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "knowledge/writer.hpp"
#include "legcramp/builtin.hpp"
#include "legcramp/diff.hpp"
#include "legcramp/mutants.hpp"
#include "proof/mutants.hpp"
#include "proof/prover.hpp"
#include "support/random_knowledge.hpp"
#include "support/sound_knowledge.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

/// What is wrong with a knowledge file: "property: text", and what only is worth knowing behind
/// "?".
std::vector<std::string> problems_of(const Knowledge& knowledge) {
  std::vector<std::string> lines;
  for (const Property& property : check(knowledge).properties) {
    if (property.verdict == Verdict::not_proved)
      lines.push_back(fmt::format("{}: too large", property.id));
    for (const Problem& problem : property.problems)
      lines.push_back(fmt::format("{}{}: {}", problem.is_only_worth_knowing ? "? " : "",
                                  property.id, problem.text));
  }
  return lines;
}
std::vector<std::string> problems_of(const Json& json) {
  return problems_of(loaded(json).knowledge);
}

/// The first problem of a property, which must have one.
Problem problem_of(const Knowledge& knowledge, Text property) {
  for (const Property& one : check(knowledge).properties)
    if (one.id == property) {
      REQUIRE(one.verdict == Verdict::failed);
      return one.problems.front();
    }
  FAIL("no such property");
  return {};
}

/// The answers of an example that are not no: "red-flag=yes frail=unsure".
std::string answers_of(const Knowledge& knowledge, const Problem& problem) {
  REQUIRE(problem.example);
  std::string text;
  for (Index i = 0; i < knowledge.findings.size(); ++i)
    if (const Answer answer = problem.example->answer({i}); answer > Answer::no)
      text += fmt::format("{}{}={}", text.empty() ? "" : " ", knowledge.findings[i].id.text,
                          name_of(answer));
  return text;
}

}  // namespace

TEST_CASE("of sound knowledge everything is proved") {
  CHECK(problems_of(sound_knowledge()).empty());
  const LoadedKnowledge owned = loaded(sound_knowledge());
  const Proof proof = check(owned.knowledge);
  CHECK(proof.holds());
  CHECK(proof.properties.size() == 9);
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

TEST_CASE("a gap is found: somebody who is shown nothing") {
  Json json = sound_knowledge();
  json["rules"].push_back(rule("nothing-helps", {{"all", Json::array({"other-flag", "frail"})}},
                               {{"avoid", Json::array({"stretch", "swim", "rest"})}}));
  const LoadedKnowledge owned = loaded(json);
  const Problem problem = problem_of(owned.knowledge, "no-gap");
  const Assessment assessment = assess(owned.knowledge, *problem.example);
  CHECK(assessment.remedies.empty());
  CHECK(assessment.tips.empty());
  CHECK(assessment.further.empty());
  CHECK(assessment.notes.empty());
  CHECK(assessment.at_least < Urgency::emergency);
  CHECK(problem.text == "A gap: 8 combinations get no remedy, tip, further measure or note.");
}

TEST_CASE("an example names the cause that it takes") {
  Json json = sound_knowledge();
  json["causes"][0].erase("when");
  Json other = json["causes"][0];
  other["id"] = "cold";
  other["words"] = Json::array({"cold"});
  json["causes"].insert(json["causes"].begin(), other);
  json["rules"].push_back(rule("nothing-helps", "strain",
                               {{"avoid", Json::array({"stretch", "heat", "swim", "rest"})}}));
  json["cases"] = Json::array();
  const LoadedKnowledge owned = loaded(json);
  const Problem problem = problem_of(owned.knowledge, "no-gap");
  REQUIRE(problem.example->named_causes().size() == 1);
  CHECK(problem.example->named_causes()[0].index == number_of(owned.knowledge, "strain"));
  rule_of(json, "nothing-helps")["when"] = "cold";
  const LoadedKnowledge first = loaded(json);
  CHECK(problem_of(first.knowledge, "no-gap").example->named_causes().size() == 1);
}

TEST_CASE("a guarantee that a rule does not keep is found, with the fewest answers that show it",
          "[rated-too-low]") {
  Json json = sound_knowledge();
  rule_of(json, "flag")["when"] = {{"all", Json::array({"red-flag", {{"not", "frail"}}})}};
  const LoadedKnowledge owned = loaded(json);
  const Problem problem = problem_of(owned.knowledge, "guaranteed");
  CHECK(answers_of(owned.knowledge, problem) == "red-flag=yes frail=yes");
  CHECK(problem.text ==
        "The guarantee demands emergency, but the rules give routine: It may be bad.");
  REQUIRE(problem.places.size() == 3);
  CHECK(problem.places[0].list == "guarantees");
  CHECK(problem.places[1].name == "weak");
  CHECK(assess(owned.knowledge, *problem.example).at_least == Urgency::routine);
}

TEST_CASE("a guarantee must hold before the rest is asked") {
  // On complete sheets one of the two rules always follows; as long as "frail" is not asked, none.
  Json json = sound_knowledge();
  rule_of(json, "flag")["when"] = {{"all", Json::array({"red-flag", "frail"})}};
  json["rules"].push_back(rule("flag-without",
                               {{"all", Json::array({"red-flag", {{"not", "frail"}}})}},
                               {{"urgency", "emergency"}}, {{"urgency", "emergency"}}));
  rule_of(json, "flag")["if_unsure"] = {{"urgency", "emergency"}};
  const LoadedKnowledge owned = loaded(json);
  const Problem problem = problem_of(owned.knowledge, "guaranteed");
  CHECK(problem.text ==
        "The guarantee demands emergency, but the rules give self-care as long as the rest is not "
        "asked: It may be bad.");
  CHECK(answers_of(owned.knowledge, problem) == "red-flag=yes");
  CHECK_FALSE(problem.example->is_complete());
}

TEST_CASE("a course that leads to nothing urgent is found") {
  Json json = sound_knowledge();
  add_course(json, "red-flag");
  CHECK(problems_of(json).empty());
  json["course"]["then"] = "frail";
  const LoadedKnowledge owned = loaded(json);
  const Problem problem = problem_of(owned.knowledge, "guaranteed");
  CHECK(problem.text ==
        "The course says that a cramp of over 10 minutes may be \"frail\", but not sure of that is "
        "not urgent.");
  CHECK(answers_of(owned.knowledge, problem) == "frail=unsure");
}

TEST_CASE("unsure taken as no is found where a guarantee forbids it, and listed elsewhere",
          "[doubt-taken-as-no]") {
  Json json = sound_knowledge();
  rule_of(json, "flag").erase("if_unsure");
  const LoadedKnowledge owned = loaded(json);
  const Problem problem = problem_of(owned.knowledge, "guaranteed");
  CHECK(answers_of(owned.knowledge, problem) == "red-flag=unsure");

  json = sound_knowledge();
  rule_of(json, "weak").erase("if_unsure");
  json["cases"].erase(6);
  CHECK(problems_of(json) ==
        std::vector<std::string>{"? doubt: \"frail\": not sure weighs as little as no."});
}

TEST_CASE("what a guarantee forbids is not shown, as soon as it may apply",
          "[contradictory-advice]") {
  Json json = sound_knowledge();
  json["guarantees"].push_back(
      Json::parse(R"({"when": "other-flag", "avoid": ["heat"], "because": "It may burn.",
                      "sources": [{"source": "book"}]})"));
  CHECK(problems_of(json).empty());
  json["guarantees"].push_back(
      Json::parse(R"({"when": "frail", "avoid": ["pull", "water"], "because": "It may tear.",
                      "sources": [{"source": "book"}]})"));
  CHECK(problems_of(json) ==
        std::vector<std::string>{
            "guaranteed: The guarantee forbids \"pull\", but it is shown: It may tear.",
            "guaranteed: The guarantee forbids \"swim\", but it is shown: It may tear."});
  const LoadedKnowledge owned = loaded(json);
  CHECK(answers_of(owned.knowledge, problem_of(owned.knowledge, "guaranteed")) == "frail=yes");
  // Withheld on complete sheets, but not before the rest is asked.
  json = sound_knowledge();
  json["guarantees"].push_back(
      Json::parse(R"({"when": "frail", "avoid": ["heat"], "because": "It may burn.",
                      "sources": [{"source": "book"}]})"));
  for (const char* side : {"red-flag", "not"})
    json["rules"].push_back(
        rule(side,
             {{"all", Json::array({"frail", side == std::string("not") ? Json{{"not", "red-flag"}}
                                                                       : Json("red-flag")})}},
             {{"avoid", Json::array({"heat"})}, {"note", "No heat."}}));
  json["rules"].back()["id"] = "without-flag";
  json["rules"][json["rules"].size() - 2]["id"] = "with-flag";
  json["cases"] = Json::array();
  CHECK(
      problems_of(json).front() ==
      "guaranteed: The guarantee forbids \"heat-pack\", but it is shown as long as the rest is not "
      "asked: It may burn.");
}

TEST_CASE("a misspelt kind is found, and what has no kind is worth knowing") {
  Json json = sound_knowledge();
  json["remedies"][0]["kinds"] = Json::array({"stretch", "heaat"});
  json["tips"][0].erase("kinds");
  CHECK(problems_of(json) ==
        std::vector<std::string>{
            "nothing-dead: The kind \"heaat\" is avoided by no rule. Is it \"heat\"?",
            "? nothing-dead: \"rest\" has no kind, so that no rule which avoids a kind withholds "
            "it."});
}

TEST_CASE("an urgency that no guarantee demands is found") {
  Json json = sound_knowledge();
  json["guarantees"].erase(1);
  CHECK(problems_of(json) ==
        std::vector<std::string>{
            "guaranteed: The rule \"other\" asks for urgent, where no guarantee demands it. Write "
            "one with its condition and \"at_least\": \"urgent\"."});
  json["guarantees"].push_back(guarantee(
      {{"all", Json::array({"other-flag", {{"not", "other-flag"}}})}}, "urgent", "urgent"));
  CHECK(problems_of(json).front() == "guaranteed: The guarantee can never apply.");
}

TEST_CASE("doubt that reassures is found", "[doubt-taken-as-no]") {
  Json json = sound_knowledge();
  // Denying the other flag is worth a visit; being unsure of it is not.
  json["rules"].push_back(rule("denied", {{"all", Json::array({"frail", {{"not", "other-flag"}}})}},
                               {{"urgency", "urgent"}}));
  json["guarantees"].push_back(
      guarantee({{"all", Json::array({"frail", {{"not", "other-flag"}}})}}, "urgent", "self-care"));
  rule_of(json, "other")["if_unsure"] = {{"urgency", "routine"}};
  json["guarantees"][1]["unsure_at_least"] = "routine";
  const LoadedKnowledge owned = loaded(json);
  const Problem problem = problem_of(owned.knowledge, "doubt");
  CHECK(problem.text == "\"other-flag\": not sure is less urgent (routine) than no (urgent).");
  CHECK(answers_of(owned.knowledge, problem) == "other-flag=unsure frail=yes");
  CHECK(assess(owned.knowledge, *problem.example).at_least == Urgency::routine);
}

TEST_CASE("certainty that reassures is found") {
  Json json = sound_knowledge();
  json["rules"].push_back(rule("denied", {{"all", Json::array({"frail", {{"not", "other-flag"}}})}},
                               {{"urgency", "emergency"}}, {{"urgency", "emergency"}}));
  json["guarantees"].push_back(guarantee({{"all", Json::array({"frail", {{"not", "other-flag"}}})}},
                                         "emergency", "emergency"));
  const LoadedKnowledge owned = loaded(json);
  CHECK(problem_of(owned.knowledge, "doubt").text ==
        "\"other-flag\": yes is less urgent (urgent) than not sure (emergency).");
}

TEST_CASE("a recommendation that can never follow is told without an example") {
  Json json = sound_knowledge();
  rule_of(json, "tired")["if_unsure"] = {{"remedies", Json::array({"pull"})}};
  json["causes"][0].erase("when");  // named or not: it is never unsure
  json["cases"] = Json::array();
  const LoadedKnowledge owned = loaded(json);
  const Problem problem = problem_of(owned.knowledge, "nothing-dead");
  CHECK(problem.text == "The rule \"tired\" names \"pull\" where it can never follow.");
  CHECK_FALSE(problem.example);
}

TEST_CASE("very many problems are counted, and some are listed") {
  Json json = sound_knowledge();
  for (int i = 0; i < 300; ++i) {
    json["cases"].push_back(json["cases"][1]);
    json["cases"].back()["expect"]["urgency"] = "routine";
  }
  const Proof proof = check(loaded(json).knowledge);
  CHECK(proof.properties[8].problems.size() == 200);
  CHECK(proof.properties[8].counts.ends_with("; 200 of 300 problems are listed"));
}

TEST_CASE("as many problems as are listed are not counted") {
  Json json = sound_knowledge();
  for (int i = 0; i < 200; ++i) {
    json["cases"].push_back(json["cases"][1]);
    json["cases"].back()["expect"]["urgency"] = "routine";
  }
  const Proof proof = check(loaded(json).knowledge);
  CHECK(proof.properties[8].problems.size() == 200);
  CHECK(proof.properties[8].counts.find("listed") == std::string::npos);
}

TEST_CASE("the first rule of a file is proved like the others") {
  Json json = sound_knowledge();
  std::rotate(json["rules"].begin(), json["rules"].begin() + 1, json["rules"].end());
  CHECK(problems_of(json).empty());
  rule_of(json, "flag")["then"]["urgency"] = "urgent";
  rule_of(json, "flag")["if_unsure"]["urgency"] = "routine";
  const LoadedKnowledge owned = loaded(json);
  const Problem problem = problem_of(owned.knowledge, "guaranteed");
  CHECK(problem.text ==
        "The guarantee demands emergency, but the rules give urgent: It may be bad.");
  REQUIRE(problem.places.size() == 2);
  CHECK(problem.places[1].name == "flag");
}

TEST_CASE("of many rules that hold where a guarantee is not kept, twenty are named") {
  Json json = sound_knowledge();
  for (int i = 0; i < 30; ++i)
    json["rules"].push_back(
        rule(fmt::format("more-{}", i).c_str(), "red-flag", {{"tips", Json::array({"rest"})}}));
  rule_of(json, "flag")["then"]["urgency"] = "urgent";
  rule_of(json, "flag")["if_unsure"]["urgency"] = "routine";
  const LoadedKnowledge owned = loaded(json);
  CHECK(std::ranges::count(problem_of(owned.knowledge, "guaranteed").places, "rules",
                           &Place::list) == 20);
}

TEST_CASE("the rules that are needed are those without which something is shown otherwise",
          "[wrong-reasons]") {
  for (unsigned seed = 0; seed < 30; ++seed) {
    INFO("seed " << seed);
    const LoadedKnowledge owned = loaded(RandomKnowledge(5000 + seed).make(5, 9));
    const Knowledge& knowledge = owned.knowledge;
    Space space({&knowledge});
    const Consequences consequences(space, knowledge);
    const std::vector<bool> needed = consequences.needed_rules();
    for (Index i = 0; i < knowledge.rules.size(); ++i) {
      std::vector<Rule> rules(knowledge.rules.begin(), knowledge.rules.end());
      rules[i].then = rules[i].if_unsure = {};
      Knowledge without = knowledge;
      without.rules = rules;
      CHECK(needed[i] == (all_shown(Consequences(space, without), without) !=
                          all_shown(consequences, knowledge)));
    }
  }
}

TEST_CASE("a masked red flag is found: other rules always ask for more") {
  Json json = sound_knowledge();
  json["rules"].push_back(
      rule("masked", {{"all", Json::array({"red-flag", "frail"})}}, {{"urgency", "urgent"}}));
  CHECK(
      problems_of(json) ==
      std::vector<std::string>{"nothing-dead: \"masked\" is masked: wherever it holds, other rules "
                               "say as much or more."});
}

TEST_CASE("a rule that only adds its reason to another overlaps, which is worth knowing") {
  Json json = sound_knowledge();
  json["rules"].push_back(
      rule("twin", {{"all", Json::array({"red-flag", "frail"})}}, {{"urgency", "emergency"}}));
  CHECK(
      problems_of(json) ==
      std::vector<std::string>{"? nothing-dead: \"twin\" overlaps: wherever it holds, other rules "
                               "say the same, and only its reason is added."});
}

TEST_CASE("an unreachable rule is found") {
  Json json = sound_knowledge();
  json["rules"].push_back(
      rule("never", {{"all", Json::array({"frail", {{"not", "frail"}}})}}, {{"note", "A note."}}));
  CHECK(problems_of(json) ==
        std::vector<std::string>{
            "nothing-dead: \"never\" is unreachable: its condition can never hold."});
}

TEST_CASE("two rules that contradict each other are found", "[contradictory-advice]") {
  Json json = sound_knowledge();
  json["rules"].push_back(rule("warm-it", "other-flag",
                               {{"remedies", Json::array({"heat-pack"})}, {"note", "Be warm."}}));
  json["cases"].erase(3);
  const LoadedKnowledge owned = loaded(json);
  const Problem problem = problem_of(owned.knowledge, "nothing-dead");
  CHECK(
      problem.text ==
      "A contradiction: the rule \"warm-it\" recommends \"heat-pack\", but wherever it does, that "
      "is avoided or it is an emergency.");
  CHECK(answers_of(owned.knowledge, problem) == "other-flag=yes");
  REQUIRE(problem.places.size() == 2);
  CHECK(problem.places[0].name == "other");
  CHECK(problem.places[1].name == "warm-it");
}

TEST_CASE("what nobody uses is found: findings, causes, measures, levels, screens") {
  Json json = sound_knowledge();
  json["findings"].push_back({{"id", "idle"}, {"name", "idle"}, {"ask", "Idle?"}});
  json["screens"].push_back({{"id", "idle-screen"},
                             {"name", "idle"},
                             {"ask", "Idle?"},
                             {"findings", Json::array({"idle"})}});
  CHECK(problems_of(json) ==
        std::vector<std::string>{
            "nothing-dead: \"idle\" changes nothing that is shown, whatever the answer.",
            "stopping: \"idle-screen\" is never asked.", "stopping: \"idle\" is never asked."});
  json = sound_knowledge();
  rule_of(json, "tired")["then"].erase("further");
  json["cases"] = Json::array();
  CHECK(problems_of(json) ==
        std::vector<std::string>{"nothing-dead: \"swim\" is never shown: no rule recommends it, or "
                                 "it is always avoided then."});
  json = sound_knowledge();
  json["rules"].erase(3);
  json["cases"] = Json::array();
  CHECK(problems_of(json) ==
        std::vector<std::string>{"nothing-dead: \"routine\" is an urgency that never follows."});
}

TEST_CASE("an avoid that removes nothing is found") {
  Json json = sound_knowledge();
  rule_of(json, "flag")["then"]["avoid"] = Json::array({"heat"});
  rule_of(json, "flag")["if_unsure"] = Json::parse(R"({"urgency": "emergency"})");
  json["guarantees"][0]["unsure_at_least"] = "emergency";
  json["cases"].erase(2);
  CHECK(
      problems_of(json) ==
      std::vector<std::string>{"avoid: The rule \"flag\" avoids \"heat\", and nothing of it would "
                               "ever be shown then."});
}

TEST_CASE("warmth before the stretch is found") {
  Json json = sound_knowledge();
  std::swap(json["remedies"][0], json["remedies"][1]);
  const LoadedKnowledge owned = loaded(json);
  const Problem problem = problem_of(owned.knowledge, "order");
  CHECK(problem.text == "\"heat-pack\" stands before every stretch that is shown.");
  CHECK(answers_of(owned.knowledge, problem).empty());
}

TEST_CASE("massage before the stretch is found, and where nothing is compared, that is told") {
  Json json = sound_knowledge();
  json["remedies"][1]["kinds"] = Json::array({"massage"});
  rule_of(json, "other")["then"]["avoid"] = Json::array({"massage"});
  std::swap(json["remedies"][0], json["remedies"][1]);
  json["cases"] = Json::array();
  CHECK(
      problems_of(json) ==
      std::vector<std::string>{"order: \"heat-pack\" stands before every stretch that is shown."});
  json["remedies"][0]["kinds"] = Json::array({"rubbing"});
  rule_of(json, "other")["then"]["avoid"] = Json::array({"rubbing"});
  CHECK(problems_of(json) ==
        std::vector<std::string>{"? order: Nothing is compared: it takes remedies of the kind "
                                 "\"stretch\", and of \"heat\" or \"massage\"."});
}

TEST_CASE("a story without a source is found") {
  Json json = sound_knowledge();
  json["cases"][0]["story"] = "A story.";
  CHECK(problems_of(json) ==
        std::vector<std::string>{
            "sourced: The case \"nothing\" has a story, but no source for its urgency."});
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

TEST_CASE("what is asked at most and on the average is told") {
  const LoadedKnowledge owned = loaded(sound_knowledge());
  const Proof proof = check(owned.knowledge);
  CHECK(proof.properties[6].id == "stopping");
  // The second screen is asked unless the red flag is up, which it is in 5 of 100.
  CHECK(proof.properties[6].counts == "screens: 2 at most, 1.95 on the average");
}

TEST_CASE("an interview that stops too early is found, with the answers that it loses",
          "[stopped-too-early]") {
  const LoadedKnowledge owned = loaded(sound_knowledge());
  Prover prover(owned.knowledge);
  CHECK(judge_stopping(prover, prover.asking()).problems.empty());
  // As if the second flag were never asked.
  std::vector<Diagram> asked = prover.asking().asked;
  asked[number_of(owned.knowledge, "other-flag")] = never;
  const Asking hasty{asked, prover.asking().screen, never,
                     Consequences(prover.space(), owned.knowledge, asked)};
  const std::vector<Problem> problems = judge_stopping(prover, hasty).problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().text == "On 24 combinations the questions stop too early.");
  CHECK(answers_of(owned.knowledge, problems.front()) == "other-flag=yes");
  // As if something were still to ask at the end.
  const Asking open{prover.asking().asked, prover.asking().screen, always, prover.asking().at_end};
  CHECK(judge_stopping(prover, open).problems.size() == 1);
}

TEST_CASE("an interview that stops too early is found, also if only the urgency is lost",
          "[stopped-too-early]") {
  Json json = small_knowledge();
  json["rules"].push_back(rule("flag", "red-flag", {{"urgency", "urgent"}}));
  const LoadedKnowledge owned = loaded(json);
  Prover prover(owned.knowledge);
  std::vector<Diagram> asked = prover.asking().asked;
  asked[number_of(owned.knowledge, "red-flag")] = never;
  const Asking hasty{asked, prover.asking().screen, never,
                     Consequences(prover.space(), owned.knowledge, asked)};
  CHECK(judge_stopping(prover, hasty).problems.size() == 1);
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

TEST_CASE("a tip that is a stretch is not the stretch that comes first") {
  Json json = sound_knowledge();
  json["remedies"][0]["kinds"] = Json::array({"pulling"});
  json["tips"][0]["kinds"] = Json::array({"stretch"});
  const std::vector<std::string> problems = problems_of(json);
  CHECK(std::ranges::count_if(problems, [](const std::string& problem) {
          return problem.starts_with("? order: Nothing is compared");
        }) == 1);
}

TEST_CASE("a source that is used nowhere is found") {
  Json json = sound_knowledge();
  json["sources"].push_back({{"id", "paper"}, {"title", "A paper"}});
  const LoadedKnowledge owned = loaded(json);
  CHECK(problem_of(owned.knowledge, "sourced").text == "The source \"paper\" is used nowhere.");
}

TEST_CASE("a case that comes out otherwise is found, in each of its parts") {
  Json json = sound_knowledge();
  json["cases"] = Json::parse(R"([
    {"title": "a", "answers": {"frail": "yes"}, "expect": {"urgency": "urgent"}},
    {"title": "b", "answers": {"other-flag": "yes"}, "expect": {"urgency": "routine", "shows": ["heat-pack"], "notes": ["flag"]}},
    {"title": "c", "story": "A story.", "answers": {"other-flag": "yes"}, "expect": {"urgency": "routine"}, "sources": [{"source": "book"}]},
    {"title": "d", "story": "A story.", "answers": {"frail": "yes"}, "expect": {"urgency": "emergency"}, "sources": [{"source": "book"}]}
  ])");
  CHECK(problems_of(json) ==
        std::vector<std::string>{
            "cases: The case \"a\" comes out otherwise: routine instead of urgent.",
            "cases: The case \"b\" comes out otherwise: urgent instead of routine; does not show "
            "\"heat-pack\"; shows \"pull\"; lacks the note of \"flag\"; avoids \"heat\".",
            "cases: The case \"d\" comes out otherwise: routine instead of emergency."});
  const LoadedKnowledge owned = loaded(json);
  CHECK(check(owned.knowledge).properties[8].counts ==
        "cases: 4; urgency: 0 exact, 2 too low, 2 too high");
}

TEST_CASE("a case that contradicts itself is found") {
  Json json = sound_knowledge();
  json["screens"][1]["detail_of"] = "other-flag";
  json["cases"] = Json::array({Json::parse(
      R"({"title": "x", "answers": {"frail": "yes", "other-flag": "no"}, "expect": {"urgency": "self-care"}})")});
  const LoadedKnowledge owned = loaded(json);
  CHECK(problem_of(owned.knowledge, "cases").text ==
        "The case \"x\" contradicts itself: \"frail\" is yes, but \"other-flag\" is no.");
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
  CHECK(not_proved == std::vector<Text>{"guaranteed", "doubt", "nothing-dead", "stopping"});
  CHECK(mutate(owned.knowledge).is_too_large);
  CHECK(diff(owned.knowledge, loaded(sound_knowledge()).knowledge).is_too_large);
}

TEST_CASE("mutants that nobody notices are told, with answers that show the difference") {
  Json json = sound_knowledge();
  const auto survivors = [&] {
    const LoadedKnowledge owned = loaded(json);
    std::vector<std::string> lines;
    for (const Survivor& survivor : mutate(owned.knowledge).survivors)
      lines.push_back(fmt::format("{}: {}", survivor.place.name, survivor.change));
    return lines;
  };
  CHECK(survivors().empty());
  json["cases"].erase(2);  // nobody else looks at the note in doubt
  CHECK(survivors() == std::vector<std::string>{"flag: if_unsure: note removed"});
  const LoadedKnowledge owned = loaded(json);
  const Mutation mutation = mutate(owned.knowledge);
  CHECK(mutation.killed() + mutation.equivalent + 1 == mutation.mutants);
  CHECK(mutation.survivors.front().example.answer({0}) == Answer::unsure);
}

TEST_CASE("a mutant that only breaks what is advised before all is asked is killed by a property") {
  Json json = sound_knowledge();
  rule_of(json, "flag")["when"] = {
      {"any", Json::array({"red-flag", {{"all", Json::array({"red-flag", "frail"})}}})}};
  rule_of(json, "flag")["if_unsure"] = {{"urgency", "emergency"}};
  json["rules"].push_back(rule("flag-b", {{"all", Json::array({"red-flag", {{"not", "frail"}}})}},
                               {{"urgency", "emergency"}}, {{"urgency", "emergency"}}));
  json["cases"][2]["expect"] = {{"urgency", "emergency"}};
  json["guarantees"][0]["unsure_at_least"] = "emergency";
  CHECK(check(loaded(json).knowledge).holds());
  rule_of(json,
          "flag")["when"] = {{"any", Json::array({{{"all", Json::array({"red-flag", "frail"})}}})}};
  const LoadedKnowledge mutated = loaded(json);
  CHECK(problem_of(mutated.knowledge, "guaranteed").text.find("as long as the rest") !=
        std::string::npos);
  rule_of(json, "flag")["when"] = {
      {"any", Json::array({"red-flag", {{"all", Json::array({"red-flag", "frail"})}}})}};
  const LoadedKnowledge owned = loaded(json);
  std::size_t of_flag = 0;
  for_each_mutant(owned.knowledge, [&](const Mutant& mutant) {
    of_flag += mutant.place.name == "flag" && mutant.change == "when: red-flag dropped" ? 1U : 0U;
  });
  CHECK(of_flag == 2);
  CHECK(mutate(owned.knowledge).killed_by_properties > 0);
}

TEST_CASE("mutants are broken as they say") {
  Json json = sound_knowledge();
  json["rules"].insert(json["rules"].begin(),
                       rule("first", {{"all", Json::array({"frail", {{"not", "red-flag"}}})}},
                            {{"tips", Json::array({"rest"})}}));
  json["rules"].push_back(
      rule("one", {{"all", Json::array({"other-flag"})}}, {{"tips", Json::array({"rest"})}}));
  const LoadedKnowledge owned = loaded(json);
  std::vector<std::string> lines;
  for_each_mutant(owned.knowledge, [&](const Mutant& mutant) {
    if (!mutant.change.starts_with("when:")) return;
    const Writer writer(owned.knowledge);
    if (mutant.place.name == "first" || mutant.place.name == "one")
      lines.push_back(fmt::format("{} {}", mutant.change, writer.write(mutant.rule.when).dump()));
    if (mutant.place.name == "strain")
      lines.push_back(fmt::format("{} {}", mutant.change, writer.write(mutant.cause.when).dump()));
  });
  CHECK(lines == std::vector<std::string>{
                     R"(when: any for all {"any":["frail",{"not":"red-flag"}]})",
                     R"(when: frail dropped {"all":[{"not":"red-flag"}]})",
                     R"(when: part 2 dropped {"all":["frail"]})",
                     R"(when: other-flag for frail {"all":["other-flag",{"not":"red-flag"}]})",
                     R"(when: not removed {"all":["frail","red-flag"]})",
                     R"(when: other-flag for red-flag {"all":["frail",{"not":"other-flag"}]})",
                     R"(when: red-flag for other-flag {"all":["red-flag"]})",
                     R"(when: frail for other-flag {"all":["frail"]})",
                     R"(when: other-flag for frail "other-flag")", R"(when: dropped null)"});
}

TEST_CASE("an urgency that nobody looks at is told, and what is only worth knowing kills nothing") {
  Json json = sound_knowledge();
  json["cases"].erase(6);
  const LoadedKnowledge owned = loaded(json);
  const Mutation mutation = mutate(owned.knowledge);
  REQUIRE(mutation.survivors.size() == 1);
  CHECK(mutation.survivors[0].change == "if_unsure: urgency self-care for routine");
}

TEST_CASE("a fault that was there before kills no mutant, and hides none that is killed") {
  Json json = sound_knowledge();
  json["cases"] = Json::array();
  const std::size_t killed = mutate(loaded(json).knowledge).killed_by_properties;
  CHECK(killed > 0);
  json["sources"].push_back({{"id", "paper"}, {"title", "A paper"}});
  CHECK(mutate(loaded(json).knowledge).killed_by_properties == killed);
}

TEST_CASE("a case that shows a mutant notices it, be it of a rule or of a cause") {
  Json json = sound_knowledge();
  json["guarantees"] = Json::array();
  const LoadedKnowledge owned = loaded(json);
  const Mutation mutation = mutate(owned.knowledge);
  CHECK(mutation.mutants > 20);
  CHECK(mutation.killed_by_cases == mutation.mutants);
}

TEST_CASE("of a file with too many conditions no mutants are made") {
  Json json = sound_knowledge();  // its rules have four parts, its cause one
  json["rules"].push_back(
      rule("long", {{"any", std::vector<std::string>(4'995, "frail")}}, {{"note", "N."}}));
  CHECK(mutate(loaded(json).knowledge).is_too_large);
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
                                          "rules: 5, findings: 3, causes and measures: 5",
                                          "avoids: 1",
                                          "remedies for warmth and massage: 1",
                                          "screens: 2 at most, 1.95 on the average",
                                          "sources: 1, cited 12 times",
                                          "cases: 8; urgency: 8 exact, 0 too low, 0 too high"};
  Json json = sound_knowledge();
  CHECK(counts(json) == expected);
  for (std::size_t i = 0; i < 4; ++i) {
    std::rotate(json["rules"].begin(), json["rules"].begin() + 1, json["rules"].end());
    CHECK(counts(json) == expected);
  }
  json = sound_knowledge();
  json["causes"][0].erase("when");
  json["rules"].erase(3);
  CHECK(counts(json)[6].starts_with("screens: 1 at most"));
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

TEST_CASE("an urgency that is only asked for in doubt, and that no guarantee demands, is found") {
  Json json = sound_knowledge();
  json["guarantees"][0]["unsure_at_least"] = "routine";
  CHECK(
      problems_of(json) ==
      std::vector<std::string>{"guaranteed: The rule \"flag\" asks for urgent when not sure, where "
                               "no guarantee demands it. Write one with its condition and "
                               "\"unsure_at_least\": \"urgent\"."});
}

TEST_CASE("that nobody is left to self-care is found, with its place in the file") {
  Json json = sound_knowledge();
  json["rules"].push_back(rule("all", {{"any", Json::array({"frail", {{"not", "frail"}}})}},
                               {{"urgency", "routine"}, {"note", "N."}}, {{"urgency", "routine"}}));
  json["cases"] = Json::array();
  const LoadedKnowledge owned = loaded(json);
  const Problem problem = problem_of(owned.knowledge, "nothing-dead");
  CHECK(problem.text == "\"self-care\" is an urgency that never follows.");
  CHECK(problem.places[0].index == 3);
}

TEST_CASE("each kind of mutant is made") {
  Json json = sound_knowledge();
  json["cases"] = Json::array();
  json["guarantees"] = Json::array();
  json["rules"].push_back(rule("many", {{"all", Json::array({"frail", {{"not", "red-flag"}}})}},
                               {{"urgency", "routine"},
                                {"tips", Json::array({"rest"})},
                                {"avoid", Json::array({"pull"})},
                                {"note", "N."}},
                               {{"remedies", Json::array({"pull"})}}));
  const LoadedKnowledge owned = loaded(json);
  std::vector<std::string> changes;
  for_each_mutant(owned.knowledge, [&](const Mutant& mutant) {
    if (mutant.place.name == "many") changes.push_back(mutant.change);
  });
  CHECK(changes ==
        std::vector<std::string>{
            "when: any for all", "when: frail dropped", "when: part 2 dropped",
            "when: other-flag for frail", "when: not removed", "when: other-flag for red-flag",
            "then: urgency self-care for routine", "then: urgency urgent for routine",
            "then: note removed", "then: rest removed", "then: pull removed",
            "if_unsure: urgency routine for self-care", "if_unsure: pull removed", "dropped"});
}
