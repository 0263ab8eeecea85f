#include "cli/run.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "cli/command.hpp"
#include "legcramp/builtin.hpp"
#include "output/blocks.hpp"
#include "support/desk.hpp"
#include "support/small_knowledge.hpp"

using namespace legcramp;
using legcramp::testing::Desk;
using legcramp::testing::small_knowledge;

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

TEST_CASE("an ordinary cramp is seven screens and seven keys") {
  Desk desk;
  desk.is_terminal = true;
  desk.typed = {"n", "n", "n", "n", "n", "n", "3"};
  CHECK(desk.run({"ask"}) == ExitCode::done);
  CHECK(desk.out.find("You can try these steps yourself.") != std::string::npos);
  CHECK(desk.out.find("Tired muscles") != std::string::npos);
  CHECK(desk.out.find("-a hard-effort=yes") != std::string::npos);
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
  CHECK(lines_shown_of_readme("1/5 Calf", desk.out) == 17);
}

TEST_CASE("a screen fits a terminal of 24 rows and 40 columns") {
  Desk desk;
  desk.is_terminal = true;
  desk.columns = 40;
  for (const char* reply : {"n", "1", "?"}) {
    desk.typed.assign(30, reply);
    desk.run({"ask", "-a", "emergency-signs=no", "-a", "sudden-leg-and-nerve-signs=no", "--plain"});
    std::size_t from = 0;
    std::size_t screens = 0;
    for (std::size_t prompt = 0; (prompt = desk.out.find("\n> ", from)) != std::string::npos;) {
      const std::string screen = desk.out.substr(from, prompt + 1 - from);
      CHECK(std::ranges::count(screen, '\n') < 24);
      from = prompt + 3;
      ++screens;
    }
    CHECK(screens >= 3);
  }
}

TEST_CASE("an emergency ends the interview on the screen that reveals it") {
  Desk desk;
  desk.is_terminal = true;
  desk.typed = {"5", "n"};
  CHECK(desk.run({"ask"}) == ExitCode::done);
  CHECK(desk.out.find("Call your local emergency number now.") != std::string::npos);
  CHECK(desk.out.find("2/") == std::string::npos);
}

TEST_CASE("what is urgent is said at once, between the screens") {
  Desk desk;
  desk.is_terminal = true;
  desk.typed = {"n", "n", "1", "n", "n", "n", "n", "n"};
  CHECK(desk.run({"ask"}) == ExitCode::done);
  const std::size_t said = desk.out.find("So far: Get medical advice today");
  CHECK(said < desk.out.find("4/"));
  CHECK(desk.out.find("So far:", said + 1) == std::string::npos);
}

TEST_CASE("an interview whose output cannot be written ends at once, with exit code 5",
          "[cut-output]") {
  Desk desk;
  desk.is_terminal = true;
  desk.is_full = true;
  desk.typed = {"n", "n", "n", "n", "n", "n", "n"};
  CHECK(desk.run({"ask"}) == ExitCode::output_failed);
}

TEST_CASE("stopping says what is known, and does not reassure", "[stopped-too-early]") {
  Desk desk;
  desk.is_terminal = true;
  for (const std::vector<std::string>& typed :
       {std::vector<std::string>{"q"}, {}, {"n", "n", "q"}, {"n", "?", "n", "b", "q"}}) {
    desk.typed = typed;
    CHECK(desk.run({"ask"}) == ExitCode::need_answers);
    CHECK(desk.out.find("Not finished") != std::string::npos);
    CHECK(desk.out.find("You can try these steps yourself.") == std::string::npos);
    CHECK(desk.out.find("To go on from here") != std::string::npos);
  }
}

TEST_CASE("going back takes the answers of that screen away") {
  Desk desk;
  desk.is_terminal = true;
  desk.typed = {"n", "1", "n"};
  REQUIRE(desk.run({"ask"}) == ExitCode::done);
  CHECK(desk.out.find("emergency number") != std::string::npos);
  desk.typed = {"b", "4?", "b", "n", "n", "n", "n", "n", "n", "n"};
  CHECK(desk.run({"ask"}) == ExitCode::done);
  CHECK(desk.out.find("This is the first screen.") != std::string::npos);
  CHECK(desk.out.find("You can try these steps yourself.") != std::string::npos);
}

