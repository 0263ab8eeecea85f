#include "legcramp/interview.hpp"

#include "cli/reply.hpp"
#include "support/sheets.hpp"
#include "support/small_knowledge.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

using Ids = std::vector<std::string>;

/// The small knowledge with more rules, and what was answered so far.
class Interview {
 public:
  explicit Interview(Json json) : owned_(loaded(json)), sheet_(owned_.knowledge) {}
  template <class... Rules>
  static Interview with(const Rules&... rules) {
    Json json = small_knowledge();
    for (const Json& rule : {rules...}) json["rules"].push_back(rule);
    return Interview(json);
  }

  Interview& says(const char* finding, Answer answer) {
    give(sheet_, {number_of(owned_.knowledge, finding)}, answer);
    return *this;
  }
  Interview& names(const char* cause) {
    sheet_.name({number_of(owned_.knowledge, cause)});
    return *this;
  }
  [[nodiscard]] std::optional<NextScreen> next() const {
    return next_screen(owned_.knowledge, sheet_);
  }
  /// "screen: finding finding", or "" at the end.
  [[nodiscard]] std::string asked() const {
    const auto screen = next();
    if (!screen) return "";
    std::string text = std::string(screen->screen->id.text) + ":";
    for (const FindingRef finding : screen->findings)
      text.append(" ").append(owned_.knowledge.id_of(finding).text);
    return text;
  }
  [[nodiscard]] Ids because() const {
    Ids ids;
    const auto screen = next();
    for (const Index thing : screen->because) ids.emplace_back(owned_.knowledge.id_of(thing).text);
    return ids;
  }
  [[nodiscard]] const Knowledge& knowledge() const { return owned_.knowledge; }
  [[nodiscard]] const Sheet& sheet() const { return sheet_; }

 private:
  LoadedKnowledge owned_;
  Sheet sheet_;
};

/// Knowledge in which being frail has a detail.
Json with_details() {
  Json json = small_knowledge();
  json["findings"].push_back({{"id", "very-frail"}, {"name", "very frail"}, {"ask", "Very?"}});
  json["screens"].push_back({{"id", "how-frail"},
                             {"name", "how frail"},
                             {"ask", "How frail?"},
                             {"detail_of", "frail"},
                             {"findings", {"very-frail"}}});
  json["rules"].push_back(
      rule("help-the-frail", "very-frail", {{"urgency", "urgent"}}, {{"urgency", "routine"}}));
  return json;
}

std::string read(std::string_view line, std::size_t count) {
  const Reply reply = read_reply(line, count);
  if (const auto* wish = std::get_if<Wish>(&reply))
    return *wish == Wish::back ? "back" : *wish == Wish::stop ? "stop" : "why";
  if (std::holds_alternative<Misread>(reply)) return "misread";
  std::string answers;
  for (const Answer answer : std::get<std::vector<Answer>>(reply))
    answers += answer == Answer::yes ? 'y' : answer == Answer::no ? 'n' : '?';
  return answers;
}

}  // namespace

TEST_CASE("only what can still change the advice is asked, most serious first") {
  auto interview = Interview::with(rule("alarm", "red-flag", {{"urgency", "urgent"}}));
  CHECK(interview.asked() == "flags: red-flag");
  CHECK(interview.next()->screens_left_at_most == 2);
  CHECK(interview.because() == Ids{"alarm"});
  interview.says("red-flag", Answer::no);
  CHECK(interview.asked() == "rest-of-it: frail");  // it is a cause by itself
  CHECK(interview.because() == Ids{"strain"});
  CHECK(interview.says("frail", Answer::no).asked().empty());
}

TEST_CASE("an emergency ends the interview") {
  auto interview = Interview::with(rule("alarm", "red-flag", {{"urgency", "emergency"}}));
  CHECK(interview.says("red-flag", Answer::yes).asked().empty());
}

TEST_CASE("doubt about an emergency does not end it") {
  auto interview = Interview::with(
      rule("alarm", "red-flag", {{"urgency", "emergency"}}, {{"urgency", "urgent"}}),
      rule("other", "other-flag", {{"urgency", "emergency"}}));
  CHECK(interview.says("red-flag", Answer::unsure).asked() == "flags: other-flag");
}

