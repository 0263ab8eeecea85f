// Answers line by line: `ask --jsonl`.

#include <nlohmann/json.hpp>
#include <random>

#include "knowledge/plain_answers.hpp"
#include "legcramp/builtin.hpp"
#include "legcramp/load.hpp"
#include "support/desk.hpp"
#include "support/small_knowledge.hpp"

using namespace legcramp;
using legcramp::testing::Desk;
using legcramp::testing::Json;
using legcramp::testing::number_of;

namespace {

constexpr const char* harmless = R"({"format_version":"1.0","answers":{"chest-pain":"no"}})";
constexpr const char* serious = R"({"format_version":"1.0","answers":{"chest-pain":"yes"}})";

std::vector<Json> lines_of(const std::string& out) {
  std::vector<Json> lines;
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t end = out.find('\n', at);
    REQUIRE(end != std::string::npos);
    lines.push_back(Json::parse(out.substr(at, end - at)));
    at = end + 1;
  }
  return lines;
}

ExitCode answer(Desk& desk, const std::string& input) {
  desk.files["-"] = input;
  return desk.run({"ask", "--answers", "-", "--jsonl", "--json"});
}

}  // namespace

TEST_CASE("each line is answered by one line, in order, however the bytes come") {
  Desk desk;
  const std::string input = std::string(harmless) + "\n" + serious + "\r\n" + harmless;
  for (const std::size_t part : {1U, 7U, 56U, 57U, 10000U}) {
    desk.part = part;
    CHECK(answer(desk, input) == ExitCode::done);
    const auto lines = lines_of(desk.out);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0]["status"] == "need_answers");
    CHECK(lines[0]["next"]["id"] == "emergency-signs");
    CHECK(lines[1]["urgency"] == "emergency");
    CHECK(lines[1]["remedies"].empty());
    CHECK(lines[2] == lines[0]);
    CHECK(desk.err.empty());
  }
  CHECK(answer(desk, "") == ExitCode::done);
  CHECK(desk.out.empty());
}

TEST_CASE("a bad line gives an error line, and the others are answered") {
  Desk desk;
  const std::string input = std::string("oops\n\n") + serious +
                            "\n{\"format_version\":\"1.0\",\"answers\":{\"chst-pain\":\"no\"}}\n"
                            "{\"format_version\":\"1.0\",\"answers\":{\"takes-statin\":\"yes\","
                            "\"takes-medicine\":\"no\"}}\n\xFF\n";
  CHECK(answer(desk, input) == ExitCode::bad_input);
  const auto lines = lines_of(desk.out);
  REQUIRE(lines.size() == 6);
  const auto message = [&](std::size_t i) { return lines[i].at("error").at("message"); };
  CHECK(message(0) == "this is not JSON: \"o\" does not belong here");
  CHECK(message(1) == "the text is empty");
  CHECK(lines[2]["urgency"] == "emergency");
  CHECK(message(3) == "unknown finding \"chst-pain\"");
  CHECK(lines[3]["error"]["did_you_mean"][0] == "chest-pain");
  CHECK(lines[3]["error"]["at"] == Json{{"column", 36}, {"pointer", "/answers/chst-pain"}});
  CHECK(lines[3]["error"]["code"] == "bad-line");
  CHECK(lines[3]["error"]["exit"] == 3);
  CHECK(message(4) == "\"takes-statin\" is yes, but \"takes-medicine\" is no");
  CHECK(lines[4]["error"]["at"] == Json{{"column", 36}, {"pointer", "/answers/takes-statin"}});
  CHECK(message(5) == "this is not UTF-8 text");
  CHECK(desk.err == "legcramp: 5 of 6 lines could not be read; the first is line 1\n");
}

TEST_CASE(
    "a line longer than an answers file is refused, kept no longer than that, and left behind") {
  Desk desk;
  desk.part = 1 << 20;
  const std::string blanks(largest_file * 2, ' ');
  for (const std::string& long_line :
       {blanks + harmless, harmless + blanks, harmless + blanks + "x"}) {
    CHECK(answer(desk, long_line + "\n" + serious + "\n") == ExitCode::bad_input);
    const auto lines = lines_of(desk.out);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0]["error"]["message"] == "larger than 4 MiB, the most that is read");
    CHECK(lines[1]["urgency"] == "emergency");
  }
}

TEST_CASE("what can be answered is written before more is waited for, line by line if asked to") {
  Desk desk;
  std::vector<std::size_t> written;
  desk.on_wait = [&](auto) { written.push_back(lines_of(desk.out).size()); };
  desk.part = std::string(harmless).size() + 1;
  const std::string two = std::string(harmless) + "\n" + harmless + "\n";
  answer(desk, two);
  CHECK(written == std::vector<std::size_t>{0, 1, 2});

  desk.part = std::size_t{1} << 20;
  desk.writes = 0;
  CHECK(answer(desk, std::string(100000, '\n')) == ExitCode::bad_input);
  CHECK(desk.writes > 100);  // and not all at once

  desk.part = 10000;
  desk.files["-"] = two;
  for (const auto& [option, writes] : {std::pair{"--json", 1}, {"--line-buffered", 2}}) {
    desk.writes = 0;
    desk.run({"ask", "--answers", "-", "--jsonl", option});
    CHECK(desk.writes == writes);
    CHECK(lines_of(desk.out).size() == 2);
  }
}

