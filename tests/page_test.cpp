// What every page has in common: width, colour, pictures, where it comes from.

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/command.hpp"
#include "embedded/small_file.hpp"
#include "legcramp/builtin.hpp"
#include "support/catch.hpp"
#include "support/desk.hpp"
#include "support/sound_knowledge.hpp"

using namespace legcramp;
using legcramp::testing::Desk;

namespace {

const std::vector<std::vector<std::string>> every_page{{},
                                                       {"advice"},
                                                       {"advice", "--cause", "cold"},
                                                       {"advice", "--cause", "fatigue"},
                                                       {"advice", "chest", "pain"},
                                                       {"advice", "swollen", "calf"},
                                                       {"advice", "magnesium"},
                                                       {"tips"},
                                                       {"tips", "1"},
                                                       {"tips", "2"},
                                                       {"tips", "3"},
                                                       {"tips", "4"},
                                                       {"tips", "5"},
                                                       {"relief", "--no-input"},
                                                       {"relief", "toe-pull", "--no-input"},
                                                       {"--version"},
                                                       {"ask", "-a", "chest-pain=yes"},
                                                       {"ask", "--cause", "cold"}};

}  // namespace

TEST_CASE("a page fits 40 columns, and any width from 20 on, but for what is typed or opened") {
  Desk desk;
  desk.is_terminal = true;
  for (const auto& arguments : every_page)
    for (const std::size_t columns : {20U, 40U, 57U, 80U}) {
      desk.columns = columns;
      desk.typed = {"w", "n", "w", "n", "n", "n", "1 2", "w", "2", "n", "n", "w", "1?", "n", "n"};
      const ExitCode exit = desk.run(arguments);
      REQUIRE((exit == ExitCode::done || exit == ExitCode::need_answers));
      std::string widest;
      for (std::size_t at = 0; at < desk.out.size();) {
        const std::size_t end = desk.out.find('\n', at);
        std::string line = desk.out.substr(at, end - at);
        while (line.starts_with("> ")) line.erase(0, 2);  // the reply ends the line of the prompt
        at = end + 1;
        std::string visible;  // without colours
        for (std::size_t i = 0; i < line.size(); ++i) {
          if (line[i] == '\033') i = line.find('m', i);
          else visible += line[i];
        }
        const bool is_command =
            visible.starts_with("   legcramp ") || visible.starts_with("   sha256 ");
        if (!is_command && visible.size() > widest.size()) widest = visible;
      }
      INFO(columns << ": " << widest);
      CHECK(widest.size() <= columns);
    }
}

/// How many lines of a block of README stand in what was printed; it begins with `start`.
int lines_shown_of_readme(const std::string& start, const std::string& out) {
  std::ifstream readme(LEGCRAMP_SOURCE "/README.md");
  const std::string text{std::istreambuf_iterator<char>(readme), {}};
  const std::size_t at = text.find("    " + start);
  REQUIRE(at != std::string::npos);
  std::istringstream block(text.substr(at, text.find("\n\n", at) - at));
  int count = 0;
  for (std::string line; std::getline(block, line); ++count) {
    INFO(line);
    CHECK((line == "       ..." || out.find(line.substr(4)) != std::string::npos));
  }
  return count;
}

TEST_CASE("the screens in README are those that are shown") {
  Desk desk;
  desk.is_terminal = true;
  desk.run({"ask", "--plain"});
  CHECK(lines_shown_of_readme("1/7 ", desk.out) == 9);
  desk.columns = 75;  // room for one picture
  desk.environment["NO_COLOR"] = "1";
  desk.typed_at = {{std::chrono::seconds(20), "q"}};
  desk.run({"relief"});
  CHECK(lines_shown_of_readme("1/5 Calf", desk.out) == 14);
}

TEST_CASE("every page but the first screen says that it is no diagnosis", "[taken-for-diagnosis]") {
  Desk desk;
  const std::vector<std::vector<std::string>> pages{
      {"advice", "calf"}, {"tips"}, {"relief"}, {"ask"}, {"export", "bedside"}};
  for (const auto& page : pages) {
    desk.run(page);
    INFO(desk.out);
    CHECK(desk.out.find("not a diagnosis") != std::string::npos);
  }
}