TEST_CASE("what the other half of a condition has settled is not asked") {
  const Json both = Json::array({"red-flag", "other-flag"});
  auto all = Interview::with(rule("r", {{"all", both}}, {{"urgency", "urgent"}}));
  CHECK(all.says("red-flag", Answer::no).says("frail", Answer::no).asked().empty());
  auto any = Interview::with(rule("r", {{"any", both}}, {{"urgency", "urgent"}}));
  CHECK(any.says("red-flag", Answer::yes).says("frail", Answer::no).asked().empty());
}

TEST_CASE("an urgency that is reached already is not asked for again") {
  auto interview = Interview::with(rule("a", "red-flag", {{"urgency", "urgent"}}),
                                   rule("b", "other-flag", {{"urgency", "urgent"}}));
  CHECK(interview.asked() == "flags: red-flag other-flag");
  CHECK(interview.says("red-flag", Answer::yes).asked() == "rest-of-it: frail");
}

TEST_CASE("advice that is certain already, or avoided for certain, is not asked for") {
  auto certain = Interview::with(rule("a", "other-flag", {{"remedies", {"pull"}}}));
  CHECK(certain.asked() == "rest-of-it: frail");
  auto avoided = Interview::with(rule("a", "red-flag", {{"avoid", {"rest"}}}),
                                 rule("b", "other-flag", {{"tips", {"rest"}}}));
  CHECK(avoided.asked() == "flags: red-flag other-flag");
  CHECK(avoided.says("red-flag", Answer::yes).asked() == "rest-of-it: frail");
}

TEST_CASE("whether an id is named as to avoid is asked for, although its kind is avoided") {
  auto interview = Interview::with(rule("a", "red-flag", {{"avoid", {"stretch"}}}),
                                   rule("b", "other-flag", {{"avoid", {"pull"}}}));
  CHECK(interview.says("red-flag", Answer::yes).asked() == "flags: other-flag");
}

TEST_CASE("what only adds a note is asked as well") {
  auto interview = Interview::with(rule("a", "red-flag", {{"note", "Mind the step."}}));
  CHECK(interview.asked() == "flags: red-flag");
}

TEST_CASE("a cause that can no longer hold for sure is not asked for") {
  Json json = small_knowledge();
  json["causes"][0]["when"] = {{"all", {"red-flag", "other-flag"}}};
  Interview interview(json);
  CHECK(interview.asked() == "flags: red-flag other-flag");
  CHECK(interview.says("red-flag", Answer::unsure).asked().empty());
}

TEST_CASE("a rule asks for the findings of a cause that it names, each once") {
  auto interview = Interview::with(
      rule("r", {{"any", {"strain", {{"all", {"strain", "frail"}}}}}}, {{"urgency", "urgent"}}));
  CHECK(interview.asked() == "rest-of-it: frail");
  CHECK(interview.because() == Ids{"strain", "r"});
}

TEST_CASE("a cause that was named needs no question") {
  CHECK(Interview(small_knowledge()).names("strain").asked().empty());
}

TEST_CASE("a detail is asked after, and only unless, what it is a detail of is no") {
  Interview interview(with_details());
  CHECK(interview.asked() == "rest-of-it: frail");
  CHECK(interview.because() == Ids{"strain", "help-the-frail"});
  CHECK(screens_if_no(interview.knowledge(), interview.sheet(), 9).size() == 1);
  CHECK(Interview(with_details()).says("frail", Answer::no).asked().empty());
  CHECK(Interview(with_details()).says("frail", Answer::yes).asked() == "how-frail: very-frail");
  CHECK(Interview(with_details()).says("frail", Answer::unsure).asked() == "how-frail: very-frail");
}

