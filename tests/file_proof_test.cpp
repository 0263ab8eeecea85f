// What is proved of the file: nothing dead, the interview stops in time, sources, cases.

#include "proof/prover.hpp"
#include "support/problems.hpp"
#include "support/random_knowledge.hpp"

using namespace legcramp;
using namespace legcramp::testing;

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
  json["tips"].push_back(json["tips"][0]);
  json["tips"][1]["id"] = "idle-tip";
  CHECK(problems_of(json) ==
        std::vector<std::string>{"nothing-dead: \"idle-tip\" is never shown: no rule recommends "
                                 "it, or it is always avoided then."});
  json = sound_knowledge();
  json["rules"].erase(3);
  json["cases"] = Json::array();
  CHECK(problems_of(json) ==
        std::vector<std::string>{"nothing-dead: \"routine\" is an urgency that never follows."});
}

TEST_CASE("a story without a source is found") {
  Json json = sound_knowledge();
  json["cases"][0]["story"] = "A story.";
  CHECK(problems_of(json) ==
        std::vector<std::string>{
            "sourced: The case \"nothing\" has a story, but no source for its urgency."});
}

TEST_CASE("what is asked at most and on the average is told") {
  const LoadedKnowledge owned = loaded(sound_knowledge());
  const Proof proof = check(owned.knowledge);
  CHECK(proof.properties[7].id == "stopping");
  // The second screen is asked unless the red flag is up, which it is in 5 of 100.
  CHECK(proof.properties[7].counts == "screens: 2 at most, 1.95 on the average");
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
  CHECK(check(owned.knowledge).properties[9].counts ==
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