TEST_CASE("every page and document tells which knowledge it comes from", "[old-advice]") {
  Desk desk;
  for (const auto& command : {"advice", "tips", "relief", "ask", "check", "--version"}) {
    desk.run({"--json", command});
    const auto json = nlohmann::json::parse(desk.out);
    INFO(command);
    CHECK(json["knowledge"]["version"] == builtin_knowledge().version);
    CHECK(json["knowledge"]["sha256"] == builtin_sha256());
  }
  for (const std::vector<std::string>& page :
       {{"--version"}, std::vector<std::string>{"export", "bedside"}}) {
    desk.run(page);
    CHECK(desk.out.find(builtin_sha256().substr(0, 12)) != std::string::npos);
  }
}

TEST_CASE("a pipe gets neither broken lines nor colour") {
  Desk desk;
  desk.environment["COLUMNS"] = "40";
  CHECK(desk.run({"advice", "chest", "pain"}) == ExitCode::done);
  CHECK_FALSE(desk.has_escapes());
  desk.run({"tips"});
  CHECK(desk.longest_line() > 100);
}

TEST_CASE("strange widths are clamped, and fall back to the terminal's own") {
  Desk desk;
  desk.is_terminal = true;
  desk.columns = 40;
  desk.environment["NO_COLOR"] = "1";
  for (const char* strange : {"0", "-5", "abc", "100000000000000000000", "40x", ""}) {
    desk.environment["COLUMNS"] = strange;
    desk.run({"tips"});
    CHECK(desk.longest_line() <= 40);
  }
  desk.environment["COLUMNS"] = "1";
  desk.run({"tips", "1"});
  CHECK(desk.longest_line() <= 20);
  desk.environment["COLUMNS"] = "5000";
  desk.run({"tips", "1"});
  CHECK(desk.longest_line() <= 80);
}

TEST_CASE("colour is for terminals that want it") {
  Desk desk;
  desk.is_terminal = true;
  const auto has_color = [&](const std::vector<std::string>& arguments) {
    REQUIRE(desk.run(arguments) == ExitCode::done);
    return desk.has_escapes();
  };
  CHECK(has_color({"tips"}));
  CHECK_FALSE(has_color({"tips", "--plain"}));
  CHECK_FALSE(has_color({"tips", "--color", "never"}));
  for (const auto& [name, value] : std::map<std::string, std::string>{
           {"NO_COLOR", "1"}, {"TERM", "dumb"}, {"ACCESSIBLE", "1"}}) {
    desk.environment = {{name, value}};
    CHECK_FALSE(has_color({"tips"}));
  }
  desk.environment = {{"NO_COLOR", ""}, {"ACCESSIBLE", "0"}, {"TERM", "xterm"}};
  CHECK(has_color({"tips"}));
  desk.environment = {{"ACCESSIBLE", "false"}};
  CHECK(has_color({"tips"}));
  desk.is_terminal = false;
  CHECK_FALSE(has_color({"tips"}));
  CHECK(has_color({"tips", "--color", "always"}));
  CHECK_FALSE(has_color({"tips", "--color", "always", "--plain"}));
}

TEST_CASE("what is avoided is not explained either", "[wrong-reasons]") {
  Desk desk;
  CHECK(desk.run({"advice", "swollen", "calf", "massage"}) == ExitCode::done);
  CHECK(desk.out.find("knead") == std::string::npos);
  CHECK(desk.run({"advice", "massage"}) == ExitCode::done);
  CHECK(desk.out.find("knead") != std::string::npos);
}

TEST_CASE("output that cannot be written gets exit 5, for every command", "[cut-output]") {
  Desk desk;
  desk.is_full = true;
  for (const auto& arguments : every_page) CHECK(desk.run(arguments) == ExitCode::output_failed);
  for (const char* argument : {"--help", "help"})
    CHECK(desk.run({argument}) == ExitCode::output_failed);
  CHECK(desk.run({"tips", "--json"}) == ExitCode::output_failed);
  CHECK(desk.run({"export", "ids"}) == ExitCode::output_failed);
  CHECK(desk.err == "legcramp: the output could not be written\n");
}