TEST_CASE("input that breaks off, output that is full and files that are not there are told") {
  Desk desk;
  desk.cut_after = 60;
  CHECK(answer(desk, std::string(serious) + "\n" + harmless + "\n") == ExitCode::bad_input);
  CHECK(lines_of(desk.out).size() == 1);  // what was cut is no line
  CHECK(desk.err == "legcramp: -: Input/output error\n");
  desk.cut_after = std::string::npos;
  desk.is_full = true;
  CHECK(answer(desk, harmless) == ExitCode::output_failed);
  CHECK(desk.err == "legcramp: the output could not be written\n");
  desk.is_full = false;
  CHECK(desk.run({"ask", "--answers", "none", "--jsonl"}) == ExitCode::bad_input);
  CHECK(desk.err == "legcramp: none: No such file or directory\n");
  CHECK(desk.run({"ask", "--jsonl", "-a", "chest-pain=yes"}) == ExitCode::wrong_usage);
  CHECK(desk.run({"ask", "--jsonl", "--cause", "cold"}) == ExitCode::wrong_usage);
  CHECK(desk.run({"ask", "--jsonl", "--why"}) == ExitCode::wrong_usage);
  CHECK(desk.run({"ask", "--line-buffered"}) == ExitCode::wrong_usage);
  desk.files["-"] = legcramp::testing::small_knowledge().dump();
  CHECK(desk.run({"ask", "--jsonl", "-f", "-"}) == ExitCode::wrong_usage);
  CHECK(desk.err.find("not both") != std::string::npos);
}

TEST_CASE("progress is drawn on a terminal beside the output, once a second, and goes") {
  Desk desk;
  desk.err_is_terminal = true;
  desk.on_wait = [&](auto) { desk.time += std::chrono::milliseconds(400); };
  desk.part = std::string(serious).size() + 1;
  const std::string six = [] {
    std::string text;
    for (int i = 0; i < 6; ++i) text += std::string(serious) + "\n";
    return text;
  }();
  CHECK(answer(desk, six) == ExitCode::done);
  CHECK(desk.err == "\r3 lines, 2 a second\033[K\r6 lines, 2 a second\033[K\r\033[K");
  for (const bool is_plain : {true, false}) {
    desk.environment["TERM"] = is_plain ? "dumb" : "xterm";
    desk.is_terminal = !is_plain;  // the lines themselves are seen
    answer(desk, six);
    CHECK(desk.err.empty());
  }
}

TEST_CASE("a knowledge file of one's own is asked about line by line too") {
  Desk desk;
  desk.files["own.json"] = legcramp::testing::small_knowledge().dump();
  desk.files["-"] = R"({"format_version":"1.0","answers":{"frail":"yes"}})";
  CHECK(desk.run({"ask", "--jsonl", "-f", "own.json"}) == ExitCode::done);
  const auto lines = lines_of(desk.out);
  CHECK(lines[0]["causes"] == Json::parse(R"([{"id":"strain"}])"));
  CHECK(lines[0]["knowledge"]["origin"] == "own.json");
}

TEST_CASE("what is read quickly is read as the reader of all JSON reads it",
          "[answers-read-differently]") {
  const Knowledge& knowledge = builtin_knowledge();
  const PlainAnswers plain(knowledge);
  const std::string text = R"( {"answers" : {"chest-pain":"no","fainted": "yes",)"
                           "\r\n\t"
                           R"("unsteady":"unsure"}, "format_version":"1.0" } )";
  REQUIRE(plain.read(text));
  CHECK(plain.read(text)->answer({number_of(knowledge, "unsteady")}) == Answer::unsure);
  CHECK(plain.read(R"({"format_version":"1.0","answers":{}})"));
  std::mt19937 random(1);
  const auto below = [&](std::size_t bound) { return random() % bound; };
  std::size_t accepted = 0;
  for (int i = 0; i < 40000; ++i) {
    std::string changed = text;
    for (std::size_t changes = 1 + below(2); changes > 0; --changes) {
      const std::size_t at = below(changed.size());
      const std::string_view signs = "\"{}:, \\0yesno\t-";
      if (below(3) == 0) changed.erase(at, 1 + below(8));
      else if (below(2) == 0) changed.insert(at, 1, signs[below(signs.size())]);
      else changed.insert(at, changed.substr(below(changed.size()), below(20)));
      if (changed.empty()) changed = " ";
    }
    const auto quickly = plain.read(changed);
    if (!quickly) continue;
    ++accepted;
    const std::string otherwise =  // a key of one's own, which the quick reader leaves to the other
        changed.insert(changed.find('{') + 1, R"("x-remark": 1, )");
    REQUIRE_FALSE(plain.read(otherwise));
    const auto slowly = load_sheet(otherwise, knowledge);
    INFO(changed);
    REQUIRE(slowly);
    REQUIRE(*slowly == *quickly);
  }
  CHECK(accepted > 500);
}