TEST_CASE(
    "an interview says how to answer, how to see what is known, and what an answer can bring") {
  Desk desk;
  desk.is_terminal = true;
  desk.files["k"] = small_file;
  desk.typed = {"perhaps", "w", "q"};
  CHECK(desk.run({"ask", "-f", "k"}) == ExitCode::need_answers);
  CHECK(desk.out.find("y yes, n no, ? not sure") != std::string::npos);
  CHECK(desk.out.find("Please type y, n or ?") != std::string::npos);
  CHECK(desk.out.find("It may be a cause: Strain.") != std::string::npos);
  desk.typed = {"n", "n", "1", "q"};
  CHECK(desk.run({"ask"}) == ExitCode::need_answers);
  CHECK(desk.out.find("A few more questions; q shows all that is known.") != std::string::npos);
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

TEST_CASE("no tips where a warning sign may be meant", "[hidden-sign]") {
  Desk desk;
  CHECK(desk.run({"tips", "shoes"}) == ExitCode::done);
  for (const char* const words :
       {"shoes chest pain", "shoes, no chest pain", "shoes one leg swollen"}) {
    CHECK(desk.run({"tips", words}) == ExitCode::nothing_found);
    CHECK(desk.out.empty());
    CHECK(desk.err.find("Call your local emergency number now.") != std::string::npos);
  }
}

TEST_CASE("what cannot be read is asked again, and w says why") {
  Desk desk;
  desk.is_terminal = true;
  desk.typed = {"",  "hm", "0", "y", "1 ?", "11", std::string(1'000, 'n'), "w", "n",
                "n", "n",  "n", "n", "n",   "n"};
  CHECK(desk.run({"ask"}) == ExitCode::done);
  for (const char* hint : {"Please type numbers, or n for none.", "Please type numbers, n or ?",
                           "There is no such number.", "Which ones? Please type their numbers.",
                           "Please put the ? right behind a number, or type it alone.",
                           "Please type each number once.", "That is too long.",
                           "With leg pain, this can mean a blood clot in the lung. [emergency]"}) {
    INFO(hint);
    CHECK(desk.out.find(hint) != std::string::npos);
  }
}

TEST_CASE(
    "nobody is asked in a pipe, with --json, with --no-input, or without a terminal to read") {
  Desk desk;
  desk.typed = {"n"};
  CHECK(desk.run({"ask"}) == ExitCode::need_answers);
  CHECK(desk.out.find("\n> ") == std::string::npos);
  desk.is_terminal = true;
  desk.files["-"] = R"({"format_version": "1.0", "answers": {}})";
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"ask", "--json"},
                                                    {"ask", "--no-input"},
                                                    {"ask", "--answers", "-"}}) {
    CHECK(desk.run(arguments) == ExitCode::need_answers);
    CHECK(desk.out.find("\n> ") == std::string::npos);
  }
}