TEST_CASE("--why names rule and source for every line") {
  Desk desk;
  for (const auto& arguments :
       std::vector<std::vector<std::string>>{{"advice", "--cause", "cold"},
                                             {"advice", "--cause", "fatigue"},
                                             {"advice", "swollen", "calf"},
                                             {"advice", "chest", "pain"}}) {
    auto with_json = arguments;
    with_json.insert(with_json.end(), {"--why", "--json"});
    REQUIRE(desk.run(with_json) == ExitCode::done);
    const auto json = nlohmann::json::parse(desk.out);
    for (const char* list :
         {"alarms", "causes", "remedies", "tips", "further", "cautions", "notes"})
      for (const auto& line : json[list]) {
        INFO(list << " " << line["id"]);
        const auto& why = line["why"];
        const bool is_cause = std::string(list) == "causes";
        CHECK(why["rules"].empty() == is_cause);
        for (const auto& rule : why["rules"]) CHECK_FALSE(rule["sources"].empty());
        if (is_cause) CHECK_FALSE(why["sources"].empty());
      }
  }
}

TEST_CASE("help is there for every command, and fits 40 and 80 columns") {
  Desk desk;
  desk.is_terminal = true;
  desk.environment["NO_COLOR"] = "1";
  std::vector<std::vector<std::string>> calls{{"--help"}, {"-h"}, {"help"}, {"tips", "--help"}};
  for (const Command& command : commands()) calls.push_back({"help", std::string(command.name)});
  for (const std::size_t columns : {40U, 80U})
    for (const std::vector<std::string>& arguments : calls) {
      desk.columns = columns;
      CHECK(desk.run(arguments) == ExitCode::done);
      CHECK(desk.out.find("legcramp") == 0);
      std::istringstream lines(desk.out);
      for (std::string line; std::getline(lines, line);)
        if (!line.starts_with("  legcramp "))  // commands are never broken
          CHECK(line.size() <= columns);
    }
}

TEST_CASE("pictures are shown on a terminal with room, and nowhere else") {
  Desk desk;
  desk.is_terminal = true;
  desk.environment["NO_COLOR"] = "1";
  const std::string part_of_picture = "(    )";
  const auto has_picture = [&](const std::vector<std::string>& arguments, std::size_t columns,
                               std::size_t rows) {
    desk.columns = columns;
    desk.rows = rows;
    desk.run(arguments);
    return desk.out.find(part_of_picture) != std::string::npos;
  };
  CHECK(has_picture({}, 80, 40));
  CHECK_FALSE(has_picture({}, 80, 24));
  CHECK(has_picture({}, 40, 60));
  CHECK(has_picture({"relief", "--no-input"}, 40, 10));
  CHECK_FALSE(has_picture({"relief", "--no-input"}, 30, 100));
  CHECK_FALSE(has_picture({"advice", "toe", "pull"}, 80, 24));
  CHECK(has_picture({"advice", "toe", "pull"}, 80, 200));
  CHECK_FALSE(has_picture({"relief", "--plain"}, 80, 200));
  desk.environment["TERM"] = "dumb";
  CHECK_FALSE(has_picture({}, 80, 200));
  desk.environment["TERM"] = "";
  desk.environment["ACCESSIBLE"] = "1";
  CHECK_FALSE(has_picture({}, 80, 200));
  desk.environment["ACCESSIBLE"] = "";
  desk.is_terminal = false;
  CHECK_FALSE(has_picture({}, 80, 200));
}

TEST_CASE("the page of no arguments fits 24 rows of 80 columns, and leaves one for the prompt",
          "[hidden-sign]") {
  Desk desk;
  desk.is_terminal = true;
  desk.columns = 80;
  desk.rows = 24;
  desk.environment["NO_COLOR"] = "1";
  desk.run({});
  CHECK(std::ranges::count(desk.out, '\n') <= 23);
  CHECK(desk.longest_line() <= 80);
  std::ranges::replace(desk.out, '\n', ' ');
  const Help& emergency = builtin_knowledge().help_for(Urgency::emergency);
  for (const Sign& sign : emergency.signs) CHECK(desk.out.find(sign.text) != std::string::npos);
  CHECK(desk.out.ends_with(std::string(emergency.signs.back().text) + ". "));
}

