#include "legcramp/assess.hpp"

#include <algorithm>

#include "support/sheets.hpp"
#include "support/sound_knowledge.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

/// A person, as answers by id to the small knowledge with more rules.
class Person {
 public:
  template <class... Rules>
  explicit Person(const Rules&... rules)
      : owned_(loaded(with({rules...}))), sheet_(owned_.knowledge) {}

  Person& says(const char* finding, Answer answer) {
    give(sheet_, {number_of(owned_.knowledge, finding)}, answer);
    return *this;
  }
  Person& names(const char* cause) {
    sheet_.name({number_of(owned_.knowledge, cause)});
    return *this;
  }
  [[nodiscard]] Assessment assessment() const { return assess(owned_.knowledge, sheet_); }
  [[nodiscard]] Follows shown(const char* id) const {
    return assessment().shown[number_of(owned_.knowledge, id)];
  }
  [[nodiscard]] std::vector<std::string> ids(const std::vector<Line>& lines) const {
    std::vector<std::string> all;
    for (const Line& line : lines) all.emplace_back(owned_.knowledge.id_of(line.thing).text);
    return all;
  }
  [[nodiscard]] Bounds bounds(const Json& when) {
    Json json = small_knowledge();
    json["rules"].push_back(rule("probe", when, {{"tips", {"rest"}}}));
    const LoadedKnowledge other = loaded(json);
    Sheet sheet(other.knowledge);
    for (Index i = 0; i < other.knowledge.findings.size(); ++i)
      give(sheet, {i}, sheet_.answer({i}));
    return bounds_of(other.knowledge, sheet, other.knowledge.rules[1].when);
  }
  /// "red-flag=yes other-flag=no"
  [[nodiscard]] std::string told(const Reason& reason) const {
    std::string text;
    for (const Because& part : reason.because_of)
      text += fmt::format("{}{}={}", text.empty() ? "" : " ",
                          owned_.knowledge.id_of(part.thing).text, name_of(part.answer));
    return text;
  }
  [[nodiscard]] const Knowledge& knowledge() const { return owned_.knowledge; }

 private:
  static Json with(const std::vector<Json>& rules) {
    Json json = small_knowledge();
    for (const Json& rule : rules) json["rules"].push_back(rule);
    return json;
  }
  LoadedKnowledge owned_;
  Sheet sheet_;
};

using Ids = std::vector<std::string>;
constexpr Bounds no{Truth::no, Truth::no};
constexpr Bounds open{Truth::open, Truth::open};
constexpr Bounds yes{Truth::yes, Truth::yes};
constexpr Bounds unknown{Truth::no, Truth::yes};

}  // namespace

TEST_CASE("each answer has its bounds, and not-asked is never no", "[doubt-taken-as-no]") {
  Person person;
  CHECK(person.bounds("frail") == unknown);
  CHECK(person.says("frail", Answer::no).bounds("frail") == no);
  CHECK(person.says("frail", Answer::unsure).bounds("frail") == open);
  CHECK(person.says("frail", Answer::yes).bounds("frail") == yes);
}

TEST_CASE("all is its weakest part, any its strongest, not swaps the ends") {
  Person person;
  person.says("red-flag", Answer::yes).says("other-flag", Answer::unsure);
  const Json both = Json::array({"red-flag", "other-flag"});
  CHECK(person.bounds({{"all", both}}) == open);
  CHECK(person.bounds({{"any", both}}) == yes);
  CHECK(person.bounds({{"not", "red-flag"}}) == no);
  CHECK(person.bounds({{"not", "frail"}}) == unknown);
  CHECK(person.bounds({{"all", Json::array({"other-flag", "frail"})}}) ==
        Bounds{Truth::no, Truth::open});
  CHECK(person.bounds({{"any", Json::array({"other-flag", "frail"})}}) ==
        Bounds{Truth::open, Truth::yes});
  CHECK(person.bounds({{"any", Json::array({{{"all", both}}, {{"not", "frail"}}})}}) ==
        Bounds{Truth::open, Truth::yes});
}

TEST_CASE("doubt never reassures: not unsure is unsure", "[doubt-taken-as-no]") {
  Person person;
  CHECK(person.says("frail", Answer::unsure).bounds({{"not", "frail"}}) == open);
}

TEST_CASE("a rule without a condition always follows") {
  CHECK(Person().ids(Person().assessment().remedies) == Ids{"pull", "heat-pack"});
  CHECK(Person().shown("pull").certainly);
}

TEST_CASE("an unanswered question leaves its rule undecided") {
  Person person(rule("r", "frail", {{"tips", {"rest"}}}));
  const Follows rest = person.shown("rest");
  CHECK_FALSE(rest.so_far);
  CHECK_FALSE(rest.certainly);
  CHECK(rest.possibly);
  CHECK_FALSE(person.says("frail", Answer::no).shown("rest").possibly);
  CHECK(person.says("frail", Answer::yes).shown("rest").certainly);
}