TEST_CASE("the command at the end gives the same result without a question",
          "[answers-read-differently]") {
  Desk desk;
  desk.is_terminal = true;
  for (const std::vector<std::string>& typed :
       {std::vector<std::string>{"n", "n", "n", "n", "n", "n", "3"},
        {"n", "n", "1 6?", "n", "1?", "1 3 4", "2", "1?", "n", "2 8", "n", "1 2", "?", "n", "n"},
        {"n", "n", "n", "n", "n", "?", "1", "1", "1", "n", "n", "n", "n", "n"},
        {"?", "?", "?", "?", "?", "?", "?", "?", "?", "?", "?",
         "?", "?", "?", "?", "?", "?", "?", "?", "?", "?", "?"}}) {
    desk.typed = typed;
    desk.run({"ask", "--plain"});
    const std::string page = desk.out.substr(desk.out.rfind("\n> ") + 4);
    const std::size_t at = page.find("   legcramp ask ");
    REQUIRE(at != std::string::npos);
    std::vector<std::string> arguments{"ask", "--plain"};
    const std::string command = page.substr(at + 16, page.find('\n', at) - at - 16);
    for (std::size_t from = 0; from < command.size();) {
      const std::size_t end = std::min(command.find(' ', from), command.size());
      arguments.push_back(command.substr(from, end - from));
      from = end + 1;
    }
    desk.typed.clear();
    const bool is_finished = desk.run(arguments) == ExitCode::done;
    CHECK((is_finished ? desk.out : page) == page);
    CHECK(is_finished);
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

TEST_CASE("global options stand in any place") {
  Desk desk;
  CHECK(desk.run({"--json", "tips", "1"}) == ExitCode::done);
  const std::string first = desk.out;
  CHECK(desk.run({"tips", "--json", "1"}) == ExitCode::done);
  CHECK(desk.out == first);
}

TEST_CASE("a word that is also a command is just a word behind another command") {
  Desk desk;
  CHECK(desk.run({"advice", "tips"}) == ExitCode::nothing_found);
  CHECK(desk.err.find("nothing about \"tips\"") != std::string::npos);
}

TEST_CASE("options are found in any place, attached to their values and to each other") {
  Desk desk;
  desk.files["own.json"] = small_knowledge().dump();
  CHECK(desk.run({"advice", "-ccold"}) == ExitCode::done);
  const std::string cold = desk.out;
  CHECK(desk.run({"advice", "--cause=cold"}) == ExitCode::done);
  CHECK(desk.out == cold);
  CHECK(desk.run({"-fown.json", "tips"}) == ExitCode::done);
  CHECK(desk.out.find("Rest more.") != std::string::npos);
  CHECK(desk.run({"tips", "-Vh"}) == ExitCode::done);
  CHECK(desk.out.starts_with("legcramp tips"));
}

TEST_CASE("wrong usage gets exit 2 and what may have been meant") {
  Desk desk;
  const auto complaint = [&](const std::vector<std::string>& arguments) {
    CHECK(desk.run(arguments) == ExitCode::wrong_usage);
    CHECK(desk.out.empty());
    return desk.err;
  };
  CHECK(complaint({"tps"}) ==
        "legcramp: unknown command \"tps\"; see \"legcramp help\" (did you mean \"tips\"?)\n");
  CHECK(complaint({""}) == "legcramp: unknown command \"\"; see \"legcramp help\"\n");
  CHECK(complaint({"--jsn", "tips"}) ==
        "legcramp: unknown option \"--jsn\" (did you mean \"--json\"?)\n");
  CHECK(complaint({"advice", "--cuase=cold"}) ==
        "legcramp: unknown option \"--cuase\" (did you mean \"--cause\"?)\n");
  CHECK(complaint({"-x"}) == "legcramp: unknown option \"-x\"\n");
  const std::string cause = complaint({"advice", "--cause", "colt"});
  CHECK(cause.starts_with("legcramp: unknown cause \"colt\"; the causes are: fatigue, cold, "));
  CHECK(cause.ends_with("(did you mean \"cold\"?)\n"));
  CHECK(complaint({"advice", "--cause"}) == "legcramp: --cause needs a value\n");
  CHECK(complaint({"--plain=", "tips"}) == "legcramp: --plain takes no value\n");
  CHECK(complaint({"--cause", "cold", "advice"}) ==
        "legcramp: --cause goes after the command: \"legcramp advice --cause ...\"\n");
  CHECK(complaint({"--plain=2", "tips"}) == "legcramp: --plain takes no value\n");
  CHECK(complaint({"-f", "a", "-f", "b"}) == "legcramp: --knowledge is given twice\n");
  CHECK(complaint({"--color", "pink"}) ==
        "legcramp: --color is auto, always or never, not \"pink\"\n");
  const std::string remedy = complaint({"relief", "toe-pul"});
  CHECK(remedy.starts_with("legcramp: unknown remedy \"toe-pul\"; the remedies are: "));
  CHECK(remedy.ends_with("(did you mean \"toe-pull\"?)\n"));
  CHECK(complaint({"check", "a.json", "now"}) ==
        "legcramp: \"now\" is one argument too many; see \"legcramp help check\"\n");
  CHECK(
      complaint({"tips", "99"}).starts_with("legcramp: there is no tip 99; they are numbered 1 "));
  CHECK(complaint({"tips", "0"}).starts_with("legcramp: there is no tip 0; they are numbered 1 "));
  CHECK(complaint({"export", "shema"}) ==
        "legcramp: cannot export \"shema\"; one of: bedside, knowledge, schema, output-schema, "
        "ids, completion, manual "
        "(did you "
        "mean \"schema\"?)\n");
  CHECK(complaint({"help", "tps"}) ==
        "legcramp: unknown command \"tps\"; see \"legcramp help\" (did you mean \"tips\"?)\n");
  CHECK(complaint({"tips", std::string(10'000, '9')}).size() < 200);
  CHECK(complaint({"\033[31m"}).starts_with("legcramp: unknown command \"\\x1b[31m\"; to look "));
}

TEST_CASE("an empty value is a mistake, never a fall-back", "[damaged-file]") {
  Desk desk;
  desk.files["1"] = small_knowledge().dump();
  CHECK(desk.run({"-f", "", "tips"}) == ExitCode::bad_input);
  CHECK(desk.err == "legcramp: '': No such file or directory\n");
  CHECK(desk.run({"--knowledge=", "tips", "1"}) == ExitCode::wrong_usage);
  CHECK(desk.err == "legcramp: --knowledge needs a value\n");
  CHECK(desk.run({"relief", ""}) == ExitCode::wrong_usage);
}

TEST_CASE("what is avoided is not explained either", "[wrong-reasons]") {
  Desk desk;
  CHECK(desk.run({"advice", "swollen", "calf", "massage"}) == ExitCode::done);
  CHECK(desk.out.find("knead") == std::string::npos);
  CHECK(desk.run({"advice", "massage"}) == ExitCode::done);
  CHECK(desk.out.find("knead") != std::string::npos);
}

TEST_CASE("an honest no still names the signs of an emergency", "[failure-taken-for-fine]") {
  Desk desk;
  CHECK(desk.run({"advice", "toothache"}) == ExitCode::nothing_found);
  CHECK(desk.err.find("Call your local emergency number now.") != std::string::npos);
}

TEST_CASE("suggestions from a file are escaped like everything foreign", "[steered-screen]") {
  Desk desk;
  auto json = small_knowledge();
  json["findings"][0]["id"] = "\033[31mzebra";
  json["rules"][0]["when"] = "zebra";
  desk.files["mine"] = json.dump();
  CHECK(desk.run({"-f", "mine"}) == ExitCode::bad_input);
  CHECK(desk.err.find('\033') == std::string::npos);
}

TEST_CASE("help is JSON too") {
  Desk desk;
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{"help", "--json"}, {"--json", "tips", "--help"}}) {
    CHECK(desk.run(arguments) == ExitCode::done);
    CHECK(nlohmann::json::parse(desk.out)["command"] == "help");
  }
}

TEST_CASE("with --json, failures are JSON on standard output") {
  Desk desk;
  CHECK(desk.run({"--json", "tps"}) == ExitCode::wrong_usage);
  const auto json = nlohmann::json::parse(desk.out);
  CHECK(json["error"]["code"] == "unknown-command");
  CHECK(json["error"]["exit"] == 2);
  CHECK(json["error"]["did_you_mean"] == std::vector<std::string>{"tips"});
  CHECK(json["knowledge"].is_null());
  CHECK(desk.err.empty());
  CHECK(desk.run({"advice", "toothache", "--json"}) == ExitCode::nothing_found);
  CHECK(nlohmann::json::parse(desk.out)["error"]["code"] == "nothing-found");
}

TEST_CASE("JSON is ASCII, whatever was typed") {
  Desk desk;
  desk.run({"advice", "--json", "caf\xC3\xA9", "\xFF\x01", "cold"});
  CHECK(std::ranges::all_of(desk.out, [](char c) { return c == '\n' || (c >= 0x20 && c < 0x7F); }));
  CHECK(nlohmann::json::parse(desk.out)["matches"][0]["id"] == "cold");
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

TEST_CASE(
    "a knowledge file replaces the built-in knowledge, and its faults are told with their place",
    "[damaged-file]") {
  Desk desk;
  desk.files["small.json"] = small_knowledge().dump();
  CHECK(desk.run({"-f", "small.json", "tips"}) == ExitCode::done);
  CHECK(desk.out.find("1. Rest") != std::string::npos);
  CHECK(desk.run({"export", "knowledge", "-f", "small.json"}) == ExitCode::done);
  CHECK(desk.out == desk.files["small.json"]);
  CHECK(desk.run({"-f", "missing.json", "tips"}) == ExitCode::bad_input);
  CHECK(desk.err == "legcramp: missing.json: No such file or directory\n");
  CHECK(desk.out.empty());
  desk.files["broken.json"] = "{\n]";
  CHECK(desk.run({"-f", "broken.json"}) == ExitCode::bad_input);
  CHECK(desk.err ==
        "legcramp: broken.json:2:1: this is not JSON: \"]\" does not belong here; is there a comma "
        "too many before it, or a bracket of the other kind?\n");
}

TEST_CASE("at most twenty faults are told, and how many more there are") {
  Desk desk;
  auto json = small_knowledge();
  for (int i = 0; i < 25; ++i) json["key" + std::to_string(i)] = 1;
  desk.files["many.json"] = json.dump();
  CHECK(desk.run({"-f", "many.json"}) == ExitCode::bad_input);
  CHECK(std::ranges::count(desk.err, '\n') == 21);
  CHECK(desk.err.ends_with("legcramp: and 5 more\n"));
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

TEST_CASE("help wins over unknown options and commands") {
  Desk desk;
  CHECK(desk.run({"tips", "--bogus", "-h"}) == ExitCode::done);
  CHECK(desk.out.starts_with("legcramp tips"));
  CHECK(desk.run({"--help", "frob"}) == ExitCode::done);
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
  CHECK(has_picture({}, 80, 24));
  CHECK_FALSE(has_picture({}, 40, 24));
  CHECK(has_picture({}, 40, 34));
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

TEST_CASE("the page of no arguments fits 24 rows of 40 columns, and leaves one for the prompt") {
  Desk desk;
  desk.is_terminal = true;
  desk.columns = 40;
  desk.rows = 24;
  desk.environment["NO_COLOR"] = "1";
  desk.run({});
  CHECK(std::ranges::count(desk.out, '\n') <= 23);
  CHECK(desk.longest_line() <= 40);
  CHECK(desk.out.ends_with("your local emergency number now.\n"));
}
