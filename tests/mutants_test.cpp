#include "legcramp/mutants.hpp"

#include <algorithm>

#include "knowledge/writer.hpp"
#include "proof/mutants.hpp"
#include "support/problems.hpp"

using namespace legcramp;
using namespace legcramp::testing;

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

TEST_CASE("a case notices what holds where it did not, be it a rule or a cause") {
  Json json = sound_knowledge();
  json["rules"] = Json::array({json["rules"][0], json["rules"][1]});  // everyone, and red-flag
  json["cases"] = Json::array({json["cases"][3]});                    // other-flag
  json["cases"][0]["expect"] = {{"urgency", "self-care"}};
  const LoadedKnowledge owned = loaded(json);
  std::vector<std::string> wrong;
  for_each_mutant(owned.knowledge, [&](const Mutant& mutant) {
    if (mutant.change.starts_with("when: other-flag for"))
      wrong.push_back(fmt::format("{}: {}", mutant.place.name, mutant.change));
  });
  CHECK(wrong == std::vector<std::string>{"flag: when: other-flag for red-flag",
                                          "strain: when: other-flag for frail"});
  CHECK(mutate(owned.knowledge).killed_by_cases == wrong.size());
}

TEST_CASE("of a file with too many conditions no mutants are made") {
  Json json = sound_knowledge();  // its rules have four parts, its cause one
  json["rules"].push_back(
      rule("long", {{"any", std::vector<std::string>(4'995, "frail")}}, {{"note", "N."}}));
  CHECK(mutate(loaded(json).knowledge).is_too_large);
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
