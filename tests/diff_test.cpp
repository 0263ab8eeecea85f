#include "legcramp/diff.hpp"

#include <fmt/format.h>

#include <set>

#include "legcramp/interview.hpp"
#include "support/random_knowledge.hpp"
#include "support/sheets.hpp"
#include "support/sound_knowledge.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

/// A statement in a line: "lowered urgent>routine: red-flag=yes|unsure & frail=yes (4 of 9)".
std::string line_of(const Statement& statement) {
  std::string line(name_of(statement.is));
  if (statement.is != Statement::Is::advice)
    line += fmt::format(" {}>{}", name_of(statement.before), name_of(statement.after));
  for (const std::string& thing : statement.lost) line += " -" + thing;
  for (const std::string& thing : statement.gained) line += " +" + thing;
  for (const std::string& thing : statement.changed) line += " ~" + thing;
  line += ":";
  for (const auto& group : statement.people) {
    if (&group != &statement.people.front()) line += " &";
    for (const Circumstance& one : group) {
      line += fmt::format("{}{}", &one == &group.front() ? " " : " or ", one.id.text);
      if (one.may_be_yes) line += one.is_cause ? "=named" : "=yes";
      if (one.may_be_unsure) line += "=unsure";
    }
  }
  return line + fmt::format(" ({} of {})", statement.combinations, statement.with_these_answers);
}

std::vector<std::string> statements(const Json& before, const Json& after) {
  const LoadedKnowledge owned_before = loaded(before);
  const LoadedKnowledge owned_after = loaded(after);
  std::vector<std::string> lines;
  for (const Statement& statement : diff(owned_before.knowledge, owned_after.knowledge).statements)
    lines.push_back(line_of(statement));
  return lines;
}

std::vector<std::string> changes(const Json& before, const Json& after) {
  const LoadedKnowledge owned_before = loaded(before);
  const LoadedKnowledge owned_after = loaded(after);
  std::vector<std::string> lines;
  for (const Change& change : diff(owned_before.knowledge, owned_after.knowledge).changes)
    lines.push_back(fmt::format("{}/{}/{}: {} -> {}", change.list, change.name, change.key,
                                change.before, change.after));
  return lines;
}

/// A combination of answers, which may contradict itself in one of two files.
struct Combination {
  std::vector<Answer> answers;
  std::vector<bool> named;

  [[nodiscard]] bool is_consistent(const Knowledge& knowledge) const {
    Sheet sheet(knowledge);
    for (Index i = 0; i < answers.size(); ++i)
      if (sheet.give({i}, answers[i])) return false;
    return true;
  }
  [[nodiscard]] bool is_named(const Knowledge& knowledge, Index cause) const {
    return named[cause - knowledge.first(Kind::cause)];
  }
  [[nodiscard]] Assessment assessment(const Knowledge& knowledge) const {
    Sheet sheet = sheet_with(knowledge, answers);
    for (Index i = 0; i < named.size(); ++i)
      if (named[i]) sheet.name({knowledge.first(Kind::cause) + i});
    return assess(knowledge, sheet);
  }
};

bool fits(const Knowledge& knowledge, const Statement& statement, const Combination& combination) {
  return std::ranges::all_of(statement.people, [&](const std::vector<Circumstance>& group) {
    return std::ranges::any_of(group, [&](const Circumstance& one) {
      const Index thing = number_of(knowledge, one.id.text);
      if (one.is_cause) return combination.is_named(knowledge, thing);
      const Answer answer = combination.answers[thing];
      return (one.may_be_yes && answer == Answer::yes) ||
             (one.may_be_unsure && answer == Answer::unsure);
    });
  });
}

/// What is shown below an emergency, by the names that statements use; a note with its text.
std::set<std::string> shown_on(const Knowledge& knowledge, const Assessment& assessment) {
  std::set<std::string> names;
  for (const auto* lines :
       {&assessment.causes, &assessment.remedies, &assessment.tips, &assessment.further})
    for (const Line& line : *lines) names.emplace(knowledge.id_of(line.thing).text);
  for (const Line& line : assessment.avoid)
    names.insert(fmt::format("the advice to avoid {}", knowledge.id_of(line.thing).text));
  for (const Note& note : assessment.notes)
    names.insert(fmt::format("the note of {}", note.why.rule->id.text));
  return names;
}

