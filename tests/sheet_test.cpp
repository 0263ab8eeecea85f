// A sheet of answers, which never contradicts itself.

#include "legcramp/sheet.hpp"

#include "legcramp/builtin.hpp"
#include "legcramp/interview.hpp"
#include "support/random_knowledge.hpp"
#include "support/sheets.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

/// Knowledge in which a detail has a detail, numbered against the order of parents: `red-flag` is
/// one of `other-flag`, and that is one of `frail`.
Json with_details() {
  Json json = small_knowledge();
  const auto screen = [](const char* finding) {
    return Json{{"id", std::string(finding) + "-screen"},
                {"name", "a screen"},
                {"ask", "Any?"},
                {"findings", Json::array({finding})}};
  };
  json["screens"] = Json::array({screen("frail"), screen("other-flag"), screen("red-flag")});
  json["screens"][1]["detail_of"] = "frail";
  json["screens"][2]["detail_of"] = "other-flag";
  return json;
}
constexpr FindingRef detail_of_detail{0};
constexpr FindingRef detail{1};
constexpr FindingRef parent{2};

/// What follows from answers, as the rule says it.
Answer answer_by_rule(const Knowledge& knowledge, const Sheet& sheet, FindingRef finding) {
  if (sheet.given(finding) != Answer::unasked) return sheet.given(finding);
  Answer strongest = Answer::no;
  for (Index i = 0; i < knowledge.findings.size(); ++i)
    if (knowledge.parents[i] == finding)
      strongest = std::max(strongest, answer_by_rule(knowledge, sheet, {i}));
  if (strongest > Answer::no) return strongest;
  for (auto one = knowledge.parents[finding.index]; one; one = knowledge.parents[one->index])
    if (sheet.given(*one) == Answer::no) return Answer::no;
  return Answer::unasked;
}

std::string file_of(const std::vector<std::pair<Text, Answer>>& answers) {
  Json json{{"format_version", "1.0"}, {"answers", Json::object()}};
  for (const auto& [id, answer] : answers) json["answers"][std::string(id)] = name_of(answer);
  return json.dump();
}

/// "LINE:COLUMN pointer: message" of each fault.
std::vector<std::string> faults_in(std::string_view text, const Knowledge& knowledge) {
  std::vector<std::string> lines;
  if (const auto sheet = load_sheet(text, knowledge); !sheet)
    for (const Fault& fault : sheet.error())
      lines.push_back(
          fmt::format("{}:{} {}: {}", fault.line, fault.column, fault.pointer, fault.message));
  return lines;
}

}  // namespace

TEST_CASE("a detail is no if its parent is, and answers its parent if it is not") {
  const LoadedKnowledge owned = loaded(with_details());
  Sheet no(owned.knowledge);
  give(no, parent, Answer::no);
  CHECK(no.answer(detail) == Answer::no);
  CHECK(no.answer(detail_of_detail) == Answer::no);
  CHECK(no.given(detail) == Answer::unasked);
  CHECK(no.is_complete());
  Sheet yes(owned.knowledge);
  give(yes, detail_of_detail, Answer::yes);
  CHECK(yes.answer(detail) == Answer::yes);
  CHECK(yes.answer(parent) == Answer::yes);
  CHECK(yes.given(parent) == Answer::unasked);
  give(yes, detail, Answer::unsure);
  CHECK(yes.answer(parent) == Answer::unsure);
  Sheet denied(owned.knowledge);
  give(denied, detail_of_detail, Answer::no);
  CHECK(denied.answer(parent) == Answer::unasked);
  CHECK_FALSE(denied.is_complete());
}

TEST_CASE("an answer that contradicts a parent or a detail is refused, and changes nothing",
          "[answers-read-differently]") {
  const LoadedKnowledge owned = loaded(with_details());
  for (const Answer answer : {Answer::unsure, Answer::yes}) {
    for (const FindingRef one : {detail, detail_of_detail}) {
      Sheet sheet(owned.knowledge);
      give(sheet, parent, Answer::no);
      const Sheet before = sheet;
      CHECK(sheet.give(one, answer) == Contradiction{one, answer, parent});
      CHECK(sheet == before);
      Sheet other(owned.knowledge);
      give(other, one, answer);
      CHECK(other.give(parent, Answer::no) == Contradiction{one, answer, parent});
      CHECK(other.answer(parent) == answer);
      give(other, one, Answer::no);
      give(other, parent, Answer::no);
    }
  }
  Sheet sheet(owned.knowledge);
  give(sheet, detail, Answer::no);
  const auto refused = sheet.give(detail_of_detail, Answer::yes);
  REQUIRE(refused);
  CHECK(text_of(owned.knowledge, *refused) == "\"red-flag\" is yes, but \"other-flag\" is no");
  give(sheet, detail, Answer::unasked);  // taken back
  give(sheet, detail_of_detail, Answer::yes);
}

