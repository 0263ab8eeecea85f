// What is proved of the advice: no gap, guarantees, doubt, avoids, the order.

#include "support/problems.hpp"

using namespace legcramp;
using namespace legcramp::testing;

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
        "The guarantee demands emergency, but the rules give routine: It may be bad. A rule with "
        "its condition must say \"then\": { \"urgency\": \"emergency\" }.");
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
        "asked: It may be bad. A rule with its condition must say \"then\": { \"urgency\": "
        "\"emergency\" }.");
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
  CHECK(problem.text ==
        "The guarantee demands urgent, but the rules give self-care: It may be bad. Write "
        "\"if_unsure\": { \"urgency\": \"urgent\" } into the rule \"flag\".");

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
  CHECK(
      problems_of(json) ==
      std::vector<std::string>{
          "guaranteed: The rule \"other\" asks for urgent, where no guarantee demands it. Write "
          "one with its condition, \"at_least\": \"urgent\" and \"unsure_at_least\": \"urgent\"."});
  json["guarantees"].push_back(guarantee(
      {{"all", Json::array({"other-flag", {{"not", "other-flag"}}})}}, "urgent", "urgent"));
  CHECK(problems_of(json).front() == "guaranteed: The guarantee can never apply.");
}

TEST_CASE("not sure of an emergency is urgent, whatever the guarantees demand",
          "[doubt-taken-as-no]") {
  const std::string problem =
      "doubt: The rule \"flag\" asks for emergency, but not sure of it gives self-care. Write "
      "\"if_unsure\": { \"urgency\": \"urgent\" } into the rule, and \"unsure_at_least\": "
      "\"urgent\" into its guarantee.";
  Json json = sound_knowledge();
  rule_of(json, "flag").erase("if_unsure");
  json["guarantees"][0].erase("unsure_at_least");
  json["cases"].erase(2);
  CHECK(
      problems_of(json) ==
      std::vector<std::string>{problem, "? doubt: \"red-flag\": not sure weighs as little as no."});
  const LoadedKnowledge owned = loaded(json);
  CHECK(answers_of(owned.knowledge, problem_of(owned.knowledge, "doubt")) == "red-flag=unsure");
  // Another rule may give it.
  json["rules"].push_back(
      rule("doubtful", "red-flag", {{"urgency", "urgent"}}, {{"urgency", "urgent"}}));
  for (const std::string& other : problems_of(json)) CHECK_FALSE(other.starts_with("doubt: "));
  // Routine is too little.
  json = sound_knowledge();
  rule_of(json, "flag")["if_unsure"]["urgency"] = "routine";
  json["guarantees"][0]["unsure_at_least"] = "routine";
  json["cases"].erase(2);
  CHECK(problems_of(json).front().starts_with(
      "doubt: The rule \"flag\" asks for emergency, but not sure of it gives routine."));
}

TEST_CASE("not sure of one part of an emergency is urgent, too", "[doubt-taken-as-no]") {
  Json json = sound_knowledge();
  json["rules"].push_back(
      rule("both", {{"all", Json::array({"frail", "other-flag"})}}, {{"urgency", "emergency"}}));
  const LoadedKnowledge owned = loaded(json);
  // The other flag is urgent by itself, also in doubt; so only certain frailty leaves it open.
  for (const Property& property : check(owned.knowledge).properties)
    if (property.id == "doubt") CHECK(property.verdict != Verdict::failed);
  rule_of(json, "other").erase("if_unsure");
  json["guarantees"][1].erase("unsure_at_least");
  const LoadedKnowledge open = loaded(json);
  const Problem problem = problem_of(open.knowledge, "doubt");
  CHECK(problem.text.starts_with(
      "The rule \"both\" asks for emergency, but not sure of it gives routine."));
  CHECK(answers_of(open.knowledge, problem) == "other-flag=unsure frail=yes");
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

TEST_CASE("the first rule of a file is proved like the others") {
  Json json = sound_knowledge();
  std::rotate(json["rules"].begin(), json["rules"].begin() + 1, json["rules"].end());
  CHECK(problems_of(json).empty());
  rule_of(json, "flag")["then"]["urgency"] = "urgent";
  rule_of(json, "flag")["if_unsure"]["urgency"] = "routine";
  const LoadedKnowledge owned = loaded(json);
  const Problem problem = problem_of(owned.knowledge, "guaranteed");
  CHECK(
      problem.text ==
      "The guarantee demands emergency, but the rules give urgent: It may be bad. A rule with its "
      "condition must say \"then\": { \"urgency\": \"emergency\" }.");
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

TEST_CASE("a tip that is a stretch is not the stretch that comes first") {
  Json json = sound_knowledge();
  json["remedies"][0]["kinds"] = Json::array({"pulling"});
  json["tips"][0]["kinds"] = Json::array({"stretch"});
  const std::vector<std::string> problems = problems_of(json);
  CHECK(std::ranges::count_if(problems, [](const std::string& problem) {
          return problem.starts_with("? order: Nothing is compared");
        }) == 1);
}

TEST_CASE("a tip for warmth is not a remedy to compare") {
  Json json = sound_knowledge();
  json["tips"][0]["kinds"] = Json::array({"heat"});
  for (const Property& property : check(loaded(json).knowledge).properties)
    if (property.id == "order") CHECK(property.counts == "remedies for warmth and massage: 1");
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