TEST_CASE("signs that were not asked stand before the steps of a look-up", "[hidden-sign]") {
  Desk desk;
  desk.files["k"] = legcramp::testing::sound_knowledge().dump();
  CHECK(desk.run({"advice", "strain", "-f", "k"}) == ExitCode::done);
  const std::size_t signs = desk.out.find("Not asked yet: signs that need help");
  const std::size_t steps = desk.out.find("Do this now");
  CHECK(desk.out.find("Call for any one of these: a red flag.") > signs);
  CHECK(desk.out.find("Today for any one of these: another flag.") < steps);
  CHECK(signs < steps);
  CHECK(steps != std::string::npos);
}

TEST_CASE("what to check before the steps stands above them, unless help is urgent") {
  Desk desk;
  auto json = legcramp::testing::sound_knowledge();
  json["before_steps"] = {"Swollen?", "Then wait."};
  json["tips"][0]["timing"] = {{"hold_seconds", 20},
                               {"repeat", 1},
                               {"evidence", "trial"},
                               {"sources", json["tips"][0]["sources"]}};
  desk.files["k"] = json.dump();
  const auto place = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"-f", "k"});
    desk.run(arguments);
    return desk.out.find("Swollen? Then wait.");
  };
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{},
                                                    {"advice", "strain"},
                                                    {"relief"},
                                                    {"relief", "pull"},
                                                    {"ask", "-a", "frail=yes"},
                                                    {"export", "bedside"}}) {
    INFO((arguments.empty() ? "" : arguments.front()));
    const std::size_t at = place(arguments);
    CHECK(at < desk.out.find("Pull"));
  }
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"advice", "other", "flag"},
        {"relief", "-a", "other-flag=yes"},
        {"ask", "-a", "other-flag=yes"},
        {"export", "bedside", "-a", "other-flag=yes"},
        {"relief", "rest"},
        {"tips"}}) {
    INFO(arguments.front());
    CHECK(place(arguments) == std::string::npos);
    CHECK(desk.out.size() > 20);
  }
  desk.is_terminal = true;
  desk.typed_at = {{std::chrono::seconds(1), "q"}};
  const std::size_t at = place({"relief"});
  CHECK(at < desk.out.find("1/2 Pull"));
}

TEST_CASE("of very many things some are named") {
  nlohmann::ordered_json json = nlohmann::ordered_json::parse(small_file);
  std::vector<std::string> findings;
  for (int i = 0; i < 21; ++i) {
    const std::string id = fmt::format("f{}", i);
    findings.push_back(id);
    json["findings"].push_back({{"id", id}, {"name", id}, {"ask", "Is it?"}});
    json["screens"].push_back(
        {{"id", "of-" + id}, {"name", "Of " + id}, {"ask", "Is it?"}, {"findings", {id}}});
    auto tip = json["tips"][0];
    tip["id"] = fmt::format("t{}", i);
    tip["name"] = fmt::format("Tip {}", i);
    tip["kinds"] = {"rest-kind"};
    json["tips"].push_back(tip);
    json["rules"][0]["then"]["tips"].push_back(tip["id"]);
  }
  auto rule = json["rules"][0];
  rule["id"] = "ask-them";
  rule["when"] = {{"any", findings}};
  rule["then"] = {{"note", "N."}};
  json["rules"].push_back(rule);
  rule["id"] = "no-rest";
  rule["when"] = "strain";
  rule["then"] = {{"avoid", {"rest-kind"}}};
  json["rules"].push_back(rule);
  Desk desk;
  desk.files["many"] = json.dump();
  const auto says = [&](const char* words) {
    std::istringstream printed(desk.out);
    std::string text;
    for (std::string word; printed >> word; text += ' ') text += word;  // whatever its lines
    return text.find(words) != std::string::npos;
  };
  desk.run({"ask", "-f", "many"});
  CHECK(says("Of f18; and more."));
  CHECK_FALSE(says("Of f19"));
  desk.run({"advice", "--cause", "strain", "-f", "many"});
  CHECK(says("Tip 0; Tip 1;"));
  CHECK(says("Tip 19; and more. It may help."));
  CHECK_FALSE(says("Tip 20"));
}