/// What a statement says of this sheet is so.
bool happened(const Statement& statement, const Assessment& before, const Assessment& after,
              const std::set<std::string>& shown_before, const std::set<std::string>& shown_after) {
  if (statement.is == Statement::Is::urgency_lowered)
    return before.at_least == statement.before && after.at_least < before.at_least;
  if (statement.is == Statement::Is::urgency_raised)
    return after.at_least == statement.after && before.at_least < after.at_least;
  if (std::max(before.at_least, after.at_least) == Urgency::emergency) return false;
  const auto lost = [&](const std::string& name) {
    return shown_before.contains(name) && !shown_after.contains(name);
  };
  const auto gained = [&](const std::string& name) {
    return !shown_before.contains(name) && shown_after.contains(name);
  };
  return std::ranges::all_of(statement.lost, lost) && std::ranges::all_of(statement.gained, gained);
}

}  // namespace

TEST_CASE("the same file has no difference") {
  const LoadedKnowledge owned = loaded(sound_knowledge());
  CHECK(diff(owned.knowledge, owned.knowledge).is_none());
}

TEST_CASE("lowered urgency comes first, yes and unsure are one statement") {
  Json after = sound_knowledge();
  for (const char* conclusion : {"then", "if_unsure"})
    rule_of(after, "other")[conclusion]["urgency"] = "routine";
  rule_of(after, "weak")["then"]["urgency"] = "urgent";
  CHECK(statements(sound_knowledge(), after) ==
        std::vector<std::string>{"urgency-lowered urgent>routine: other-flag=yes=unsure (8 of 36)",
                                 "urgency-raised routine>urgent: frail=yes (2 of 18)"});
}

TEST_CASE("who answers yes to the very first question is told") {
  Json after = sound_knowledge();
  rule_of(after, "flag")["then"]["urgency"] = "urgent";
  CHECK(statements(sound_knowledge(), after) ==
        std::vector<std::string>{"urgency-lowered emergency>urgent: red-flag=yes (18 of 18)"});
}

TEST_CASE("how far an urgency falls at the least and at the most is told") {
  Json before = sound_knowledge();
  before["cases"] = Json::array();
  Json after = before;
  after["rules"].erase(1);  // that of the red flag; the others still ask for less
  const LoadedKnowledge owned_before = loaded(before);
  const LoadedKnowledge owned_after = loaded(after);
  const Difference difference = diff(owned_before.knowledge, owned_after.knowledge);
  const Statement& statement = difference.statements.front();
  CHECK(statement.before == Urgency::emergency);
  CHECK(statement.after == Urgency::self_care);
  CHECK(statement.least == Urgency::self_care);
  CHECK(statement.most == Urgency::urgent);
}

TEST_CASE("people are told in the fewest statements: one of these and one of those") {
  Json after = sound_knowledge();
  rule_of(after, "weak")["when"] = {
      {"any", Json::array({"frail", {{"all", Json::array({"strain", "other-flag"})}}})}};
  rule_of(after, "weak")["then"]["note"] = "A note.";
  CHECK(
      statements(sound_knowledge(), after) ==
      std::vector<std::string>{"advice +the note of weak: frail=yes (12 of 18)",
                               "advice +the note of weak: other-flag=yes & strain=named (6 of 9)"});
  rule_of(after, "weak")["when"] = "frail";
  rule_of(after, "weak")["then"].erase("note");
  rule_of(after, "tired")["when"] = {
      {"all", Json::array({{{"any", Json::array({"frail", "strain"})}},
                           {{"any", Json::array({"red-flag", "other-flag"})}}})}};
  CHECK(statements(after, sound_knowledge()) ==
        std::vector<std::string>{"advice +rest +swim: frail=yes or strain=named (16 of 36)"});
}

TEST_CASE("what came, went or was renamed is told by its id", "[old-advice]") {
  Json after = sound_knowledge();
  after["further"][0]["id"] = "float";
  rule_of(after, "tired")["then"]["further"] = Json::array({"float"});
  after["cases"] = Json::array();
  Json before = sound_knowledge();
  before["cases"] = Json::array();
  CHECK(statements(before, after) ==
        std::vector<std::string>{"advice -swim +float: frail=yes or strain=named (24 of 36)"});
  const auto lines = changes(before, after);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].starts_with("further/float/:  -> {\"id\":\"float\""));
  CHECK(lines[1].starts_with("further/swim/: {\"id\":\"swim\""));
  CHECK(lines[2].starts_with("rules/tired/then: {\"tips\":[\"rest\"],\"further\":[\"swim\"]} -> "));
}