TEST_CASE("what only certainty brings is not possible any more once that is out of reach") {
  Person person(rule("r", {{"all", {"red-flag", "frail"}}}, {{"tips", {"rest"}}}));
  CHECK(person.shown("rest").possibly);
  CHECK_FALSE(person.says("red-flag", Answer::unsure).shown("rest").possibly);
}

TEST_CASE("an unsure answer brings what the rule says for doubt") {
  Person person(rule("r", "frail", {{"tips", {"rest"}}, {"urgency", "urgent"}, {"note", "Sure."}},
                     {{"further", {"swim"}}, {"urgency", "routine"}, {"note", "Unsure."}}));
  const Assessment unsure = person.says("frail", Answer::unsure).assessment();
  CHECK(unsure.tips.empty());
  CHECK(person.ids(unsure.further) == Ids{"swim"});
  CHECK(unsure.at_least == Urgency::routine);
  CHECK(unsure.at_most == Urgency::routine);
  REQUIRE(unsure.notes.size() == 1);
  CHECK(unsure.notes[0].text == "Unsure.");
  CHECK(unsure.alarms[0].is_unsure);
  const Assessment sure = person.says("frail", Answer::yes).assessment();
  CHECK(sure.further.empty());
  CHECK(sure.notes[0].text == "Sure.");
}

TEST_CASE("the highest urgency wins, and stands between its bounds until all is asked") {
  Person person(rule("a", "red-flag", {{"urgency", "urgent"}}),
                rule("b", "frail", {{"urgency", "routine"}}));
  CHECK(person.assessment().at_least == Urgency::self_care);
  CHECK(person.assessment().at_most == Urgency::urgent);
  CHECK_FALSE(person.assessment().is_urgency_decided());
  person.says("frail", Answer::yes);
  CHECK(person.assessment().at_least == Urgency::routine);
  person.says("red-flag", Answer::yes);
  const Assessment both = person.assessment();
  CHECK(both.at_least == Urgency::urgent);
  CHECK(both.is_urgency_decided());
  REQUIRE(both.alarms.size() == 1);
  CHECK(both.alarms[0].rule->id.text == "a");
}

TEST_CASE("what is avoided is never shown, by id or by kind, whoever recommends it",
          "[contradictory-advice]") {
  Person by_kind(rule("r", "frail", {{"avoid", {"heat"}}}));
  CHECK(by_kind.shown("heat-pack").so_far);
  CHECK_FALSE(by_kind.shown("heat-pack").certainly);
  CHECK(by_kind.ids(by_kind.says("frail", Answer::yes).assessment().remedies) == Ids{"pull"});
  CHECK(by_kind.ids(by_kind.assessment().avoid) == Ids{"heat"});
  CHECK_FALSE(by_kind.shown("heat-pack").possibly);
  Person by_id(rule("r", "frail", {{"avoid", {"pull"}}}));
  CHECK(by_id.ids(by_id.says("frail", Answer::yes).assessment().remedies) == Ids{"heat-pack"});
}

TEST_CASE("an unsure answer avoids what a sure one would", "[contradictory-advice]") {
  Person person(rule("r", "frail", {{"avoid", {"heat"}}}));
  CHECK(person.ids(person.says("frail", Answer::unsure).assessment().remedies) == Ids{"pull"});
}

TEST_CASE("an emergency stands alone") {
  Person person(
      rule("r", "red-flag", {{"urgency", "emergency"}, {"note", "Wait."}, {"avoid", {"heat"}}}));
  CHECK_FALSE(person.shown("pull").certainly);
  const Assessment emergency = person.says("red-flag", Answer::yes).names("strain").assessment();
  CHECK(emergency.at_least == Urgency::emergency);
  CHECK(emergency.is_urgency_decided());
  CHECK(emergency.remedies.empty());
  CHECK(emergency.causes.empty());
  CHECK(emergency.avoid.empty());
  CHECK(emergency.notes.empty());
  CHECK(std::ranges::none_of(emergency.rules, &LiveRule::notes));
  CHECK_FALSE(person.shown("pull").possibly);
}

TEST_CASE("a cause holds when it is named, or when its findings hold") {
  Person person(rule("r", "strain", {{"tips", {"rest"}}}));
  CHECK(person.assessment().causes.empty());
  CHECK(person.shown("strain").possibly);
  CHECK(person.shown("rest").possibly);
  CHECK(person.ids(person.says("frail", Answer::yes).assessment().causes) == Ids{"strain"});
  CHECK(person.shown("rest").so_far);
  person.says("frail", Answer::no);
  CHECK(person.assessment().causes.empty());
  CHECK_FALSE(person.shown("strain").possibly);
  CHECK(person.ids(person.names("strain").assessment().causes) == Ids{"strain"});
}

