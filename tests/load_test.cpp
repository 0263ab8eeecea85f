#include "legcramp/load.hpp"

#include "support/small_knowledge.hpp"

using namespace legcramp;
using namespace legcramp::testing;

namespace {

/// The faults of the small knowledge after one change.
std::vector<std::string> faults_after(const char* pointer, const Json& value) {
  Json json = small_knowledge();
  json[Json::json_pointer(pointer)] = value;
  auto faults = faults_of(json);
  for (std::string& fault : faults)
    fault.erase(0, fault.find(' ') + 1);  // places have tests of their own
  return faults;
}
using Lines = std::vector<std::string>;
const std::string without_when =
    "/rules/0: a rule that sets an urgency or avoids something needs a \"when\"";

}  // namespace

TEST_CASE("the small knowledge loads") { CHECK(faults_of(small_knowledge()).empty()); }

TEST_CASE("an unknown key is refused, and the right one suggested") {
  CHECK(faults_after("/rules/0/whne", "frail") ==
        Lines{"/rules/0/whne: unknown key \"whne\" ~when"});
  CHECK(faults_after("/zebra", 1) ==
        Lines{"/zebra: unknown key \"zebra\"; a key of your own begins with \"x-\""});
}

TEST_CASE("keys that begin with x- are free for authors") {
  CHECK(faults_after("/x-note", {{"anything", 1}}).empty());
  CHECK(faults_after("/tips/0/x-note", "mine").empty());
}

TEST_CASE("a wrong type is refused") {
  CHECK(faults_after("/title", 3) == Lines{"/title: must be a text in quotes"});
  CHECK(faults_after("/title", "") == Lines{"/title: must not be empty"});
  CHECK(faults_after("/title", std::string(longest_text, 'x')).empty());
  CHECK(faults_after("/title", std::string(longest_text + 1, 'x')) ==
        Lines{"/title: longer than 1000 bytes; split it"});
  CHECK(faults_after("/notice", "text") == Lines{"/notice: must be a list in [ ]"});
  CHECK(faults_after("/notice", Json::array()) == Lines{"/notice: must not be an empty list"});
  CHECK(faults_after("/lookup", Json::array()) == Lines{"/lookup: must be an object in { }"});
  for (const Json& year : {Json(1900), Json(2100)})
    CHECK(faults_after("/sources/0/year", year).empty());
  for (const Json& year :
       {Json(20.5), Json(true), Json(18446744073709551615U), Json(1899), Json(2101), Json(-2000)})
    CHECK(faults_after("/sources/0/year", year) ==
          Lines{"/sources/0/year: must be a whole number from 1900 to 2100"});
  CHECK(
      faults_after("/tips/0/evidence", "trail") ==
      Lines{
          "/tips/0/evidence: \"trail\" is none of: ours, unproven, expert advice, study, official "
          "advice, trial ~trial"});
  CHECK(faults_after("/tips/0/evidence", 1) ==
        Lines{"/tips/0/evidence: must be one of these in quotes: ours, unproven, expert advice, "
              "study, official advice, trial"});
}

TEST_CASE("a missing key is refused at the object that lacks it") {
  Json json = small_knowledge();
  json["tips"][0].erase("text");
  CHECK(faults_of(json).front().ends_with("/tips/0: the key \"text\" is missing"));
}

TEST_CASE("ids are words joined by hyphens, and used once in a file") {
  const std::string rule =
      ": an id is words of a-z and 0-9 joined by '-', such as \"cold-legs\", at most 64 letters";
  for (const char* wrong : {"Cold", "a b", "-a", "a-", "a--b", ""})
    CHECK(
        faults_after("/facts", Json::array({{{"id", wrong},
                                             {"name", "n"},
                                             {"text", "t"},
                                             {"evidence", "ours"},
                                             {"sources", Json::array({{{"source", "book"}}})}}})) ==
        Lines{"/facts/0/id" + rule});
  CHECK(
      faults_after("/tips/0/id", "frail") ==
      Lines{
          "/tips/0/id: the id \"frail\" is taken by a finding above; ids are used once in a file"});
}

TEST_CASE("an id has at most 64 letters") {
  CHECK(faults_after("/tips/0/kinds", Json::array({std::string(64, 'k')})).empty());
  CHECK(faults_after("/tips/0/kinds", Json::array({std::string(65, 'k')})).size() == 1);
}

TEST_CASE("advice may be for everybody, an urgency or a prohibition may not") {
  CHECK(faults_after("/rules/0/then/urgency", "urgent") == Lines{without_when});
  CHECK(faults_after("/rules/0/then/avoid", Json::array({"heat"})) == Lines{without_when});
}