TEST_CASE("an id that is of another kind in the other file is another thing") {
  Json before = sound_knowledge();
  before["tips"].push_back(before["tips"][0]);
  before["tips"][1]["id"] = "flag-note";
  Json after = sound_knowledge();
  after["rules"].push_back(rule("flag-note", "frail", {{"note", "A note."}}));
  CHECK(statements(before, after) ==
        std::vector<std::string>{"advice +the note of flag-note: frail=yes (12 of 18)"});
  // A finding in one, a cause in the other: unsure must not be lost.
  before = sound_knowledge();
  before["findings"].push_back({{"id", "odd"}, {"name", "odd"}, {"ask", "Odd?"}});
  before["screens"].push_back(
      {{"id", "odd-screen"}, {"name", "odd"}, {"ask", "Odd?"}, {"findings", Json::array({"odd"})}});
  before["rules"].push_back(rule("on-odd", "odd", Json::object(), {{"note", "A note."}}));
  after = sound_knowledge();
  after["causes"].push_back(after["causes"][0]);
  after["causes"][1]["id"] = "odd";
  after["causes"][1].erase("when");
  CHECK(statements(before, after) ==
        std::vector<std::string>{"advice +odd: odd=named (108 of 162)",
                                 "advice -the note of on-odd: odd=unsure (72 of 108)"});
}

TEST_CASE("whom a new detail_of silences is told") {
  Json before = sound_knowledge();
  std::swap(before["screens"][0], before["screens"][1]);
  Json after = before;
  after["screens"][1]["detail_of"] = "frail";
  const auto lines = statements(before, after);
  REQUIRE(lines.size() >= 2);
  CHECK(lines[0] == "urgency-lowered emergency>self-care: red-flag=yes (6 of 18)");
}

TEST_CASE("notes are compared by their words") {
  Json before = sound_knowledge();
  rule_of(before, "weak")["then"]["note"] = "See a doctor.";
  rule_of(before, "weak")["if_unsure"]["note"] = "No need of a doctor.";
  Json after = before;
  std::swap(rule_of(after, "weak")["then"]["note"], rule_of(after, "weak")["if_unsure"]["note"]);
  CHECK(statements(before, after) ==
        std::vector<std::string>{"advice ~the note of weak: frail=yes=unsure (24 of 36)"});
  // The same words, said by the other part: nobody reads anything else.
  rule_of(before, "weak")["then"].erase("note");
  after = before;
  rule_of(after, "weak")["then"]["note"] = "No need of a doctor.";
  CHECK(statements(before, after) ==
        std::vector<std::string>{"advice +the note of weak: frail=yes (12 of 18)"});
}

TEST_CASE("changed texts, sources and orders are told, also where nobody is advised otherwise") {
  Json after = sound_knowledge();
  after["tips"][0]["text"] = "Rest less.";
  after["sources"][0]["year"] = 2020;
  after["title"] = "Other";
  after["lookup"]["common"].push_back("a");
  std::swap(after["remedies"][0], after["remedies"][1]);
  CHECK(statements(sound_knowledge(), after).empty());
  CHECK(changes(sound_knowledge(), after) ==
        std::vector<std::string>{
            "//title: \"Small\" -> \"Other\"", "lookup//common: [\"the\"] -> [\"the\",\"a\"]",
            "sources/book/year:  -> 2020", "remedies//order: pull, heat-pack -> heat-pack, pull",
            "tips/rest/text: \"Rest more.\" -> \"Rest less.\""});
}

TEST_CASE("a file with its signs in one text is compared with one that lists them") {
  Json before = sound_knowledge();
  before["help"][0]["signs"] = "A red flag?";
  CHECK(statements(before, sound_knowledge()).empty());
  CHECK(changes(before, sound_knowledge()) ==
        std::vector<std::string>{"help/emergency/signs: \"A red flag?\" -> "
                                 "[{\"text\":\"a red flag\",\"when\":\"red-flag\"}]"});
}

TEST_CASE("a finding goes without saying where one of its details is named") {
  Json before = sound_knowledge();
  before["screens"][1]["detail_of"] = "other-flag";
  Json after = before;
  rule_of(after, "weak")["then"]["note"] = "A note.";
  CHECK(statements(before, after) ==
        std::vector<std::string>{"advice +the note of weak: frail=yes (8 of 12)"});
}

TEST_CASE("a finding does not go without saying where something else would do as well") {
  Json before = sound_knowledge();
  before["findings"].push_back({{"id", "detail"}, {"name", "detail"}, {"ask", "Detail?"}});
  before["screens"].push_back({{"id", "details"},
                               {"name", "details"},
                               {"ask", "Detail?"},
                               {"detail_of", "frail"},
                               {"findings", Json::array({"detail"})}});
  Json after = before;
  after["rules"].push_back(
      rule("r", {{"all", Json::array({"frail", {{"any", Json::array({"detail", "other-flag"})}}})}},
           {{"note", "A note."}}, {{"note", "A note."}}));
  CHECK(statements(before, after) ==
        std::vector<std::string>{"advice +the note of r: other-flag=yes=unsure or "
                                 "detail=yes=unsure & frail=yes=unsure (64 of 96)"});
}

