#include "cli/run.hpp"

#include <algorithm>
#include <sstream>

#include "support/desk.hpp"
#include "support/small_knowledge.hpp"

using namespace legcramp;
using legcramp::testing::Desk;
using legcramp::testing::small_knowledge;

TEST_CASE("no tips where a warning sign may be meant", "[hidden-sign]") {
  Desk desk;
  CHECK(desk.run({"tips", "shoes"}) == ExitCode::done);
  for (const char* const words :
       {"shoes chest pain", "shoes, no chest pain", "shoes one leg swollen"}) {
    CHECK(desk.run({"tips", words}) == ExitCode::nothing_found);
    CHECK(desk.out.empty());
    CHECK(desk.err.find("for any one of these: ") != std::string::npos);
  }
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

TEST_CASE("error messages wrap at the width of a terminal, and never in a pipe") {
  Desk desk;
  CHECK(desk.run({"advice", "toothache"}) == ExitCode::nothing_found);
  const std::string whole = desk.err;
  CHECK(std::ranges::count(whole, '\n') == 2);
  desk.err_is_terminal = true;
  desk.columns = 40;
  CHECK(desk.run({"advice", "toothache"}) == ExitCode::nothing_found);
  std::istringstream lines(desk.err);
  std::string joined;
  for (std::string line; std::getline(lines, line);) {
    CHECK(line.size() <= 40);
    joined += line + " ";
  }
  std::string words = whole;
  std::ranges::replace(words, '\n', ' ');
  CHECK(joined == words);
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
  CHECK(complaint({"advice", "--cause", "colt"}) ==
        "legcramp: unknown cause \"colt\"; \"legcramp export ids\" lists all (did you mean "
        "\"cold\"?)\n");
  CHECK(complaint({"advice", "--cause"}) == "legcramp: --cause needs a value\n");
  CHECK(complaint({"--plain=", "tips"}) == "legcramp: --plain takes no value\n");
  CHECK(complaint({"--cause", "cold", "advice"}) ==
        "legcramp: --cause goes after the command: \"legcramp advice --cause ...\"\n");
  CHECK(complaint({"--plain=2", "tips"}) == "legcramp: --plain takes no value\n");
  CHECK(complaint({"-f", "a", "-f", "b"}) == "legcramp: --knowledge is given twice\n");
  CHECK(complaint({"--color", "pink"}) ==
        "legcramp: --color is auto, always or never, not \"pink\"\n");
  CHECK(complaint({"relief", "toe-pul"}) ==
        "legcramp: unknown remedy \"toe-pul\"; \"legcramp export ids\" lists all (did you mean "
        "\"toe-pull\"?)\n");
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

TEST_CASE("words that no command reads stand beside the signs of an emergency", "[hidden-sign]") {
  Desk desk;
  const auto has_signs = [&](const std::vector<std::string>& arguments) {
    CHECK(desk.run(arguments) == ExitCode::wrong_usage);
    return desk.err.find("for any one of these: ") != std::string::npos;
  };
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"chest", "pain"},
                                                    {"chest"},
                                                    {"--", "chest", "pain"},
                                                    {"tip", "chest", "pain"},
                                                    {"-chest", "pain"},
                                                    {"ask", "chest", "pain"},
                                                    {"ask", "-a", "chest pain"},
                                                    {"ask", "--cause", "chest-pain"},
                                                    {"advice", "--cause", "chest pain"},
                                                    {"advice", "--nwo", "chest", "pain"},
                                                    {"relief", "--chest", "pain"},
                                                    {"relief", "chest-pain"}}) {
    INFO(arguments[0] << " " << arguments.back());
    CHECK(has_signs(arguments));
  }
  // But not where it is known what was meant, nor where nothing else was typed.
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"tps"},
                                                    {"--", "tps"},
                                                    {""},
                                                    {"-x"},
                                                    {"advice", "--cause", "colt"},
                                                    {"relief", "toe-pul"},
                                                    {"ask", "-a", "unsteady=yess"},
                                                    {"ask", "-a", "unstedy=yes"},
                                                    {"check", "a", "b"},
                                                    {"check", "--deep", "a"}}) {
    INFO(arguments[0] << " " << arguments.back());
    CHECK_FALSE(has_signs(arguments));
  }
}

TEST_CASE("an honest no still names the signs of an emergency", "[failure-taken-for-fine]") {
  Desk desk;
  CHECK(desk.run({"advice", "toothache"}) == ExitCode::nothing_found);
  CHECK(desk.err.find("for any one of these: ") != std::string::npos);
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
  desk.run({"advice", "--json", "caf\xC3\xA9", "\xFF\x01", "calf"});
  CHECK(std::ranges::all_of(desk.out, [](char c) { return c == '\n' || (c >= 0x20 && c < 0x7F); }));
  CHECK(nlohmann::json::parse(desk.out)["matches"][0]["id"] == "cramp-in-calf");
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

TEST_CASE("words are looked up in the file that is given") {
  Desk desk;
  desk.files["small.json"] = small_knowledge().dump();
  CHECK(desk.run({"advice", "resting", "-f", "small.json"}) == ExitCode::done);
  CHECK(desk.out.find("Rest more.") != std::string::npos);
  CHECK(desk.run({"tips", "resting", "-f", "small.json"}) == ExitCode::done);
  CHECK(desk.out.find("Rest more.") != std::string::npos);
  CHECK(desk.run({"advice", "magnesium", "-f", "small.json"}) == ExitCode::nothing_found);
  CHECK(desk.run({"advice", "resting"}) != ExitCode::done);
}

TEST_CASE("a file that cannot be read leaves no knowledge to speak of", "[damaged-file]") {
  Desk desk;
  desk.files["small.json"] = small_knowledge().dump();
  desk.files["broken.json"] = "{";
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"check", "missing.json"},
        {"check", "broken.json"},
        {"diff", "missing.json", "small.json"},
        {"diff", "small.json", "missing.json"},
        {"tips", "-f", "missing.json"}}) {
    INFO(arguments[0] << " " << arguments[1]);
    std::vector<std::string> all = arguments;
    all.emplace_back("--json");
    CHECK(desk.run(all) == ExitCode::bad_input);
    const auto json = nlohmann::json::parse(desk.out);
    CHECK(json["knowledge"].is_null());
    CHECK(json["error"]["code"] == "bad-file");
  }
  // Answers that cannot be read are about the knowledge that was.
  CHECK(desk.run({"ask", "--answers", "missing.json", "--json"}) == ExitCode::bad_input);
  CHECK(nlohmann::json::parse(desk.out)["knowledge"]["origin"] == "built-in");
}

TEST_CASE("a command to type again reads no standard input") {
  Desk desk;
  desk.files["-"] = small_knowledge().dump();
  CHECK(desk.run({"ask", "-f", "-", "-a", "frail=yes"}) == ExitCode::done);
  CHECK(desk.out.find("legcramp ask -f FILE -a frail=yes") != std::string::npos);
  CHECK(desk.out.find("-f -") == std::string::npos);
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

TEST_CASE("help wins over unknown options and commands") {
  Desk desk;
  CHECK(desk.run({"tips", "--bogus", "-h"}) == ExitCode::done);
  CHECK(desk.out.starts_with("legcramp tips"));
  CHECK(desk.run({"--help", "frob"}) == ExitCode::done);
}