TEST_CASE("texts of blanks and invisible characters are empty") {
  CHECK(faults_after("/title", "  ") == Lines{"/title: must not be empty"});
  CHECK(faults_after("/title", "\xC2\xA0") == Lines{"/title: must not be empty"});
  CHECK(faults_after("/title", "\xE2\x80\x8B").front() ==
        "/title: holds the control character U+200B; take it out");
}

TEST_CASE("kinds are written like ids") {
  CHECK(faults_after("/tips/0/kinds", Json::array({"Not an id!"}))
            .at(0)
            .starts_with("/tips/0/kinds/0: an id is words"));
}

TEST_CASE("a hostile file is refused in peace, and its faults are not counted for ever",
          "[damaged-file]") {
  Json json = small_knowledge();
  Json& remedies = json["rules"][0]["then"]["remedies"];
  for (int i = 0; i < 100'000; ++i) remedies.push_back("unknown" + std::to_string(i));
  CHECK(faults_of(json).size() == most_faults);
  Json keys = small_knowledge();
  for (int i = 0; i < 5'000; ++i) keys["k" + std::to_string(i)] = 1;
  CHECK(faults_of(keys).size() == most_faults);
  Json conditions = small_knowledge();
  conditions["rules"].push_back(
      rule("r", {{"any", std::vector<std::string>(most_faults + 500, "nobody-knows")}},
           {{"note", "N."}}));
  CHECK(faults_of(conditions).size() == most_faults);
  Json equal = small_knowledge();
  for (std::size_t i = 0; i < most_faults + 500; ++i) equal["tips"].push_back(equal["tips"][0]);
  CHECK(faults_of(equal).size() == most_faults);
  Json doubtful = small_knowledge();
  for (std::size_t i = 0; i < most_faults + 500; ++i)
    doubtful["rules"].push_back(rule(fmt::format("r{}", i).c_str(), "frail",
                                     {{"urgency", "routine"}}, {{"urgency", "urgent"}}));
  CHECK(faults_of(doubtful).size() == most_faults);
  Json numbers = small_knowledge();
  for (int i = 0; i < 100'000; ++i) numbers["rules"].push_back(i);
  CHECK(faults_of(numbers).size() == most_faults);
  Json answers = small_knowledge();
  for (int i = 0; i < 5'000; ++i)
    answers["cases"][0]["answers"]["unknown" + std::to_string(i)] = "no";
  CHECK(faults_of(answers).size() == most_faults);
}

TEST_CASE("no more faults are kept than are counted") {
  Faults faults;
  CHECK(faults.empty());
  for (std::size_t i = 0; i < most_faults + 1; ++i) faults.add({.offset = i});
  CHECK(faults.is_full());
  CHECK(faults.size() == most_faults);
  CHECK(faults[most_faults - 1].offset == most_faults - 1);
}

TEST_CASE("the first twenty faults come with suggestions") {
  Json json = small_knowledge();
  for (int i = 0; i < 25; ++i) {
    json["tips"].push_back(json["tips"][0]);
    json["tips"].back()["id"] = "tip-" + std::to_string(i);
    json["tips"].back()["evidence"] = "trail";
  }
  const auto faults = faults_of(json);
  CHECK(faults.size() == 25);
  CHECK(std::ranges::count_if(
            faults, [](const std::string& fault) { return fault.ends_with(" ~trial"); }) == 20);
}

TEST_CASE("an id that is missing in several places was hardly misspelt: nothing is suggested") {
  const std::string asks = ", which several places want: was it renamed, or taken out?";
  Json json = small_knowledge();
  json["rules"].push_back(rule("r", {{"any", {"frial", "red-flga", "pull"}}}, {{"note", "N."}}));
  json["rules"].push_back(rule("s", {{"any", {"frial", "pull"}}}, {{"note", "N."}}));
  auto faults = faults_of(json);
  for (std::string& fault : faults) fault.erase(0, fault.find(": ") + 2);
  CHECK(faults == Lines{"unknown finding or cause \"frial\"" + asks,
                        "unknown finding or cause \"red-flga\" ~red-flag",
                        "\"pull\" is a remedy; a finding or cause must stand here",
                        "unknown finding or cause \"frial\"" + asks,
                        "\"pull\" is a remedy; a finding or cause must stand here"});
}

TEST_CASE("a file of answers and a knowledge file are not taken for each other") {
  const LoadedKnowledge small = loaded(small_knowledge());
  const auto fault_of_answers = [&](const std::string& text) {
    const auto result = load_sheet(text, small.knowledge);
    return result ? std::string("none") : result.error().front().message;
  };
  const auto fault_of_knowledge = [](const std::string& text) {
    const auto result = load_knowledge(text);
    return result ? std::string("none") : result.error().front().message;
  };
  const std::string no_knowledge = "this is a file of answers, not of knowledge";
  const std::string no_answers = "this is a knowledge file, not one of answers";
  CHECK(fault_of_knowledge(R"({"format_version": "1.0", "answers": {}})") == no_knowledge);
  CHECK(fault_of_answers(small_knowledge().dump()) == no_answers);
  for (const char* text : {"{}", "[]", R"({"answers": {}, "rules": []})"}) {
    CAPTURE(text);
    CHECK(fault_of_knowledge(text) != no_knowledge);
    CHECK(fault_of_answers(text) != no_answers);
  }
}

TEST_CASE("the lines of entries are found, in whatever order they are asked for") {
  const std::string text = "\n{\"rules\": [{},\n\n{}],\n\"tips\": [\n{}]}";
  const std::vector<std::pair<std::string_view, Index>> entries{
      {"tips", 0}, {"rules", 1}, {"rules", 0}, {"rules", 2}, {"facts", 0}};
  CHECK(lines_of(text, entries) == std::vector<std::size_t>{6, 4, 2, 0, 0});
  CHECK(lines_of("{\"rules\": [", entries) == std::vector<std::size_t>(5, 0));
}

TEST_CASE("a reference must name a thing of the right kind") {
  CHECK(faults_after("/rules/0/when", "frial") ==
        Lines{"/rules/0/when: unknown finding or cause \"frial\" ~frail"});
  CHECK(faults_after("/rules/0/when", "pull") ==
        Lines{"/rules/0/when: \"pull\" is a remedy; a finding or cause must stand here"});
  CHECK(faults_after("/rules/0/then/remedies/1", "rest") ==
        Lines{"/rules/0/then/remedies/1: \"rest\" is a tip; a remedy must stand here"});
  CHECK(
      faults_after("/rules/0/then/avoid", Json::array({"heath"})) ==
      Lines{without_when,
            "/rules/0/then/avoid/0: unknown remedy, tip, further measure or kind \"heath\" ~heat"});
  CHECK(faults_after("/rules/0/sources/0/source", 7) ==
        Lines{"/rules/0/sources/0/source: must be the id of a source, in quotes"});
  CHECK(faults_after("/causes/0/when", "strain") ==
        Lines{"/causes/0/when: \"strain\" is a cause; a finding must stand here"});
  CHECK(faults_after("/remedies/0/kinds/0", "frail") ==
        Lines{"/remedies/0/kinds/0: \"frail\" is a finding; a kind must stand here"});
}

TEST_CASE("a picture is small, plain, and nothing but strokes") {
  const auto with = [](const char* key, const Json& value) {
    Json picture{{"rows", {" o ", "", "/|\\"}}, {"body", {"M1 2 L-3.5 4 Z"}}};
    picture[key] = value;
    return faults_after("/remedies/0/pictures", Json::array({picture}));
  };
  CHECK(with("rows", Json::array({std::string(36, '#')})).empty());
  CHECK(with("rows", Json::array({" ~"})).empty());
  const std::string row =
      "/remedies/0/pictures/0/rows/0: must be a line of at most 36 plain characters, in quotes";
  CHECK(with("rows", Json::array({std::string(37, '#')})) == Lines{row});
  CHECK(with("rows", Json::array({"\xC3\xA9"})) == Lines{row});
  CHECK(with("rows", Json::array({7})) == Lines{row});
  CHECK(with("rows", Json(std::vector<std::string>(10, "#"))).empty());
  CHECK(with("rows", Json(std::vector<std::string>(11, "#"))) ==
        Lines{"/remedies/0/pictures/0/rows: more than 10 lines; make it smaller"});
  CHECK(with("rows", Json::array()) ==
        Lines{"/remedies/0/pictures/0/rows: must not be an empty list"});
  for (const char* wrong : {"", "10 20", "M1 2 <script>", "M1 2\" onload=\"x", "M&#60;"}) {
    INFO(wrong);
    CHECK(with("around", Json::array({wrong})) ==
          Lines{"/remedies/0/pictures/0/around/0: must be path data of SVG that begins with M, "
                "such as \"M10 70 L110 70\""});
  }
}

TEST_CASE("the strokes of a picture are no longer than a text may be") {
  const auto with = [](std::size_t bytes) {
    const Json picture{{"rows", {"o"}}, {"body", {"M" + std::string(bytes - 1, '1')}}};
    return faults_after("/remedies/0/pictures", Json::array({picture}));
  };
  CHECK(with(longest_text).empty());
  CHECK(with(longest_text + 1).size() == 1);
}

TEST_CASE("what a course leads to is a finding that is asked by itself") {
  Json json = small_knowledge();
  add_course(json, "frail");
  CHECK(faults_of(json).empty());
  json["screens"][1]["detail_of"] = "red-flag";
  REQUIRE(faults_of(json).size() == 1);
  CHECK(faults_of(json).front().ends_with("/course/then: must not be a detail of another finding"));
}

TEST_CASE("a remedy needs steps; a tip does not") {
  for (const std::string place : {"/remedies/0", "/remedies/1"})
    CHECK(faults_after((place + "/steps").c_str(), Json::array()) ==
          Lines{place + ": a remedy needs \"steps\""});
  CHECK(faults_after("/tips/0/steps", Json::array()).empty());
}

TEST_CASE("a condition is an id or one operator") {
  const std::string what =
      "a condition is an id, or an object with one of \"all\", \"any\", \"not\"";
  CHECK(faults_after("/rules/0/when", 1) == Lines{"/rules/0/when: " + what});
  CHECK(faults_after("/rules/0/when", Json::object()) == Lines{"/rules/0/when: " + what});
  CHECK(faults_after("/rules/0/when", {{"all", {"frail"}}, {"any", {"frail"}}}) ==
        Lines{"/rules/0/when: " + what});
  CHECK(faults_after("/rules/0/when", {{"al", {"frail"}}}) ==
        Lines{"/rules/0/when/al: unknown operator \"al\"; " + what + " ~all"});
  CHECK(faults_after("/rules/0/when", {{"any", Json::array()}}) ==
        Lines{"/rules/0/when/any: \"any\" needs a list of at least one condition"});
  CHECK(faults_after("/rules/0/when", {{"all", {"frail", {{"not", {{"any", {"frial"}}}}}}}}) ==
        Lines{"/rules/0/when/all/1/not/any/0: unknown finding or cause \"frial\" ~frail"});
}

TEST_CASE("a key of one's own is no part of a condition") {
  const Json own{{"x-note", "tetanus"}};
  const std::string what =
      ": unknown operator \"x-note\"; a condition is an id, or an object with one of \"all\", "
      "\"any\", \"not\"";
  Json json = small_knowledge();
  json["guarantees"] = Json::array(
      {{{"when", "frail"}, {"because", "b"}, {"sources", Json::array({{{"source", "book"}}})}}});
  json["causes"][0]["when"] = "frail";
  REQUIRE(faults_of(json).empty());
  for (const std::string place : {"/rules/0/when", "/guarantees/0/when", "/causes/0/when"}) {
    const auto fault_of = [&](const Json& condition) {
      Json edited = json;
      edited[Json::json_pointer(place)] = condition;
      const std::vector<std::string> faults = faults_of(edited);
      REQUIRE(faults.size() == 1);
      return faults.front().substr(faults.front().find(' ') + 1);
    };
    CHECK(fault_of(own) == place + "/x-note" + what);
    CHECK(fault_of({{"all", Json::array({"frail", own})}}) == place + "/all/1/x-note" + what);
    CHECK(fault_of({{"any", Json::array({own, "frail"})}}) == place + "/any/0/x-note" + what);
    CHECK(fault_of({{"not", own}}) == place + "/not/x-note" + what);
    CHECK(fault_of({{"any", Json::array({"frail"})}, {"x-note", "n"}}) ==
          place + what.substr(0, 2) + what.substr(what.find("a condition")));
  }
}

TEST_CASE("answers are yes, no or unsure to findings that exist") {
  const auto with_answers = [](Json answers) {
    return faults_after("/cases", Json::array({{{"title", "t"},
                                                {"answers", std::move(answers)},
                                                {"expect", {{"urgency", "routine"}}}}}));
  };
  CHECK(with_answers({{"frail", "yes"}, {"red-flag", "unsure"}}).empty());
  CHECK(with_answers({{"frial", "yes"}}) ==
        Lines{"/cases/0/answers/frial: unknown finding \"frial\" ~frail"});
  CHECK(with_answers({{"frail", "maybe"}}) ==
        Lines{"/cases/0/answers/frail: \"maybe\" is none of: no, unsure, yes"});
  CHECK(with_answers({{"frail", "unasked"}}) ==
        Lines{"/cases/0/answers/frail: \"unasked\" is none of: no, unsure, yes"});
  CHECK(with_answers(Json::array())[0].starts_with(
      "/cases/0/answers: must be an object of findings and answers"));
}

TEST_CASE("the format must be one that is known") {
  CHECK(faults_after("/format_version", "2.0") ==
        Lines{"/format_version: this program reads format 1.0 and 1.1, not \"2.0\""});
}

TEST_CASE("each urgency needs its help, once") {
  CHECK(faults_after("/help/3/urgency", "routine") ==
        Lines{"/help: needs exactly one entry for \"self-care\"",
              "/help: needs exactly one entry for \"routine\""});
}

TEST_CASE("\"and\" and \"or\" are told what they are here") {
  Json json = small_knowledge();
  json["rules"].push_back(rule("r", {{"and", Json::array({"frail"})}}, {{"note", "N."}}));
  json["rules"].push_back(rule("s", {{"or", Json::array({"frail"})}}, {{"note", "N."}}));
  const auto faults = faults_of(json);
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].ends_with("/rules/1/when/and: \"and\" is written \"all\""));
  CHECK(faults[1].ends_with("/rules/2/when/or: \"or\" is written \"any\""));
}

TEST_CASE("an id that stands in a list twice is refused") {
  Json json = small_knowledge();
  json["rules"][0]["then"]["remedies"] = Json::array({"pull", "heat-pack", "pull"});
  const auto faults = faults_of(json);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].ends_with("/rules/0/then/remedies/2: \"pull\" stands here twice; keep one"));
}