TEST_CASE("every change on every sheet is told, and counted right") {
  std::size_t told = 0;
  for (int round = 0; round < 60; ++round) {
    INFO("round " << round);
    RandomKnowledge random(static_cast<unsigned>(3000 + round));
    const Json json = random.make(4, 5);
    Json other = json;
    const auto rule = static_cast<std::size_t>(1 + random.below(4));
    if (random.chance(50)) {
      Json& screen = other["screens"][other["screens"].size() - 1];
      if (screen.contains("detail_of")) screen.erase("detail_of");
      else if (other["screens"].size() > 1) screen["detail_of"] = other["findings"][0]["id"];
    }
    other["rules"][rule] =
        RandomKnowledge(static_cast<unsigned>(4000 + round)).make(4, 5)["rules"][rule];
    const LoadedKnowledge before = loaded(json);
    const LoadedKnowledge after = loaded(other);
    const Difference difference = diff(before.knowledge, after.knowledge);
    std::vector<std::size_t> changed(difference.statements.size(), 0);
    std::vector<std::size_t> fitting(difference.statements.size(), 0);
    for_each_combination(before.knowledge, [&](const auto& answers, const auto& named) {
      const Combination combination{answers, named};
      if (!combination.is_consistent(before.knowledge) &&
          !combination.is_consistent(after.knowledge))
        return;
      const Assessment was = combination.assessment(before.knowledge);
      const Assessment is = combination.assessment(after.knowledge);
      const auto shown_before = shown_on(before.knowledge, was);
      const auto shown_after = shown_on(after.knowledge, is);
      bool urgency_told = was.at_least == is.at_least;
      std::set<std::string> things_told;
      for (std::size_t i = 0; i < difference.statements.size(); ++i) {
        const Statement& statement = difference.statements[i];
        if (!fits(before.knowledge, statement, combination)) continue;
        ++fitting[i];
        if (!happened(statement, was, is, shown_before, shown_after)) continue;
        if (!statement.changed.empty()) continue;
        ++changed[i];
        urgency_told = urgency_told || statement.is != Statement::Is::advice;
        things_told.insert(statement.lost.begin(), statement.lost.end());
        things_told.insert(statement.gained.begin(), statement.gained.end());
      }
      REQUIRE(urgency_told);
      if (std::max(was.at_least, is.at_least) == Urgency::emergency) return;
      for (const std::string& name : shown_before)
        if (!shown_after.contains(name)) REQUIRE(things_told.contains(name));
      for (const std::string& name : shown_after)
        if (!shown_before.contains(name)) REQUIRE(things_told.contains(name));
    });
    for (std::size_t i = 0; i < difference.statements.size(); ++i) {
      INFO(line_of(difference.statements[i]));
      CHECK(difference.statements[i].with_these_answers == std::to_string(fitting[i]));
      if (difference.statements[i].changed.empty())
        CHECK(difference.statements[i].combinations == std::to_string(changed[i]));
    }
    told += difference.statements.size();
  }
  CHECK(told > 100);
}

TEST_CASE("too many kinds of people are counted, not listed") {
  // Any two of forty findings: 780 pairs, each with yes and unsure.
  Json before = sound_knowledge();
  const auto id = [](int i) { return fmt::format("sign-{}", i); };
  for (int i = 0; i < 40; ++i) {
    before["findings"].push_back({{"id", id(i)}, {"name", "A sign."}, {"ask", "Is it so?"}});
    before["screens"].push_back({{"id", id(i) + "-screen"},
                                 {"name", "A sign."},
                                 {"ask", "Is it so?"},
                                 {"findings", Json::array({id(i)})}});
  }
  Json after = before;
  Json pairs = Json::array();
  for (int i = 0; i < 40; ++i)
    for (int j = 0; j < i; j += 1 + i % 3) pairs.push_back({{"all", Json::array({id(i), id(j)})}});
  after["rules"].push_back(rule("pairs", {{"any", pairs}}, {{"note", "Two signs."}}));
  const LoadedKnowledge owned_before = loaded(before);
  const LoadedKnowledge owned_after = loaded(after);
  const Difference difference = diff(owned_before.knowledge, owned_after.knowledge);
  REQUIRE(difference.statements.size() == 1);
  CHECK(difference.statements.front().is_for_many);
  CHECK(difference.statements.front().people.empty());
  CHECK(difference.statements.front().gained == std::vector<std::string>{"the note of pairs"});
  after["rules"].back()["then"] = {{"urgency", "urgent"}};
  const LoadedKnowledge owned_urgent = loaded(after);
  const Difference lowered = diff(owned_urgent.knowledge, owned_before.knowledge);
  REQUIRE(lowered.statements.size() == 1);
  CHECK(lowered.statements.front().is_for_many);
  CHECK(lowered.statements.front().before == Urgency::urgent);
  CHECK(lowered.statements.front().after == Urgency::self_care);
}