TEST_CASE("every line names the rules that brought it, and the answers that made them hold",
          "[wrong-reasons]") {
  Person person(rule("r", {{"all", {{{"any", {"red-flag", "frail"}}}, {{"not", "other-flag"}}}}},
                     {{"tips", {"rest"}}}));
  person.says("frail", Answer::yes).says("red-flag", Answer::no).says("other-flag", Answer::no);
  const Assessment assessment = person.assessment();
  REQUIRE(assessment.tips.size() == 1);
  REQUIRE(assessment.tips[0].why.size() == 1);
  const Reason& why = assessment.tips[0].why[0];
  CHECK(why.rule->id.text == "r");
  CHECK(person.told(why) == "frail=yes other-flag=no");
}

TEST_CASE("what is open is explained by what holds it open, and by nothing else") {
  const Json both = Json::array({"red-flag", "other-flag"});
  const auto reason = [](const Json& when, Answer red_flag) {
    Person person(rule("r", when, {{"note", "Sure."}}, {{"note", "Unsure."}}));
    const Assessment assessment =
        person.says("red-flag", red_flag).says("other-flag", Answer::unsure).assessment();
    REQUIRE(assessment.notes.size() == 1);
    return person.told(assessment.notes[0].why);
  };
  CHECK(reason({{"all", both}}, Answer::yes) == "other-flag=unsure");
  CHECK(reason({{"any", both}}, Answer::no) == "other-flag=unsure");
  CHECK(reason({{"not", {{"all", both}}}}, Answer::yes) == "other-flag=unsure");
  CHECK(reason({{"not", {{"any", both}}}}, Answer::no) == "other-flag=unsure");
}

TEST_CASE("a cause is explained by its findings, or by being named") {
  Person person;
  const auto reason = [&] {
    const Assessment assessment = person.assessment();
    REQUIRE(assessment.causes.size() == 1);
    REQUIRE(assessment.causes[0].why.size() == 1);
    CHECK(assessment.causes[0].why[0].rule == nullptr);
    CHECK_FALSE(assessment.causes[0].why[0].is_unsure);
    return person.told(assessment.causes[0].why[0]);
  };
  CHECK(person.says("frail", Answer::yes).assessment().causes.size() == 1);
  CHECK(reason() == "frail=yes");
  person.names("strain");
  CHECK(reason() == "strain=yes");
}

TEST_CASE("what a worked example does not name is no") {
  const LoadedKnowledge owned = loaded(sound_knowledge());
  const Sheet nothing = sheet_of(owned.knowledge, owned.knowledge.cases[0]);
  for (Index i = 0; i < owned.knowledge.findings.size(); ++i)
    CHECK(nothing.answer({i}) == Answer::no);
}

TEST_CASE("an unasked whole is what the strongest of its details is, on whatever screen") {
  Json json = small_knowledge();
  json["findings"].push_back({{"id", "whole"}, {"name", "whole"}, {"ask", "Whole?"}});
  json["screens"] = Json::parse(R"([
    {"id": "first", "name": "first", "ask": "Whole?", "findings": ["whole"]},
    {"id": "some", "name": "some", "ask": "Some?", "detail_of": "whole", "findings": ["red-flag"]},
    {"id": "more", "name": "more", "ask": "More?", "detail_of": "whole", "findings": ["other-flag", "frail"]}
  ])");
  json["rules"].push_back(rule("r", "whole", {{"urgency", "emergency"}}, {{"urgency", "urgent"}}));
  const LoadedKnowledge owned = loaded(json);
  Sheet sheet(owned.knowledge);
  give(sheet, {number_of(owned.knowledge, "red-flag")}, Answer::yes);
  CHECK(assess(owned.knowledge, sheet).at_least == Urgency::emergency);
  give(sheet, {number_of(owned.knowledge, "other-flag")}, Answer::unsure);
  CHECK(assess(owned.knowledge, sheet).at_least == Urgency::emergency);
}

TEST_CASE("what made a rule hold is told once, and not without end") {
  Json json = small_knowledge();
  std::vector<std::string> things{"frail", "frail"};
  for (std::size_t i = 0; i < most_reasons + 5; ++i) {
    Json cause = json["causes"][0];
    cause["id"] = fmt::format("c{}", i);
    things.push_back(cause["id"]);
    json["causes"].push_back(cause);
  }
  json["rules"].push_back(rule("twice", {{"all", {"frail", "frail"}}}, {{"urgency", "urgent"}}));
  json["rules"].push_back(rule("many", {{"all", things}}, {{"urgency", "urgent"}}));
  const LoadedKnowledge owned = loaded(json);
  Sheet sheet(owned.knowledge);
  give(sheet, {number_of(owned.knowledge, "frail")}, Answer::yes);
  const Assessment assessment = assess(owned.knowledge, sheet);
  REQUIRE(assessment.alarms.size() == 2);
  CHECK(assessment.alarms[0].because_of.size() == 1);
  CHECK(assessment.alarms[1].because_of.size() == most_reasons);
}