TEST_CASE("a detail answers what it is a detail of, and cannot be hidden by it") {
  Interview yes(with_details());
  yes.says("very-frail", Answer::yes);
  const Assessment assessment = assess(yes.knowledge(), yes.sheet());
  CHECK(assessment.at_least == Urgency::urgent);
  CHECK(assessment.causes.size() == 1);
  CHECK(yes.asked().empty());
  Interview half(with_details());
  half.says("very-frail", Answer::yes).says("frail", Answer::unsure);
  CHECK(assess(half.knowledge(), half.sheet()).at_least == Urgency::urgent);
  CHECK(assess(half.knowledge(), half.sheet()).causes.empty());
  Interview unsure(with_details());
  unsure.says("very-frail", Answer::unsure);
  CHECK(assess(unsure.knowledge(), unsure.sheet()).at_least == Urgency::routine);
}

TEST_CASE("of many answers those count that an interview asks for") {
  auto interview = Interview::with(rule("alarm", "red-flag", {{"urgency", "emergency"}}));
  interview.says("red-flag", Answer::no).says("other-flag", Answer::yes).says("frail", Answer::no);
  const Sheet all = answers_asked_for(interview.knowledge(), interview.sheet());
  CHECK(all.answer({0}) == Answer::no);
  CHECK(all.answer({1}) == Answer::unasked);  // no rule looks at it
  CHECK(all.answer({2}) == Answer::no);
  interview.says("red-flag", Answer::yes);
  const Sheet first = answers_asked_for(interview.knowledge(), interview.sheet());
  CHECK(first.answer({0}) == Answer::yes);
  CHECK(first.answer({2}) == Answer::unasked);
  interview.says("red-flag", Answer::unasked);
  CHECK(answers_asked_for(interview.knowledge(), interview.sheet()).answer({2}) == Answer::unasked);
}

TEST_CASE("of the screens to come no more are looked for than are wanted") {
  auto interview =
      Interview::with(rule("r", {{"any", {"red-flag", "frail"}}}, {{"urgency", "urgent"}}));
  CHECK(screens_if_no(interview.knowledge(), interview.sheet(), 0).empty());
  CHECK(screens_if_no(interview.knowledge(), interview.sheet(), 1).size() == 1);
  CHECK(screens_if_no(interview.knowledge(), interview.sheet(), 9).size() == 2);
}

TEST_CASE("every finding stands on one screen, and a detail behind its finding") {
  Json twice = small_knowledge();
  twice["screens"][1]["findings"].push_back("red-flag");
  CHECK(faults_of(twice.dump(1))
            .front()
            .ends_with(R"(/screens/1/findings/1: is asked on the screen "flags" already)"));
  Json nowhere = small_knowledge();
  nowhere["screens"][0]["findings"].erase(1);
  CHECK(faults_of(nowhere.dump(1))
            .front()
            .ends_with("/findings/1: \"other-flag\" is asked on no screen; put it on one"));
  Json first = small_knowledge();
  first["screens"][0]["findings"].erase(0);
  CHECK(faults_of(first.dump(1))
            .front()
            .ends_with("/findings/0: \"red-flag\" is asked on no screen; put it on one"));
  Json early = small_knowledge();
  early["screens"][0]["detail_of"] = "frail";
  CHECK(faults_of(early.dump(1))
            .front()
            .ends_with("/screens/0/detail_of: must be asked on an earlier screen"));
  Json own = small_knowledge();
  own["screens"][1]["detail_of"] = "frail";
  CHECK(faults_of(own).size() == 1);
  Json deep = small_knowledge();
  for (std::size_t i = 0; i <= most_levels_of_details; ++i) {
    CHECK(faults_of(deep.dump(1)).empty());
    const std::string id = fmt::format("level-{}", i);
    const Json above = deep["findings"].back()["id"];
    deep["findings"].push_back({{"id", id}, {"name", "more"}, {"ask", "More?"}});
    deep["screens"].push_back({{"id", id + "-screen"},
                               {"name", "more"},
                               {"ask", "More?"},
                               {"detail_of", above},
                               {"findings", Json::array({id})}});
  }
  CHECK(faults_of(deep.dump(1))
            .front()
            .ends_with("/screens/22/detail_of: details of details at more than 20 levels"));
  Json crowded = small_knowledge();
  for (int i = 0; i < 8; ++i) {
    const std::string id = "more-" + std::to_string(i);
    crowded["findings"].push_back({{"id", id}, {"name", "more"}, {"ask", "More?"}});
    crowded["screens"][0]["findings"].push_back(id);
  }
  CHECK(faults_of(crowded.dump(1))
            .front()
            .ends_with("/screens/0/findings: more than 9 findings; split it"));
}