TEST_CASE("answers given, changed and taken back in any order come to the same",
          "[answers-read-differently]") {
  for (int round = 0; round < 300; ++round) {
    INFO("round " << round);
    RandomKnowledge random(static_cast<unsigned>(round));
    const LoadedKnowledge owned = loaded(random.make(2 + random.below(7), 1));
    const Knowledge& knowledge = owned.knowledge;
    const auto findings = static_cast<int>(knowledge.findings.size());
    Sheet sheet(knowledge);
    for (int step = 0; step < 40; ++step) {
      const FindingRef finding{static_cast<Index>(random.below(findings))};
      const auto answer = static_cast<Answer>(random.below(4));
      const Sheet before = sheet;
      const bool is_refused = sheet.give(finding, answer).has_value();
      REQUIRE(sheet.given(finding) == (is_refused ? before.given(finding) : answer));
      Sheet other(knowledge);
      for (int i = findings; i-- > 0;)
        if (const FindingRef one{static_cast<Index>(i)}; one != finding)
          give(other, one, sheet.given(one));
      REQUIRE(other.give(finding, answer).has_value() == is_refused);
      if (!is_refused) REQUIRE(other == sheet);
      for (Index i = 0; i < knowledge.findings.size(); ++i)
        REQUIRE(sheet.answer({i}) == answer_by_rule(knowledge, sheet, {i}));
    }
  }
}

TEST_CASE("the library refuses every detail whose parent is no, as its example reads answers",
          "[rated-too-low]") {
  const auto loaded = load_knowledge(builtin_file());
  REQUIRE(loaded);
  const Knowledge& knowledge = loaded->knowledge;
  std::size_t details = 0;
  for (Index i = 0; i < knowledge.findings.size(); ++i)
    for (auto above = knowledge.parents[i]; above; above = knowledge.parents[above->index])
      for (const Answer answer : {Answer::unsure, Answer::yes}) {
        const Text id = knowledge.findings[i].id;
        const Text denied = knowledge.findings[above->index].id;
        INFO(id << ", " << denied);
        const std::string message = fmt::format("/answers/{0}: \"{0}\" is {1}, but \"{2}\" is no",
                                                id, name_of(answer), denied);
        CHECK(faults_in(file_of({{denied, Answer::no}, {id, answer}}), knowledge) ==
              std::vector{fmt::format("1:{} {}", 44 + denied.size(), message)});
        CHECK(faults_in(file_of({{id, answer}, {denied, Answer::no}}), knowledge) ==
              std::vector{"1:36 " + message});
        const auto alone = load_sheet(file_of({{id, answer}}), knowledge);
        REQUIRE(alone);
        CHECK(alone->answer(*above) == answer);
        ++details;
      }
  CHECK(details >= 60);
}

TEST_CASE("a contradiction in a file of answers is told where it stands, however it is written",
          "[answers-read-differently]") {
  const LoadedKnowledge owned = loaded(with_details());
  const std::string message = "/answers/red-flag: \"red-flag\" is yes, but \"frail\" is no";
  CHECK(faults_in("{\"x-note\": \"red-flag\", \"format_version\": \"1.0\",\n"
                  " \"answers\": {\"frail\": \"no\",\n   \"red-flag\": \"yes\"}}",
                  owned.knowledge) == std::vector{"3:4 " + message});
  CHECK(
      faults_in(R"({"format_version": "1.0", "answers": {"frail": "no", "\u0072ed-flag": "yes"}})",
                owned.knowledge) == std::vector{"1:54 " + message});
  CHECK(faults_in(R"({"format_version": "1.0", "answers":
{"red-flag": "yes", "frail": "no", "other-flag": "unsure"}})",
                  owned.knowledge) ==
        std::vector<std::string>{"2:2 " + message,
                                 "2:36 /answers/other-flag: \"other-flag\" is unsure, but "
                                 "\"frail\" is no"});
}