TEST_CASE("doubt may not be more urgent than certainty") {
  Json json = small_knowledge();
  json["rules"].push_back(
      rule("doubtful", "frail", {{"urgency", "routine"}}, {{"urgency", "urgent"}}));
  json["guarantees"] = Json::array({{{"when", "frail"},
                                     {"at_least", "routine"},
                                     {"unsure_at_least", "urgent"},
                                     {"because", "b"},
                                     {"sources", Json::array({{{"source", "book"}}})}}});
  const auto faults = faults_of(json);
  REQUIRE(faults.size() == 2);
  CHECK(
      faults[0].ends_with("/rules/1/if_unsure: doubt must not be more urgent than certainty: lower "
                          "this, or raise the other"));
  CHECK(
      faults[1].ends_with("/guarantees/0/unsure_at_least: doubt must not be more urgent than "
                          "certainty: lower this, or raise the other"));
}

TEST_CASE("rules are needed") {
  CHECK(faults_after("/rules", Json::array()) == Lines{"/rules: must not be an empty list"});
}

TEST_CASE("every fault is told, each with its own line and column, in the order of the file") {
  CHECK(faults_of(std::string(R"({
  "format_version": "1.0", "version": "1", "language": "en", "title": "T", "notice": ["N"],
  "lookup": {"common": ["c"], "negations": ["n"], "joins": ["j"], "breaks": ["b"], "general": ["g"]},
  "sources": [{"id": "book", "title": "A book", "yaer": 2020}],
  "findings": [{"id": "frail", "name": "frail", "ask": "Frail?"},
               {"id": "frail", "name": "again", "ask": "Again?"}], "screens": [{"id": "s", "name": "s", "ask": "S?", "findings": ["frail"]}],
  "causes": [{"id": "c", "name": "C", "text": 5, "evidence": "ours", "sources": [{"source": "bok"}]}],
  "remedies": [{"id": "r", "name": "R", "text": "R.", "steps": ["S."], "evidence": "ours", "sources": [{"source": "book"}]}],
  "tips": [{"id": "t", "name": "T", "name": "T", "text": "T.", "evidence": "ours", "sources": [{"source": "book"}]}],
  "help": [{"urgency": "emergency", "text": "E"}, {"urgency": "urgent", "text": "U"},
           {"urgency": "routine", "text": "R"}, {"urgency": "self-care", "text": "S"}],
  "rules": [{"id": "all", "when": {"all": []}, "then": {"urgency": "high"}, "because": "b",
             "evidence": "ours", "sources": [{"source": "book"}]}]
})")) == Lines{"4:49 /sources/0/yaer: unknown key \"yaer\" ~year",
               "6:23 /findings/1/id: the id \"frail\" is taken by a finding above; ids are used "
               "once in a file",
               "7:47 /causes/0/text: must be a text in quotes",
               "7:93 /causes/0/sources/0/source: unknown source \"bok\" ~book",
               "9:37 /tips/0/name: the key \"name\" stands here twice; keep one",
               "12:43 /rules/0/when/all: \"all\" needs a list of at least one condition",
               "12:68 /rules/0/then/urgency: \"high\" is none of: self-care, routine, urgent, "
               "emergency"});
}