TEST_CASE("a reply names what holds, and leaves the rest at no") {
  CHECK(read("n", 3) == "nnn");
  CHECK(read(" None\r", 3) == "nnn");
  CHECK(read("2", 3) == "nyn");
  CHECK(read("1 3", 3) == "yny");
  CHECK(read("1,3", 3) == "yny");
  CHECK(read("13", 3) == "yny");
  CHECK(read("1 2?", 3) == "y?n");
  CHECK(read("2?3?", 3) == "n??");
  CHECK(read("?", 3) == "???");
  CHECK(read("NOT  SURE", 2) == "??");
}

TEST_CASE("a single question takes yes, no, or not sure") {
  CHECK(read("y", 1) == "y");
  CHECK(read("Yes", 1) == "y");
  CHECK(read("no", 1) == "n");
  CHECK(read("?", 1) == "?");
  CHECK(read("1", 1) == "y");
}

TEST_CASE("a wish is no answer") {
  CHECK(read("b", 3) == "back");
  CHECK(read("q", 1) == "stop");
  CHECK(read("Why", 9) == "why");
}

TEST_CASE("what cannot be read is never taken for an answer") {
  for (const char* line :
       {"",    " ",    "y",  "yes",  "4",   "0",   "10",   "n 2", "2 n",  "-1",   "maybe", "?2",
        "1.5", "\xff", "nn", "1;rm", "one", "2 ?", "1 ?2", "2??", "1 1?", "1? 1", "3 3"}) {
    INFO(line);
    CHECK(read(line, 3) == "misread");
  }
  for (const char* line : {"", "2", "x", "yn"}) CHECK(read(line, 1) == "misread");
  // What is too long is refused, not cut.
  CHECK(read("n" + std::string(99, ' '), 3) == "nnn");
  CHECK(read("n" + std::string(100, ' '), 3) == "misread");
}

TEST_CASE("answers are read from a file, and what is wrong is told with its place") {
  const LoadedKnowledge small = loaded(small_knowledge());
  const auto sheet =
      load_sheet(R"({"format_version": "1.0", "answers": {"frail": "no", "red-flag": "unsure"}})",
                 small.knowledge);
  REQUIRE(sheet);
  CHECK(sheet->answer({0}) == Answer::unsure);
  CHECK(sheet->answer({1}) == Answer::unasked);
  CHECK(sheet->answer({2}) == Answer::no);
  const auto fault = [&](const char* text) {
    const auto result = load_sheet(text, small.knowledge);
    if (result) return std::string("none");
    const Fault& first = result.error().front();
    std::string line =
        fmt::format("{}:{} {}: {}", first.line, first.column, first.pointer, first.message);
    for (const std::string& meant : first.did_you_mean) line += " ~" + meant;
    return line;
  };
  CHECK(fault(R"({"format_version": "1.0", "answers": {"fril": "no"}})") ==
        R"(1:39 /answers/fril: unknown finding "fril" ~frail)");
  CHECK(fault("{\"format_version\": \"1.0\",\n \"answers\": {\"frail\": \"maybe\"}}") ==
        R"(2:23 /answers/frail: "maybe" is none of: no, unsure, yes)");
  CHECK(fault(R"({"format_version": "1.0", "answers": {"frail": "no", "frail": "no"}})")
            .find("stands here twice") != std::string::npos);
  CHECK(
      fault(R"({"format_version": "2.0", "answers": {}})").find("reads format 1.0, not \"2.0\"") !=
      std::string::npos);
  CHECK(fault(R"({"answers": {}})").find("\"format_version\" is missing") != std::string::npos);
  CHECK(fault(R"({"format_version": "1.0", "answers": {"strain": "yes"}})")
            .find("is a cause; a finding must stand here") != std::string::npos);
  CHECK(fault("").find("1:1") == 0);
}
